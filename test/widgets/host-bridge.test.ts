import { assert } from '@open-wc/testing'
import { connectHost } from '../../widgets/src/host/index.ts'
import { hasText } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { addFiles, choose, press, reads, row } from './dossier-docs-page.ts'
import { NUMBER, useHostedZone } from './host-page.ts'

const DOCUMENT = 'Certificat de localisation.pdf'
const ABSENT = '2026-9999'
const TEN_MINUTES = 600_000

describe('a page and its host', () => {
  const own = useHostedZone()

  it('meet whichever is there first, and nothing said before is lost', async () => {
    const { host } = own
    const answer = host.onMessage
    host.onMessage = () => undefined
    const { docs } = await own.open()
    assert.deepEqual(await host.hears('hello'), { jz: 1, type: 'hello', number: NUMBER })
    assert.lengthOf(host.heard, 1)
    host.onMessage = answer
    host.say({ jz: 1, type: 'ready' })
    await row(docs, DOCUMENT)
    assert.deepEqual([...new Set(own.tokens)], ['Bearer jzt_1'])
  })

  it('are one pair a page, until they part', async () => {
    const { zone, disconnect } = await own.open()
    assert.throws(() => connectHost(zone), 'disconnect first')
    disconnect()
    await own.host.hears('hello')
    const before = own.host.heard.length
    own.host.say({ jz: 1, type: 'theme', theme: 'dark' })
    zone.dispatchEvent(new Event('jz-wizard-closed'))
    connectHost(zone)()
    await own.host.hears('hello', 2)
    assert.isNull(zone.getAttribute('theme'))
    assert.isUndefined(zone.getToken)
    assert.deepEqual(
      own.host.heard.slice(before).map(({ type }) => type),
      ['hello'],
    )
  })

  it('a host that comes late gives its token all the same', async () => {
    const { host } = own
    const answer = host.onMessage
    host.onMessage = () => undefined
    const { docs } = await own.open()
    await host.hears('hello')
    await waitUntil(() => [...own.timers.waiting.values()].some(({ delay }) => delay === 30_000))
    own.timers.pass((delay) => delay === 30_000)
    await reads(docs, 'L’accès à la JurisZone a pris fin. Rouvrez cette page.')
    host.onMessage = answer
    host.say({ jz: 1, type: 'ready' })
    await row(docs, DOCUMENT)
  })

  it('part before they meet: nobody waits for a token any more', async () => {
    own.host.onMessage = () => undefined
    const { zone, disconnect } = await own.open()
    const asked = zone.getToken!().catch(({ message }: Error) => message)
    disconnect()
    assert.equal(await asked, 'The host is disconnected')
  })

  it('part once: what disconnects one pair leaves the next alone', async () => {
    const { zone, disconnect } = await own.open()
    disconnect()
    const next = connectHost(zone)
    disconnect()
    assert.isFunction(zone.getToken)
    next()
  })

  it('a page outside of a WebView2, or a host that is not named exactly, is told so', async () => {
    const { zone, disconnect } = await own.open()
    disconnect()
    for (const origin of ['*', 'null', 'https://intranet.example/', 'intranet.example', ''])
      assert.throws(() => connectHost(zone, { origin }), TypeError, /exact origin|Invalid URL/)
    assert.throws(() => connectHost(zone, { origin: 'https://intranet.example' }), TypeError, 'No page around')
    delete (globalThis as { chrome?: { webview?: unknown } }).chrome?.webview
    assert.throws(() => connectHost(zone), 'No WebView2')
  })
})

describe('the host gives tokens', () => {
  const own = useHostedZone()

  it('a new one at 80 % of the old one’s life', async () => {
    const { docs } = await own.open()
    await row(docs, DOCUMENT)
    const isRenewal = (delay: number): boolean => delay > 0.7 * TEN_MINUTES && delay <= 0.8 * TEN_MINUTES
    await waitUntil(() => [...own.timers.waiting.values()].some(({ delay }) => isRenewal(delay)))
    own.timers.pass(isRenewal)
    await own.host.hears('token-needed', 2)
    await waitUntil(() => [...own.timers.waiting.values()].some(({ delay }) => isRenewal(delay)))
    docs.dossier = ABSENT
    await waitUntil(() => own.tokens.at(-1) === 'Bearer jzt_2')
  })

  for (const how of ['refuses', 'says nothing'] as const)
    it(`or ${how}: the page calls nobody and says so`, async () => {
      const { host } = own
      const answer = host.onMessage
      host.onMessage = (message) => {
        if (message.type !== 'token-needed') answer(message)
        else if (how === 'refuses') host.say({ jz: 1, type: 'refusal', id: message.id })
      }
      const { docs } = await own.open()
      await host.hears('token-needed')
      if (how === 'says nothing') own.timers.pass((delay) => delay === 30_000)
      const { name, facts } = await host.hears('event')
      assert.deepEqual(
        { name, facts },
        {
          name: 'jz-error',
          facts: { code: 'token_needed', retryable: facts['retryable'], requestId: '' },
        },
      )
      assert.isEmpty(own.tokens)
      assert.isFalse(hasText(docs, DOCUMENT))
    })

  it('nothing else is taken for one', async () => {
    const { host } = own
    host.onMessage = (message) => {
      if (message.type === 'hello') host.say({ jz: 1, type: 'ready' })
      if (message.type !== 'token-needed') return
      const { id } = message
      host.say({ jz: 1, type: 'token', id: 'another', token: 'jzt_another' })
      host.say({ jz: 1, type: 'token', id, token: 'jzt_x\r\nX-Evil: 1' })
      host.say({ jz: 1, type: 'token', id, token: 7 })
      host.say({ jz: 2, type: 'token', id, token: 'jzt_two' })
      host.say({ type: 'token', id, token: 'jzt_none' })
      host.say({ jz: 1, type: 'export', id, answer: { code: 'x', detail: '<img src=x onerror=alert(1)>' } })
      host.say({ jz: 1, type: 'token', id, token: 'jzt_right' })
    }
    const { docs } = await own.open()
    await row(docs, DOCUMENT)
    assert.deepEqual([...new Set(own.tokens)], ['Bearer jzt_right'])
  })
})

describe('the host decides', () => {
  const own = useHostedZone()

  it('the theme and the language', async () => {
    const { zone, docs } = await own.open()
    await row(docs, DOCUMENT)
    own.host.say({ jz: 1, type: 'theme', theme: 'dark' })
    own.host.say({ jz: 1, type: 'language', locale: 'en-CA' })
    await reads(docs, 'Add documents')
    assert.equal(zone.getAttribute('theme'), 'dark')
    for (const odd of [
      null,
      'light',
      [],
      { jz: 1, type: 'theme', theme: 'red"><script>' },
      { jz: 1, type: 'language', locale: 'de' },
      { jz: 1, type: '__proto__', theme: 'light' },
    ])
      own.host.say(odd)
    own.host.say({ jz: 1, type: 'dossier', number: ABSENT })
    await own.host.hears('dossier-shown')
    assert.deepInclude(zone, { theme: 'dark', locale: 'en-CA' })
  })

  it('which dossier is shown', async () => {
    const { docs } = await own.open()
    await row(docs, DOCUMENT)
    own.host.say({ jz: 1, type: 'dossier', number: '' })
    own.host.say({ jz: 1, type: 'dossier', number: 'x\u202ey' })
    own.host.say({ jz: 1, type: 'dossier', number: ABSENT })
    assert.equal((await own.host.hears('dossier-shown')).number, ABSENT)
    await reads(docs, 'Ce dossier n’est pas encore dans la JurisZone.')
  })

  it('but not while something would be lost, unless it insists', async () => {
    const { docs } = await own.open()
    await row(docs, DOCUMENT)
    const hang = new Promise<never>(() => undefined)
    own.tus.answer = () => hang
    own.tus.uninstall()
    own.tus.install()
    addFiles(docs, [new File(['bytes'], 'plan.pdf')])
    await waitUntil(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })), 'no upload')
    own.host.say({ jz: 1, type: 'dossier', number: ABSENT })
    assert.equal((await own.host.hears('dossier-held')).number, ABSENT)
    assert.equal(docs.dossier, NUMBER)
    assert.isTrue(hasText(docs, 'plan.pdf'))
    own.host.say({ jz: 1, type: 'dossier', number: ABSENT, isForced: true })
    await own.host.hears('dossier-shown')
    await reads(docs, 'Ce dossier n’est pas encore dans la JurisZone.')
  })
})

describe('the host exports', () => {
  const own = useHostedZone()
  const EXPORT = /Exporter/

  it('and hands over the PUT’s answer', async () => {
    const { docs } = await own.open(ABSENT)
    await press(docs, EXPORT)
    const { id, number } = await own.host.hears('export-requested')
    assert.equal(number, ABSENT)
    const [known] = own.zone.state.dossiers
    const dossier = { ...known!, id: '0198c0de-0000-7000-8000-000000000001', number }
    own.zone.state.dossiers.push(dossier)
    const answer = { id: dossier.id, number, description: '', parties: [], url: 'https://zone.example/dossiers/1' }
    own.host.say({ jz: 1, type: 'export', id, answer })
    await reads(docs, 'Ajouter des documents')
    const { name, facts } = await own.host.hears('event')
    assert.deepEqual({ name, facts }, { name: 'jz-dossier-exported', facts: { dossier: answer } })
  })

  it('or the problem, which is read as text', async () => {
    const { docs } = await own.open(ABSENT)
    await press(docs, EXPORT)
    const { id } = await own.host.hears('export-requested')
    const detail = 'Il manque l’adresse courriel de <b>Jean Roy</b>.'
    const problem = { type: 'about:blank', status: 422, title: '', code: 'missing_email', detail, requestId: 'r1' }
    own.host.say({ jz: 1, type: 'export', id, answer: problem })
    await reads(docs, detail)
    assert.equal((await own.host.hears('event')).facts['code'], 'missing_email')
  })

  for (const how of ['refuses', 'never answers'] as const)
    it(`or ${how}, and the button works again`, async () => {
      const { docs } = await own.open(ABSENT)
      await press(docs, EXPORT)
      const { id } = await own.host.hears('export-requested')
      if (how === 'refuses') own.host.say({ jz: 1, type: 'refusal', id })
      else own.timers.pass((delay) => delay === 120_000)
      assert.equal((await own.host.hears('event')).facts['code'], 'export_failed')
      await press(docs, EXPORT)
      await own.host.hears('export-requested', 2)
    })
})

describe('the host hears', () => {
  const own = useHostedZone()

  it('what happened, as facts and never a token', async () => {
    const { docs } = await own.open()
    await row(docs, DOCUMENT)
    addFiles(docs, [new File(['bytes'], 'plan.pdf')])
    const uploaded = await own.host.hears('event')
    assert.deepEqual(uploaded, {
      jz: 1,
      type: 'event',
      name: 'jz-document-uploaded',
      facts: { name: 'plan.pdf', size: 5 },
    })
    ;(await row(docs, DOCUMENT)).click()
    await choose(docs, 'Partager les documents sélectionnés')
    const asked = await own.host.hears('event', 2)
    assert.equal(asked.name, 'jz-share-requested')
    assert.deepInclude(asked.facts['dossier'], { number: NUMBER })
    assert.notInclude(JSON.stringify(own.host.heard), 'jzt_')
  })

  for (const downloads of [true, false])
    it(`of a download ${downloads ? 'that it takes in the place of the browser' : 'nothing, unless it takes them'}`, async () => {
      const { host } = own
      const answer = host.onMessage
      host.onMessage = (message) => {
        if (message.type === 'hello') host.say({ jz: 1, type: 'ready', downloads })
        else answer(message)
      }
      const { docs } = await own.open()
      ;(await row(docs, DOCUMENT)).click()
      let isTaken: boolean | null = null
      const onDownload = (event: Event): void => {
        isTaken = event.defaultPrevented
        event.preventDefault()
      }
      document.addEventListener('jz-download-requested', onDownload)
      await choose(docs, 'Télécharger')
      await waitUntil(() => isTaken !== null)
      document.removeEventListener('jz-download-requested', onDownload)
      assert.equal(isTaken, downloads)
      if (!downloads) return assert.isEmpty(host.of('download'))
      const { url, name, size } = await host.hears('download')
      assert.isNotEmpty(url)
      assert.equal(name, DOCUMENT)
      assert.isAbove(size ?? 0, 0)
    })
})
