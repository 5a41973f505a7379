import type { Deps } from './services/deps.ts'
import { deliverDueMail, nextMailAt } from './services/mail/index.ts'
import type { MailRoom } from './services/mail/index.ts'
import { sweepSessions } from './services/accounts/index.ts'
import { sendReceipts, sweepDeposits } from './deposits/index.ts'
import { checkAllContent, sweepDocuments } from './documents/index.ts'
import { tellPurges } from './dossiers/index.ts'
import { tellDeposits, tellReturns } from './notifications/index.ts'
import { remindRecipients } from './shares/index.ts'
import { HOUR, MINUTE, SECOND } from './platform/clock.ts'

/** Does what is due and tells when it wants to be called again; null: when something changes. */
type Work = () => Promise<Date | null>

const LONGEST_SLEEP = 10 * MINUTE
const AFTER_FAILURE = 5 * SECOND

/** What runs beside the requests. @returns the way to stop, which waits for work under way */
export function startWorkers(deps: Deps, room: MailRoom): () => Promise<void> {
  const stops = [
    repeat(deps, 'mail', () => sendMail(deps, room)),
    repeat(deps, 'returns', () => tellReturns(deps)),
    repeat(deps, 'receipts', () => sendReceipts(deps)),
    repeat(deps, 'deposits', () => tellDeposits(deps)),
    repeat(deps, 'content', checkAllContent(deps)),
    repeat(
      deps,
      'sweep',
      hourly(deps, () => sweep(deps)),
    ),
    repeat(
      deps,
      'purges',
      hourly(deps, () => tellPurges(deps)),
    ),
    repeat(
      deps,
      'reminders',
      hourly(deps, () => remindRecipients(deps)),
    ),
  ]
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}

async function sendMail(deps: Deps, room: MailRoom): Promise<Date | null> {
  const at = await nextMailAt(deps)
  if (at === null || at > deps.clock.now().toISOString()) return at === null ? null : new Date(at)
  await deliverDueMail(deps, room)
  return deps.clock.now()
}

async function sweep(deps: Deps): Promise<void> {
  await sweepDeposits(deps)
  await sweepDocuments(deps)
  await deps.db.write((tx) => sweepSessions(tx, deps.clock.now()))
}

/** What looks through whole tables does so once an hour, whatever is committed meanwhile. */
function hourly(deps: Deps, work: () => Promise<void>): Work {
  let next = 0
  return async () => {
    const now = deps.clock.now().getTime()
    if (now >= next) {
      next = now + HOUR
      await work()
    }
    return new Date(next)
  }
}

/** Runs `work` when it is due and after each commit; it looks before it writes, or it would wake itself for ever. */
function repeat(deps: Deps, name: string, work: Work): () => Promise<void> {
  let isStopped = false
  let isWoken = false
  let wake = (): void => undefined
  const forget = deps.db.onCommit(() => {
    isWoken = true
    wake()
  })

  async function run(): Promise<void> {
    for (;;) {
      if (isStopped) return
      isWoken = false
      let next: Date | null
      try {
        next = await work()
      } catch (error) {
        deps.log.error({ err: error, worker: name }, 'worker failed')
        next = new Date(deps.clock.now().getTime() + AFTER_FAILURE)
        isWoken = false
      }
      if (!isWoken && !isStopped) await sleep(next)
    }
  }

  async function sleep(until: Date | null): Promise<void> {
    const ms =
      until === null
        ? LONGEST_SLEEP
        : Math.min(LONGEST_SLEEP, Math.max(0, until.getTime() - deps.clock.now().getTime()))
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, ms)
    wake = resolve
    await promise
    clearTimeout(timer)
  }

  const running = run()
  return async () => {
    isStopped = true
    forget()
    wake()
    await running
  }
}
