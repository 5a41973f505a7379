import { assert } from '@open-wc/testing'
import { createSiteClient, ZoneProblem, type ClientOptions, type SiteClient } from '../../widgets/src/client/index.ts'

interface Seen {
  url: string
  init: RequestInit
  headers: Headers
}

let seen: Seen[]
let answers: (() => Response | Promise<Response>)[]

function newClient(options: Partial<ClientOptions> = {}): SiteClient {
  const fetcher: typeof fetch = async (input, init = {}) => {
    seen.push({ url: input as string, init, headers: new Headers(init.headers) })
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!
    return answer()
  }
  return createSiteClient({ locale: () => 'fr-CA', fetch: fetcher, baseUrl: 'https://zone.example', ...options })
}

const page = (): Response => Response.json({ items: [], nextCursor: null })
const refusal = (status: number, code: string): Response =>
  Response.json({ type: '', title: '', status, code, detail: 'Phrase.', requestId: '7F3K-29QX' }, { status })

async function problemOf(call: Promise<unknown>): Promise<ZoneProblem> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  assert.instanceOf(error, ZoneProblem)
  return error
}

describe('a call of the client', () => {
  beforeEach(() => {
    seen = []
    answers = [page]
  })

  it('with a session: same-origin credentials and the header that a form cannot send', async () => {
    await newClient().documents.rename('d1', 'acte.pdf')
    const [{ url, init, headers }] = seen as [Seen]
    assert.equal(url, 'https://zone.example/api/v1/documents/d1')
    assert.deepInclude(init, { method: 'PATCH', credentials: 'same-origin', body: '{"name":"acte.pdf"}' })
    assert.equal(headers.get('X-JZ'), '1')
    assert.isFalse(headers.has('Authorization'))
    assert.equal(headers.get('Accept-Language'), 'fr-CA')
  })

  it('as a bearer: the token, and no cookie at all', async () => {
    await newClient({ token: 'jzt_1' }).people.list({ search: 'côté', limit: 20 })
    const [{ url, init, headers }] = seen as [Seen]
    assert.equal(url, 'https://zone.example/api/v1/people?search=c%C3%B4t%C3%A9&limit=20')
    assert.equal(init.credentials, 'omit')
    assert.equal(headers.get('Authorization'), 'Bearer jzt_1')
    assert.isFalse(headers.has('X-JZ'))
  })

  it('the language is asked at each call', async () => {
    let locale: 'fr-CA' | 'en-CA' = 'fr-CA'
    const client = newClient({ locale: () => locale })
    await client.counts.get()
    locale = 'en-CA'
    await client.counts.get()
    assert.deepEqual(
      seen.map(({ headers }) => headers.get('Accept-Language')),
      ['fr-CA', 'en-CA'],
    )
  })

  it('a number with a slash is one number', async () => {
    assert.isNull(await newClient().dossiers.findByNumber('2024/0123 & suite'))
    assert.equal(seen[0]?.url, 'https://zone.example/api/v1/dossiers?number=2024%2F0123+%26+suite')
  })

  it('an answer without a body is nothing', async () => {
    answers = [() => new Response(null, { status: 204 })]
    assert.isUndefined(await newClient().dossiers.markSeen('d1'))
    answers = [() => new Response('', { status: 202 })]
    assert.isUndefined(await newClient().passwordResets.request({ email: 'a@b.example' }))
  })

  it('links are absolute, for a page of another site', async () => {
    answers = [() => Response.json({ url: '/api/v1/links/x', expiresAt: '' }, { status: 201 })]
    const { url } = await newClient().documents.link('d1', { version: 2 })
    assert.equal(url, 'https://zone.example/api/v1/links/x')
    assert.equal(seen[0]?.url, 'https://zone.example/api/v1/documents/d1/links?version=2')
  })

  it('a share is sent under the key that its caller keeps', async () => {
    const input = { title: 'T', expiresOn: '2026-12-24', documentIds: ['d'], recipients: [] }
    await newClient().shares.send('d1', input, 'key-1')
    assert.equal(seen[0]?.headers.get('Idempotency-Key'), 'key-1')
  })

  it('tells a refusal with all that the zone says', async () => {
    answers = [() => refusal(422, 'missing_email')]
    const problem = await problemOf(newClient().people.list())
    assert.deepInclude(problem, {
      status: 422,
      code: 'missing_email',
      detail: 'Phrase.',
      requestId: '7F3K-29QX',
      retryable: false,
    })
  })

  it('an intermediary’s error page is a problem too, and one may try again', async () => {
    answers = [() => new Response('<h1>Bad gateway</h1>', { status: 502 })]
    assert.deepInclude(await problemOf(newClient().people.list()), { code: 'unexpected_answer', retryable: true })
  })

  it('no answer at all is « offline »; giving up is giving up', async () => {
    answers = [() => Promise.reject(new TypeError('Failed to fetch'))]
    assert.deepInclude(await problemOf(newClient().people.list()), { code: 'offline', status: 0, retryable: true })
    answers = [() => Promise.reject(new DOMException('Aborted', 'AbortError'))]
    const error: unknown = await newClient()
      .people.list()
      .catch((thrown: unknown) => thrown)
    assert.equal((error as DOMException).name, 'AbortError')
  })

  it('calls at the same time share one renewal of a refused token', async () => {
    let given = 0
    const getToken = async (): Promise<string> => `jzt_${++given}`
    answers = [
      () => (seen.at(-1)?.headers.get('Authorization') === 'Bearer jzt_1' ? refusal(401, 'token_expired') : page()),
    ]
    const client = newClient({ getToken })
    await Promise.all([client.people.list(), client.dossiers.list(), client.counts.get()])
    assert.equal(given, 2)
    assert.lengthOf(
      seen.filter(({ headers }) => headers.get('Authorization') === 'Bearer jzt_2'),
      3,
    )
  })

  it('a token that is refused again is not asked for a third time', async () => {
    let given = 0
    answers = [() => refusal(401, 'token_expired')]
    const client = newClient({ getToken: async () => `jzt_${++given}` })
    assert.equal((await problemOf(client.people.list())).status, 401)
    assert.equal(given, 2)
  })

  it('a host that gives no token is told so', async () => {
    const client = newClient({ getToken: () => Promise.reject(new Error('no')) })
    assert.equal((await problemOf(client.people.list())).code, 'token_needed')
    assert.isEmpty(seen)
  })
})
