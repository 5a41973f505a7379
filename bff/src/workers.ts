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
const SOON = SECOND / 10

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

/**
 * Runs `work` when it is due and soon after commits; it looks before it writes, or it would wake itself for ever.
 * Not at once: what many commits bring is looked at together, and an answer has long left before what it set off begins,
 * which would tell that there was somebody to write to.
 */
function repeat(deps: Deps, name: string, work: Work): () => Promise<void> {
  let isStopped = false
  let isWoken = false
  let wakeIn: (ms: number) => void = () => undefined
  const forget = deps.db.onCommit(() => {
    isWoken = true
    wakeIn(SOON)
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
      if (!isStopped) await sleep(isWoken ? SOON : untilThen(next))
    }
  }

  function untilThen(next: Date | null): number {
    const ms = next === null ? LONGEST_SLEEP : next.getTime() - deps.clock.now().getTime()
    return Math.min(LONGEST_SLEEP, Math.max(0, ms))
  }

  async function sleep(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    let end = performance.now() + ms
    let timer = setTimeout(resolve, ms)
    wakeIn = (sooner) => {
      if (performance.now() + sooner >= end) return
      end = performance.now() + sooner
      clearTimeout(timer)
      timer = setTimeout(resolve, sooner)
    }
    await promise
  }

  const running = run()
  return async () => {
    isStopped = true
    forget()
    wakeIn(0)
    await running
  }
}
