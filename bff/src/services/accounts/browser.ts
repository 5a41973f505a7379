import { deleteCookie, setCookie } from 'hono/cookie'
import type { Account } from '@juriszone/widgets/contract'
import type { Deps } from '../deps.ts'
import type { ZoneContext } from '../http/index.ts'
import { forgetDevice, forgetDeviceOfOthers } from './devices.ts'
import type { RememberedDevice } from './devices.ts'
import { isSignedIn } from './principal.ts'
import { cookieReader, sessionCookieName } from './session-cookie.ts'
import { closeSession } from './sessions.ts'

/** What we leave with a browser: the session's cookie, and for thirty days that of a device to remember. */
export function browserCookies({ config, db, clock }: Deps) {
  const isSecure = config.publicUrl.startsWith('https:')
  const sessionName = sessionCookieName(config.publicUrl)
  const deviceName = isSecure ? '__Host-jz_d' : 'jz_d'
  const options = { httpOnly: true, secure: isSecure, sameSite: 'Strict', path: '/' } as const
  const readDevice = cookieReader(deviceName)

  async function drop(c: ZoneContext): Promise<boolean> {
    const device = readDevice(c)
    if (device !== undefined) await db.write((tx) => forgetDevice(tx, device))
    return device !== undefined
  }

  return {
    readDevice,
    /** Gives a session. The one that came with the request ends, and so does a device remembered for somebody else. */
    async open(c: ZoneContext, { account, secret }: { account: Account; secret: string }): Promise<void> {
      const before = c.get('principal')
      const device = readDevice(c)
      const hasSession = isSignedIn(before)
      if (hasSession || device !== undefined) {
        await db.write(async (tx) => {
          if (hasSession) await closeSession(tx, before.proof.hash)
          if (device !== undefined) await forgetDeviceOfOthers(tx, device, account.id)
        })
      }
      setCookie(c, sessionName, secret, options)
    },
    close: (c: ZoneContext): void => void deleteCookie(c, sessionName, options),
    /** In the place of whatever was remembered on this browser. */
    async remember(c: ZoneContext, { secret, expiresAt }: RememberedDevice): Promise<void> {
      await drop(c)
      const maxAge = Math.floor((Date.parse(expiresAt) - clock.now().getTime()) / 1000)
      setCookie(c, deviceName, secret, { ...options, maxAge })
    },
    async forget(c: ZoneContext): Promise<void> {
      if (await drop(c)) deleteCookie(c, deviceName, options)
    },
  }
}
