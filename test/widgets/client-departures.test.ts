import { assert } from '@open-wc/testing'
import { createClient, UploadQueue } from '../../widgets/src/client/index.ts'
import { nextTimeout } from '../support/next-timeout.ts'
import { waitUntil } from '../support/wait-until.ts'
import { TusEndpoint } from './tus-endpoint.ts'

type Fate = () => Promise<Response>

let endpoint: TusEndpoint
let queue: UploadQueue
/** By `fetch`: `DELETE /api/v1/uploads/0`. */
let asked: string[]
/** What becomes of the next calls by `fetch`; those after them are answered. */
let fates: Fate[]

const answer =
  (status: number): Fate =>
  () =>
    Promise.resolve(new Response(null, { status }))

/** In the midst of its bytes. */
async function giveUp(): Promise<void> {
  endpoint.interfere = ({ method }, offset) => {
    if (method === 'PIECE' && offset === 64 * 1024) queue.cancel(queue.items[0]!.id)
    return null
  }
  const file = new File([new Uint8Array(400_000)], 'plans.pdf', { type: 'application/pdf' })
  await queue.add([{ file, name: file.name }])
}

describe('an upload that is given up', function () {
  // The first upload of a run loads Uppy.
  this.timeout(20_000)

  beforeEach(() => {
    asked = []
    fates = []
    endpoint = new TusEndpoint()
    endpoint.install()
    const { uploads } = createClient({
      locale: () => 'fr-CA',
      fetch: (input, init) => {
        asked.push(`${init?.method ?? 'GET'} ${new URL(input as string).pathname}`)
        return (fates.shift() ?? answer(204))()
      },
    })
    queue = new UploadQueue(uploads.transport, { dossierId: '01930000-0000-7000-8000-000000000001' })
  })
  afterEach(() => {
    queue.close()
    endpoint.uninstall()
  })

  it('is told to the zone until it has heard', async () => {
    fates = [() => Promise.reject(new TypeError('Failed to fetch')), ...[401, 423, 503, 410].map(answer)]
    const told: unknown[] = []
    queue.subscribe(() => {
      const problem = queue.leaving[0]?.problem
      if (!problem || told.at(-1) === problem.status) return
      told.push(problem.status)
      // A new token, or the network’s return.
      setTimeout(() => queue.hurry())
    })
    await giveUp()
    await waitUntil(() => asked.length === 5 && queue.leaving.length === 0, 'the zone has not heard')
    assert.deepEqual(told, [0, 401, 423, 503])
    assert.deepEqual(asked, Array<string>(5).fill(`DELETE ${endpoint.uploads[0]!.url}`))
  })

  it('is told again where no answer comes', async () => {
    fates = [() => new Promise(() => undefined)]
    const limit = nextTimeout()
    await giveUp()
    await waitUntil(() => asked.length === 1, 'the zone is not told')
    limit.abort()
    await waitUntil(() => queue.leaving[0]?.problem?.code === 'offline', 'it still waits for an answer')
    dispatchEvent(new Event('online'))
    await waitUntil(() => queue.leaving.length === 0, 'it is not told again')
    assert.lengthOf(asked, 2)
  })

  it('is let alone where the zone says no for good', async () => {
    fates = [answer(403)]
    await giveUp()
    await waitUntil(() => asked.length === 1 && queue.leaving.length === 0, 'it insists')
    assert.isEmpty(queue.items)
  })
})
