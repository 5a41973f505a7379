import { assert } from '@open-wc/testing'
import { createClient, ZoneProblem } from '../../widgets/src/client/index.ts'
import { waitUntil } from '../support/wait-until.ts'
import { LongTimers } from './long-timers.ts'
import { useWallClock } from './zone-line.ts'

const MINUTE = 60_000

/** Calls on a zone of another site, and the tokens they bore. */
function zoneOf(options: { token?: string; getToken?: () => Promise<string>; refused?: (token: string) => boolean }) {
  const bearers: string[] = []
  const client = createClient({
    ...options,
    baseUrl: 'https://zone.example',
    locale: () => 'fr-CA',
    fetch: async (_, init) => {
      const token = new Headers(init?.headers).get('Authorization')?.slice('Bearer '.length) ?? 'none'
      bearers.push(token)
      assert.equal(init?.credentials, 'omit')
      return options.refused?.(token)
        ? Response.json({ code: 'token_expired', status: 401 }, { status: 401 })
        : Response.json({ dossiers: 0 })
    },
  })
  return { client, bearers, call: () => client.counts.get() }
}

async function problemOf(call: Promise<unknown>): Promise<ZoneProblem> {
  const [answer] = await Promise.allSettled([call])
  assert.equal(answer.status, 'rejected')
  const { reason } = answer as PromiseRejectedResult
  assert.instanceOf(reason, ZoneProblem)
  return reason
}

describe('a token', () => {
  const passTime = useWallClock()

  it('is asked for once by all calls that need it', async () => {
    let asked = 0
    const { call, bearers } = zoneOf({ getToken: async () => `jzt_${++asked}` })
    await Promise.all([call(), call(), call()])
    assert.deepEqual(bearers, ['jzt_1', 'jzt_1', 'jzt_1'])
  })

  it('is renewed first after a long sleep, by the wall clock', async () => {
    const { call, bearers } = zoneOf({ token: 'jzt_1', getToken: async () => 'jzt_2' })
    await call()
    passTime(120 * MINUTE)
    await Promise.all([call(), call()])
    assert.deepEqual(bearers, ['jzt_1', 'jzt_2', 'jzt_2'])
  })

  it('is used on, near its end, while a slow host looks for the next', async () => {
    const answers: ((token: string) => void)[] = []
    const { call, bearers } = zoneOf({
      token: 'jzt_1',
      getToken: () => new Promise((resolve) => answers.push(resolve)),
    })
    passTime(9 * MINUTE)
    await call()
    answers[0]!('jzt_2')
    await waitUntil(async () => {
      await call()
      return bearers.at(-1) === 'jzt_2'
    })
    assert.lengthOf(answers, 1)
  })

  const GARBAGE: [string, unknown][] = [
    ['nothing', undefined],
    ['an empty text', ''],
    ['the word undefined', 'undefined'],
    ['an answer', new Response('jzt_1')],
    ['the whole body of an answer', { token: 'jzt_1' }],
    ['an error page', '<!doctype html>'],
  ]
  for (const [name, garbage] of GARBAGE)
    it(`that is ${name} is none: the call says so and does not leave`, async () => {
      const { call, bearers } = zoneOf({ getToken: async () => garbage as string })
      assert.deepInclude(await problemOf(call()), { code: 'token_needed', status: 401 })
      assert.isEmpty(bearers)
    })

  it('a host that throws, at once or later, gives none', async () => {
    const atOnce = zoneOf({
      getToken: () => {
        throw new Error('no')
      },
    })
    assert.equal((await problemOf(atOnce.call())).code, 'token_needed')
    const later = zoneOf({ getToken: () => Promise.reject(new Error('no')) })
    assert.equal((await problemOf(later.call())).code, 'token_needed')
  })

  it('a host that never answers is not waited for without end; what it gives too late still serves', async () => {
    const timers = new LongTimers(30_000)
    timers.install()
    const answers: ((token: string) => void)[] = []
    const { call, bearers } = zoneOf({ getToken: () => new Promise((resolve) => answers.push(resolve)) })
    const first = problemOf(call())
    await waitUntil(() => timers.waiting.size === 1)
    timers.uninstall()
    timers.pass((delay) => delay === 30_000)
    assert.equal((await first).code, 'token_needed')
    answers[0]!('jzt_1')
    await call()
    assert.deepEqual(bearers, ['jzt_1'])
  })

  it('that is refused is replaced once', async () => {
    const { call, bearers } = zoneOf({
      token: 'jzt_1',
      getToken: async () => 'jzt_2',
      refused: (token) => token === 'jzt_1',
    })
    await call()
    assert.deepEqual(bearers, ['jzt_1', 'jzt_2'])
  })

  it('that is refused, and given again by the host, is not tried again and again', async () => {
    const { call, bearers } = zoneOf({ token: 'jzt_1', getToken: async () => 'jzt_1', refused: () => true })
    assert.deepInclude(await problemOf(call()), { code: 'token_expired', status: 401 })
    assert.deepEqual(bearers, ['jzt_1'])
  })

  it('that the host sets serves the calls that wait', async () => {
    const { call, client, bearers } = zoneOf({ getToken: () => new Promise(() => {}) })
    const waiting = call()
    client.useToken('jzt_1')
    await waiting
    assert.deepEqual(bearers, ['jzt_1'])
  })

  it('that the host takes back is used no more', async () => {
    let asked = 0
    const { call, client, bearers } = zoneOf({ token: 'jzt_1', getToken: async () => `jzt_new${++asked}` })
    client.useToken(undefined)
    await call()
    assert.deepEqual(bearers, ['jzt_new1'])
  })
})

describe('a zone on another site that cannot be called', () => {
  const own = { isPublic: true, isApi: false }
  const urls: string[] = []
  const call = (getToken = async () => 'jzt_1'): Promise<unknown> =>
    createClient({
      baseUrl: 'https://zone.example',
      locale: () => 'fr-CA',
      token: 'jzt_1',
      getToken,
      fetch: async (input, init) => {
        urls.push(input as string)
        const isAsked = new Headers(init?.headers).has('Authorization')
        const isReached = (input as string).endsWith('/widgets/integrity.json') ? own.isPublic : own.isApi && !isAsked
        if (!isReached) throw new TypeError('Failed to fetch')
        return new Response('{}')
      },
    }).counts.get()
  beforeEach(() => urls.splice(0))

  it('is one that refuses this page, when it answers others', async () => {
    Object.assign(own, { isPublic: true, isApi: false })
    assert.deepInclude(await problemOf(call()), { code: 'origin_refused', retryable: false })
  })

  it('is told to refuse it, whatever the host then gives', async () => {
    Object.assign(own, { isPublic: true, isApi: false })
    const none = (): Promise<string> => Promise.reject(new Error('no'))
    assert.equal((await problemOf(call(none))).code, 'origin_refused')
  })

  it('is out of reach, when it answers nobody', async () => {
    Object.assign(own, { isPublic: false, isApi: false })
    assert.deepInclude(await problemOf(call()), { code: 'offline', retryable: true })
  })

  it('was out of reach for a moment, when it answers this page again', async () => {
    Object.assign(own, { isPublic: true, isApi: true })
    assert.deepInclude(await problemOf(call()), { code: 'offline', retryable: true })
  })
})
