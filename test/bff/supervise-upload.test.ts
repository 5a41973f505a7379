import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SECOND } from '../../bff/src/platform/clock.ts'
import { Problem } from '../../bff/src/platform/problems.ts'
import { superviseUpload } from '../../bff/src/services/vault/supervise-upload.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('why an upload was ended is not taken back by a slow look that began before', async () => {
  const looks: ((found: Problem | undefined) => void)[] = []
  const supervision = superviseUpload({
    checkOpen: () => new Promise((found) => looks.push(found)),
    bytesSoFar: () => 1,
  })
  await vi.advanceTimersByTimeAsync(SECOND)
  const [slow, quick] = looks
  const gone = new Problem('upload_gone')
  quick?.(gone)
  await vi.advanceTimersByTimeAsync(0)
  slow?.(undefined)
  await vi.advanceTimersByTimeAsync(0)
  expect(supervision.stop.reason).toBe(gone)
  supervision.end()
})

test('an upload that brings nothing for a minute is ended, one that brings a byte now and then is not', async () => {
  const ended: unknown[] = []
  let received = 0
  const supervise = (bytesSoFar: () => number) => {
    const supervision = superviseUpload({ checkOpen: () => Promise.resolve(undefined), bytesSoFar })
    const { stop } = supervision
    stop.addEventListener('abort', () => ended.push(stop.reason))
    return supervision
  }
  const supervised = [supervise(() => 1), supervise(() => ++received)]
  await vi.advanceTimersByTimeAsync(62 * SECOND)
  expect(ended).toMatchObject([{ code: 'busy' }])
  for (const one of supervised) one.end()
})
