import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, mayInstall } from './debian.ts'
import { until } from './until.ts'

const CLAMD = '/usr/sbin/clamd'

/** The test file of the antivirus makers: harmless, and found by every scanner. In two parts, so that none finds this. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export function mayHaveClamd(): boolean {
  return existsSync(CLAMD) || mayInstall()
}

export interface Clamd {
  /** For `JZ_CLAMD_URL`. */
  url: string
  start(): Promise<void>
  /** It takes what is said to it, and says nothing more until it goes on. */
  pause(): void
  goOn(): void
  /** `kill -9`. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** Debian's clamd on a socket of its own, knowing one virus: EICAR, wherever it stands in a file. */
export async function startClamd(streamMaxLength = '64M'): Promise<Clamd> {
  if (!existsSync(CLAMD)) await install('clamav-daemon')
  const home = mkdtempSync(join(tmpdir(), 'jz-clamd-'))
  const socket = join(home, 'clamd.sock')
  const signature = Buffer.from(EICAR).toString('hex')
  writeFileSync(join(home, 'eicar.ndb'), `Eicar-Test-Signature:0:*:${signature}\n`)
  const config = join(home, 'clamd.conf')
  const lines = [
    `LocalSocket ${socket}`,
    `DatabaseDirectory ${home}`,
    `StreamMaxLength ${streamMaxLength}`,
    `MaxScanSize ${streamMaxLength}`,
    `MaxFileSize ${streamMaxLength}`,
    'AlertExceedsMax yes',
    'Foreground yes',
    `TemporaryDirectory ${home}`,
    'FixStaleSocket yes',
  ]
  writeFileSync(config, `${lines.join('\n')}\n`)
  let child: ReturnType<typeof spawn> | undefined

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = undefined
    if (ending === undefined || ending.exitCode !== null) return
    const ended = new Promise((done) => ending.once('exit', done))
    ending.kill(signal)
    await ended
  }
  const clamd: Clamd = {
    url: `unix:${socket}`,
    async start() {
      child = spawn(CLAMD, ['-c', config], { stdio: 'ignore' })
      await until(async () => ((await isListening(socket)) ? true : undefined), 'clamd')
    },
    pause: () => child?.kill('SIGSTOP'),
    goOn: () => child?.kill('SIGCONT'),
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGKILL')
      rmSync(home, { recursive: true, force: true })
    },
  }
  await clamd.start()
  return clamd
}

function isListening(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path)
    socket.once('connect', () => done(true)).once('error', () => done(false))
    socket.once('connect', () => socket.destroy())
  })
}
