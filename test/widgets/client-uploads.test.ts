import { assert } from '@open-wc/testing'
import { createClient, UploadQueue, type UploadItem } from '../../widgets/src/client/index.ts'
import { sampleOf } from '../../widgets/src/client/uploads/sample.ts'
import { fileOnDisk } from '../support/file-on-disk.ts'
import { waitUntil } from '../support/wait-until.ts'
import { TusEndpoint } from './tus-endpoint.ts'

const DOSSIER = { dossierId: '01930000-0000-7000-8000-000000000001' }

let endpoint: TusEndpoint
let queue: UploadQueue
let unfinished: object[]
/** By `fetch`: `DELETE /api/v1/uploads/0`. */
let asked: string[]

function newQueue(options: { token?: string; getToken?: () => Promise<string> } = {}): UploadQueue {
  const answer: typeof fetch = (input, init) => {
    asked.push(`${init?.method ?? 'GET'} ${new URL(input as string).pathname}`)
    return Promise.resolve(Response.json(unfinished))
  }
  const { uploads } = createClient({ locale: () => 'fr-CA', fetch: answer, ...options })
  return new UploadQueue(uploads.transport, DOSSIER)
}

const bytes = (size: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length: size }, (_, at) => (at * 31) % 251)
const fileOf = (name: string, size: number): File => new File([bytes(size)], name, { type: 'application/pdf' })
const item = (name: string): UploadItem | undefined => queue.items.find((known) => known.name === name)
const add = (...files: File[]): Promise<void> => queue.add(files.map((file) => ({ file, name: file.name })))
const reaches = (name: string, state: UploadItem['state']): Promise<void> =>
  waitUntil(() => item(name)?.state === state, `${name} is not ${state}`)

describe('the upload queue', function () {
  // The first upload of a run loads Uppy; what waits for a lost network waits a second.
  this.timeout(20_000)

  beforeEach(() => {
    unfinished = []
    asked = []
    endpoint = new TusEndpoint()
    endpoint.install()
    queue = newQueue()
  })
  afterEach(() => {
    queue.close()
    endpoint.uninstall()
  })

  it('sends a file whole, with the contract’s metadata and nothing else', async () => {
    const file = fileOf('acte d’été.pdf', 300_000)
    void add(file)
    await reaches(file.name, 'done')
    const [upload] = endpoint.of(file.name)
    assert.deepEqual(await endpoint.bytesOf(upload!), bytes(300_000))
    assert.deepEqual(upload!.metadata, {
      filename: file.name,
      filetype: 'application/pdf',
      sample: await sampleOf(file),
      ...DOSSIER,
    })
    assert.equal(endpoint.requests[0]?.headers['x-jz'], '1')
    assert.notProperty(endpoint.requests[0]?.headers, 'authorization')
  })

  it('computes the sample of the contract: size, first and last 64 KiB', async () => {
    const digest = async (...parts: BlobPart[]): Promise<string> => {
      const hash = await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer())
      return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    }
    const large = bytes(200_000)
    assert.equal(
      await sampleOf(new Blob([large])),
      await digest('200000', large.slice(0, 65_536), large.slice(200_000 - 65_536)),
    )
    const small = bytes(10)
    assert.equal(await sampleOf(new Blob([small])), await digest('10', small, small))
  })

  it('refuses here what the zone would refuse, and keeps it in the list', () => {
    void add(fileOf('vide.pdf', 0), fileOf('calcul.exe', 10), fileOf(`${'a'.repeat(300)}.pdf`, 10))
    assert.deepEqual(
      queue.items.map(({ state, problem }) => [state, problem?.code, problem?.retryable]),
      [
        ['failed', 'empty_file', false],
        ['failed', 'file_type_refused', false],
        ['failed', 'file_name_too_long', false],
      ],
    )
    assert.isEmpty(endpoint.requests)
  })

  it('sends three at a time, in their order', async () => {
    let most = 0
    endpoint.interfere = () => {
      most = Math.max(most, queue.items.filter(({ state }) => state === 'uploading').length)
      return null
    }
    void add(...Array.from({ length: 20 }, (_, n) => fileOf(`piece ${n}.pdf`, 200_000)))
    await waitUntil(() => queue.items.every(({ state }) => state === 'done'), 'not all done', 15_000)
    assert.equal(most, 3)
    assert.deepEqual(
      endpoint.uploads.map(({ metadata }) => metadata['filename']),
      Array.from({ length: 20 }, (_, n) => `piece ${n}.pdf`),
    )
  })

  it('the same file twice is two uploads', async () => {
    void add(fileOf('acte.pdf', 1000), fileOf('acte.pdf', 1000))
    await waitUntil(() => queue.items.every(({ state }) => state === 'done'))
    assert.lengthOf(endpoint.of('acte.pdf'), 2)
  })

  it('goes on by itself where it was after a lost connection', async () => {
    let isLost = false
    endpoint.interfere = ({ method }, offset) => {
      if (method !== 'PIECE' || isLost || offset < 128 * 1024) return null
      isLost = true
      return 'lost'
    }
    const file = fileOf('plans.pdf', 400_000)
    void add(file)
    await waitUntil(() => item(file.name)?.problem?.code === 'offline')
    assert.equal(item(file.name)?.state, 'waiting')
    await reaches(file.name, 'done')
    assert.lengthOf(endpoint.uploads, 1)
    assert.deepEqual(await endpoint.bytesOf(endpoint.uploads[0]!), bytes(400_000))
    assert.includeMembers(
      endpoint.requests.map(({ method }) => method),
      ['HEAD'],
    )
  })

  it('says of a file that changed on its way that it cannot be read, and does not insist', async () => {
    const { file, change } = await fileOnDisk('plans.pdf', bytes(400_000))
    let isChanged = false
    endpoint.pieceSize = 1000
    // What a browser says of it is what it says of a lost connection.
    endpoint.interfere = ({ method }) => (method === 'PIECE' && isChanged ? 'lost' : null)
    void add(file)
    await waitUntil(() => item(file.name)!.sent > 0)
    await change()
    isChanged = true
    const told: unknown[] = []
    queue.subscribe(() => told.push(item(file.name)?.problem?.code))
    await reaches(file.name, 'failed')
    assert.deepInclude(item(file.name)?.problem, { code: 'file_unreadable', retryable: true })
    assert.notInclude(told, 'offline')
    assert.isFalse(queue.isBusy)

    queue.retry(item(file.name)!.id)
    await reaches(file.name, 'waiting')
    await reaches(file.name, 'failed')
    assert.equal(item(file.name)?.problem?.code, 'file_unreadable')
    // Given up, it is given up in the zone too.
    queue.cancel(item(file.name)!.id)
    await waitUntil(() => asked.includes(`DELETE ${endpoint.uploads[0]!.url}`), 'the zone keeps it')
  })

  it('waits where the zone is busy (423) and goes on', async () => {
    let refusals = 2
    endpoint.interfere = ({ method }) => (method === 'PATCH' && refusals-- > 0 ? { status: 423 } : null)
    void add(fileOf('acte.pdf', 1000))
    await reaches('acte.pdf', 'done')
    assert.deepEqual(await endpoint.bytesOf(endpoint.uploads[0]!), bytes(1000))
  })

  it('tells the zone’s refusal in the zone’s words, and does not insist', async () => {
    const detail = 'L’espace de l’étude est rempli. Supprimez des documents.'
    endpoint.interfere = ({ method }) =>
      method === 'POST' ? { status: 422, body: JSON.stringify({ code: 'quota', status: 422, detail }) } : null
    void add(fileOf('acte.pdf', 1000))
    await reaches('acte.pdf', 'failed')
    assert.deepInclude(item('acte.pdf')?.problem, { code: 'quota', detail, retryable: false })
    assert.lengthOf(endpoint.requests, 1)
  })

  it('a version that the zone refuses at its last byte is a failure, not a success', async () => {
    endpoint.onFinish = () => ({
      status: 403,
      body: JSON.stringify({ code: 'dossier_closed', status: 403, detail: 'Fermé.' }),
    })
    void add(fileOf('acte.pdf', 1000))
    await reaches('acte.pdf', 'failed')
    assert.equal(item('acte.pdf')?.problem?.code, 'dossier_closed')
  })

  it('stops when suspended, and resumes without sending again', async () => {
    endpoint.interfere = ({ method }, offset) => {
      if (method === 'PIECE' && offset === 64 * 1024) queue.pause(item('plans.pdf')!.id)
      return null
    }
    void add(fileOf('plans.pdf', 400_000))
    await reaches('plans.pdf', 'paused')
    const sent = endpoint.uploads[0]!.chunks.length
    endpoint.interfere = () => null
    queue.resume(item('plans.pdf')!.id)
    await reaches('plans.pdf', 'done')
    assert.isAtLeast(sent, 1)
    assert.deepEqual(await endpoint.bytesOf(endpoint.uploads[0]!), bytes(400_000))
  })

  it('suspended while it waited for the network, it resumes where it was', async () => {
    let isLost = true
    endpoint.interfere = ({ method }, offset) =>
      isLost && (method === 'HEAD' || (method === 'PIECE' && offset === 64 * 1024)) ? 'lost' : null
    void add(fileOf('plans.pdf', 300_000))
    await waitUntil(() => item('plans.pdf')?.problem?.code === 'offline', 'the network is not lost')
    queue.pause(item('plans.pdf')!.id)
    isLost = false
    queue.resume(item('plans.pdf')!.id)
    await reaches('plans.pdf', 'done')
    assert.lengthOf(endpoint.of('plans.pdf'), 1)
    assert.deepEqual(await endpoint.bytesOf(endpoint.of('plans.pdf')[0]!), bytes(300_000))
  })

  it('cancelling takes it off the list and off the zone', async () => {
    endpoint.interfere = ({ method }, offset) => {
      if (method === 'PIECE' && offset === 64 * 1024) queue.cancel(item('plans.pdf')!.id)
      return null
    }
    void add(fileOf('plans.pdf', 400_000))
    await waitUntil(() => queue.items.length === 0 && asked.includes(`DELETE ${endpoint.uploads[0]!.url}`))
    assert.notInclude(
      endpoint.requests.map(({ method }) => method),
      'DELETE',
      'it is told twice',
    )
  })

  it('goes on with what a closed page left, once the same file is chosen again', async () => {
    const file = fileOf('acte.pdf', 300_000)
    endpoint.uploads.push({
      url: '/api/v1/uploads/before',
      metadata: { filename: file.name },
      size: file.size,
      chunks: [file.slice(0, 120_000)],
    })
    const sample = await sampleOf(file)
    unfinished = [{ url: '/api/v1/uploads/before', filename: file.name, size: file.size, offset: 120_000, sample }]
    await queue.loadUnfinished()
    assert.deepInclude(item(file.name), { state: 'interrupted', sent: 120_000 })

    await queue.chooseAgain(item(file.name)!.id, fileOf('autre.pdf', 300_000).slice(1) as File)
    assert.equal(item(file.name)?.problem?.code, 'not_same_file')
    assert.equal(item(file.name)?.state, 'interrupted')

    void add(file)
    await reaches(file.name, 'done')
    assert.lengthOf(queue.items, 1)
    assert.deepEqual(await endpoint.bytesOf(endpoint.uploads[0]!), bytes(300_000))
    assert.notInclude(
      endpoint.requests.map(({ method }) => method),
      'POST',
    )
  })

  it('a bearer’s upload carries the token, and a new one when it was refused', async () => {
    let given = 0
    queue = newQueue({ getToken: () => Promise.resolve(`jzt_${++given}`) })
    endpoint.interfere = ({ headers }) => (headers['authorization'] === 'Bearer jzt_1' ? { status: 401 } : null)
    void add(fileOf('acte.pdf', 1000))
    await reaches('acte.pdf', 'done')
    assert.equal(endpoint.requests.at(-1)?.headers['authorization'], 'Bearer jzt_2')
    assert.notProperty(endpoint.requests.at(-1)?.headers, 'x-jz')
  })

  it('« Garder les deux » before anything is sent: the zone is told from the start', async () => {
    void add(fileOf('acte.pdf', 1000))
    assert.isTrue(queue.keepBoth(item('acte.pdf')!.id))
    await reaches('acte.pdf', 'done')
    assert.deepInclude(endpoint.uploads[0]?.metadata, { filename: 'acte.pdf', keepBoth: '1' })
    assert.lengthOf(endpoint.uploads, 1)
  })

  it('« Garder les deux » once it is on its way: too late for the queue, and nothing is sent again', async () => {
    const answers: boolean[] = []
    endpoint.interfere = ({ method }) => {
      if (method === 'PIECE') answers.push(queue.keepBoth(item('acte.pdf')!.id))
      return null
    }
    void add(fileOf('acte.pdf', 60_000))
    await reaches('acte.pdf', 'done')
    assert.deepEqual(answers, [false])
    assert.lengthOf(endpoint.uploads, 1)
  })

  it('takes ten thousand files: all are in the list, ready to be suspended, resumed and cancelled at once', async () => {
    const file = fileOf('piece.pdf', 1)
    await queue.add(Array.from({ length: 10_000 }, (_, n) => ({ file, name: `piece ${n}.pdf` })))
    assert.lengthOf(queue.items, 10_000)
    assert.equal(queue.totals.files, 10_000)
    queue.pauseAll()
    assert.isTrue(queue.items.every(({ state }) => state === 'paused' || state === 'done'))
    queue.resumeAll()
    assert.isTrue(queue.isBusy)
    queue.cancelAll()
    assert.isTrue(queue.items.every(({ state }) => state === 'done'))
  })
})
