import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SECOND } from '../../../bff/src/platform/clock.ts'
import { MAILS } from '../../../bff/src/serve.ts'
import { deliverDueMail, mailTemplates, nextMailAt } from '../../../bff/src/services/mail/index.ts'
import type { Delivery, OutgoingMail } from '../../../bff/src/services/mail/index.ts'
import { setScene } from '../shares/scene.ts'
import type { Scene } from '../shares/scene.ts'

let scene: Scene
beforeEach(async () => {
  scene = await setScene()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(async () => {
  vi.useRealTimers()
  await scene.stop()
})

/** The mail work of one process, whose server answers as it is told. @returns what it was given, in order */
function startWork(answer: () => Promise<Delivery>) {
  const given: OutgoingMail[] = []
  const transport = {
    send(mail: OutgoingMail): Promise<Delivery> {
      given.push(mail)
      return answer()
    },
    close: () => undefined,
  }
  const room = {
    transport,
    templates: mailTemplates(MAILS),
    from: 'zone@juriszone.example',
    onUndelivered: async () => {},
  }
  return { given, work: () => deliverDueMail(scene.zone.deps, room) }
}

async function pass(seconds: number): Promise<void> {
  scene.zone.clock.advance(seconds * SECOND)
  await vi.advanceTimersByTimeAsync(seconds * SECOND)
}

const taken = (): Promise<Delivery> => Promise.resolve({ outcome: 'taken' })

/** One process has the first letter of a share in hand, the other has sent the rest. */
async function setSlowServer() {
  const { zone, send, to } = scene
  const answered = Promise.withResolvers<Delivery>()
  const slow = startWork(() => answered.promise)
  const other = startWork(taken)
  await send([to('Jean Roy')])
  const ended = slow.work()
  await vi.waitFor(() => expect(slow.given).toHaveLength(1))
  await other.work()
  expect(other.given).toHaveLength(2)
  return { ...zone, slow, other, answered, ended }
}

test('a letter that its server takes a minute over is nobody else’s meanwhile, and nobody asks for it at every turn', async () => {
  const { deps, clock, slow, other, answered, ended } = await setSlowServer()
  for (let waited = 0; waited < 60; waited += 3) {
    await pass(3)
    expect(await other.work()).toBe(0)
    expect(Date.parse((await nextMailAt(deps)) ?? '')).toBeGreaterThan(clock.now().getTime())
  }
  answered.resolve({ outcome: 'taken' })
  await ended
  expect(await nextMailAt(deps)).toBeNull()
  expect([slow.given.length, other.given.length]).toEqual([1, 2])
})

test('the letter of a process that is no more is sent by another, as the same letter', async () => {
  const { deps, clock, slow, other } = await setSlowServer()
  vi.clearAllTimers()
  const at = Date.parse((await nextMailAt(deps)) ?? '')
  await pass((at - clock.now().getTime()) / SECOND - 1)
  expect(await other.work()).toBe(0)
  await pass(1)
  expect(await other.work()).toBe(1)
  const [, , again] = other.given
  expect(again).toEqual(slow.given[0])
})
