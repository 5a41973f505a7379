import { expect } from 'vitest'
import type { Answer, Caller } from '../../support/zone.ts'
import type { Scene } from '../shares/scene.ts'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

/** Asks for codes, reads them in the e-mails that come, and gives them back from a telephone. */
export function codeDesk(scene: () => Scene) {
  const ask = (email: string, more: object = {}): Promise<Answer> =>
    scene().zone.call(null, 'POST', '/session/codes', { email, ...more })

  const give = (id: string, code: string, more: object = {}, caller: Caller | null = null): Promise<Answer> =>
    scene().zone.call(caller, 'POST', `/session/codes/${id}`, { code, ...more }, { 'User-Agent': IPHONE })

  /** Asks for a code and reads it in the one e-mail that comes. */
  async function receive(email: string, more: object = {}): Promise<{ id: string; code: string }> {
    const { body } = await ask(email, more)
    const mails = await scene().office.deliver()
    expect(mails.map(({ to }) => to)).toEqual([email])
    const code = /code\s?: (\d{4})\s(\d{4})$/.exec(mails[0]!.subject)
    return { id: body.id, code: (code ?? []).slice(1).join('') }
  }

  return { ask, give, receive }
}

/** The cookies that a browser holds after an answer. */
export function cookiesOf({ headers }: Answer): Map<string, string> {
  const pairs = headers.getSetCookie().map((cookie): [string, string] => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    return [name, value]
  })
  return new Map(pairs)
}

export function browserWith(cookies: Record<string, string | undefined>): Caller {
  const pairs = Object.entries(cookies).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
  return { headers: { Cookie: pairs.join('; ') } }
}

export const whoIs = async ({ zone }: Scene, caller: Caller): Promise<string | null> =>
  (await zone.call(caller, 'GET', '/session')).body.account?.email ?? null
