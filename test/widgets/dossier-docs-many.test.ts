import { assert, expect } from '@open-wc/testing'
import { addDocument, documentView } from '../fakes/fake-zone.ts'
import { find, findText, hasText, peek } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import {
  choose,
  filterBy,
  focusedName,
  isGone,
  openList,
  press,
  row,
  shownNames,
  useDocsZone,
} from './dossier-docs-page.ts'

const own = useDocsZone()
const PLAN = 'Certificat de localisation.pdf'
const OFFER = 'Offre de financement.pdf'

/** Answers the list alone: the fake zone sorts all of it for each page. */
function fill(count: number): void {
  const { documents } = own.zone.state
  const plan = documentView(
    own.zone.state,
    documents.find(({ name }) => name === PLAN)!,
  )
  const items = Array.from({ length: count }, (_, n) => ({ ...plan, id: `many-${n}`, name: `Annexe ${n}.pdf` }))
  items[0]!.name = PLAN
  const answers = window.fetch
  window.fetch = (input, init) => {
    const { pathname, searchParams } = new URL(new Request(input).url)
    if (!pathname.endsWith(`/dossiers/${own.dossierId}/documents`)) return answers(input, init)
    const from = Number(searchParams.get('cursor') ?? 0)
    const to = from + Number(searchParams.get('limit'))
    const page = { items: items.slice(from, to), nextCursor: to < count ? String(to) : null }
    return Promise.resolve(Response.json(page))
  }
}

/** The next live streams end when the function that is returned is called. */
function breakable(): () => void {
  const answers = window.fetch
  const lost = new AbortController()
  window.fetch = (input, init = {}) => {
    if (!new Request(input).url.endsWith('/events') || lost.signal.aborted) return answers(input, init)
    return answers(input, { ...init, signal: AbortSignal.any([lost.signal, init.signal!]) })
  }
  return () => lost.abort()
}

/** What another tab does. */
async function elsewhere(name: string): Promise<void> {
  const { id } = own.zone.state.documents.find((document) => document.name === name)!
  await own.zone.fetch(`/api/v1/documents/${id}`, { method: 'DELETE' })
}

async function pressAll(docs: Element): Promise<void> {
  const box = await find(docs, 'checkbox', 'Tout sélectionner')
  box.focus()
  box.click()
}

const strike = (docs: Element, key: string, init: KeyboardEventInit = {}): boolean =>
  docs.shadowRoot!.activeElement!.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
  )

describe('a long list of documents', function () {
  this.timeout(60_000)

  it('has few nodes in the page, and the row that has the focus stays', async () => {
    fill(10_000)
    const docs = await openList()
    ;(await find(docs, 'checkbox', 'Tout sélectionner')).click()
    await waitUntil(() => hasText(docs, /10\s000 documents sélectionnés/), 'all are selected', 50_000)
    const nodes = (): number => docs.shadowRoot!.querySelectorAll('*').length
    assert.isAtMost(nodes(), 1000)
    const box = await row(docs, PLAN)
    box.focus()
    scrollTo(0, document.documentElement.scrollHeight / 2)
    await waitUntil(() => shownNames(docs).some((name) => /^Annexe [3-7]\d{3}\.pdf$/.test(name)))
    assert.isAtMost(nodes(), 1000)
    assert.equal(docs.shadowRoot!.activeElement, box)
    const table = docs.shadowRoot!.querySelector('[role="table"]')!
    assert.equal(table.getAttribute('aria-rowcount'), '10001')
    scrollTo(0, 0)
  })

  it('goes by keyboard: arrows, ranges, all, none, delete', async () => {
    const docs = await openList()
    const [first, second, third] = shownNames(docs)
    ;(await row(docs, first!)).focus()
    strike(docs, 'ArrowDown')
    await waitUntil(() => focusedName(docs) === `Sélectionner ${second}`)
    strike(docs, 'ArrowDown', { shiftKey: true })
    await waitUntil(() => focusedName(docs) === `Sélectionner ${third}`)
    await findText(docs, '2 documents sélectionnés')
    strike(docs, 'End')
    await waitUntil(() => focusedName(docs) === `Sélectionner ${shownNames(docs).at(-1)}`)
    strike(docs, 'Escape')
    await waitUntil(() => !peek(docs, 'button', 'Actions'))
    strike(docs, 'a', { ctrlKey: true })
    await findText(docs, `${shownNames(docs).length} documents sélectionnés`)
    strike(docs, 'Delete')
    await find(docs, 'dialog', /^Supprimer \d+ documents/)
  })

  it('« Tout sélectionner » keeps the focus, on and off', async () => {
    for (const width of [1100, 600]) {
      const docs = await openList(width)
      await pressAll(docs)
      await waitUntil(() => focusedName(docs) === 'Tout sélectionner' && peek(docs, 'button', 'Actions'))
      await pressAll(docs)
      await waitUntil(() => focusedName(docs) === 'Tout sélectionner' && !peek(docs, 'button', 'Actions'))
    }
  })

  it('keeps what is chosen over a filter and a sort, and names it before it goes', async () => {
    const docs = await openList()
    ;(await row(docs, PLAN)).click()
    filterBy(docs, 'offre')
    await isGone(docs, PLAN)
    ;(await row(docs, OFFER)).click()
    await findText(docs, '2 documents sélectionnés')
    filterBy(docs, 'introuvable')
    await findText(docs, 'Aucun document ne contient')
    await findText(docs, '2 documents sélectionnés')
    await choose(docs, 'Supprimer')
    const dialog = await find(docs, 'dialog', 'Supprimer 2 documents?')
    await findText(dialog, PLAN)
    await findText(dialog, OFFER)
    await press(dialog, 'Conserver')
    await press(docs, 'Effacer le filtre')
    assert.isTrue((await row(docs, PLAN)).checked)
    await press(docs, 'Corbeille')
    await press(docs, 'Retour aux documents')
    assert.isFalse((await row(docs, PLAN)).checked)
  })

  it('counts no more what somebody else deleted, filtered out or not', async () => {
    const docs = await openList()
    for (const name of [PLAN, OFFER]) (await row(docs, name)).click()
    await elsewhere(PLAN)
    await findText(docs, '1 document sélectionné')
    filterBy(docs, 'déclaration')
    await isGone(docs, OFFER)
    await findText(docs, '1 document sélectionné')
    await elsewhere(OFFER)
    await waitUntil(() => !peek(docs, 'button', 'Actions'))
  })

  it('finds whatever apostrophe one types', async () => {
    addDocument(own.zone.state, own.dossierId, { name: "Acte d'hypothèque.pdf", addedBy: 'Sylvie Arsenault' })
    const docs = await openList()
    filterBy(docs, 'd’hyp')
    await isGone(docs, PLAN)
    assert.deepEqual(shownNames(docs), ["Acte d'hypothèque.pdf"])
  })

  it('finds by several words in any order', async () => {
    addDocument(own.zone.state, own.dossierId, { name: 'Marie-Ève Gauthier.pdf', addedBy: 'Sylvie Arsenault' })
    const docs = await openList()
    filterBy(docs, 'gauthier marie')
    await isGone(docs, PLAN)
    assert.deepEqual(shownNames(docs), ['Marie-Ève Gauthier.pdf'])
  })
})

describe('a list that loses its zone', function () {
  this.timeout(60_000)

  for (const [failure, text] of [
    ['offline', 'Connexion perdue.'],
    ['token_expired', /session|accès/],
    ['internal', 'Quelque chose n’a pas fonctionné'],
  ] as const)
    it(`${failure}: says so, keeps what one did, and goes on when it is back`, async () => {
      const docs = await openList()
      ;(await row(docs, PLAN)).click()
      await choose(docs, 'Renommer', PLAN)
      const field = await waitFor(docs, '#rename-name')
      field.value = 'Plan du terrain'
      own.zone.failure = failure
      await press(await find(docs, 'dialog', 'Renommer'), 'Renommer')
      await findText(docs, text)
      assert.equal(field.value, 'Plan du terrain')
      assert.isTrue((await row(docs, PLAN)).checked)
      own.zone.failure = null
      await press(await find(docs, 'dialog', 'Renommer'), 'Renommer')
      await row(docs, 'Plan du terrain.pdf')
    })

  it('loads the list by itself when the network is back, with the words of the filter', async () => {
    const docs = await openList()
    own.zone.failure = 'offline'
    filterBy(docs, 'certificat')
    await findText(docs, 'Connexion perdue.')
    await row(docs, PLAN)
    assert.equal(docs.shadowRoot!.querySelector<HTMLInputElement>('#filter')!.value, 'certificat')
    own.zone.failure = null
    window.dispatchEvent(new Event('online'))
    await waitUntil(() => shownNames(docs).length === 1)
    await waitUntil(() => !hasText(docs, 'Connexion perdue.'))
  })

  it('a server that answers again is found by trying from time to time', async () => {
    const docs = await openList()
    own.zone.failure = 'silent'
    filterBy(docs, 'certificat')
    await findText(docs, 'Le serveur ne répond pas.')
    const tried = own.calls.length
    await waitUntil(() => own.calls.length > tried, 'it does not try again')
    own.zone.failure = null
    await waitUntil(() => shownNames(docs).length === 1, 'it gave up')
    await waitUntil(() => !hasText(docs, 'Le serveur ne répond pas.'))
  })

  it('what no timer tries again goes on when the live stream is back', async () => {
    const breakStream = breakable()
    own.zone.state.told.push({ type: 'dossier.changed', dossierId: 'another' })
    const docs = await openList()
    await waitUntil(() => own.zone.state.listeners.size > 0)
    own.zone.failure = 'token_expired'
    filterBy(docs, 'certificat')
    await findText(docs, /session|accès/)
    own.zone.failure = null
    // The zone was started anew, and no longer knows what it told.
    own.zone.state.told.length = 0
    breakStream()
    await waitUntil(() => shownNames(docs).length === 1, 'it stays as it was')
    await waitUntil(() => !hasText(docs, /session|accès/))
  })
})

describe('a document that is held', function () {
  this.timeout(60_000)

  it('tells a clerk who can release it', async () => {
    const docs = await openList()
    const held = own.zone.state.documents.find(({ versions }) => versions.some(({ state }) => state === 'held'))!
    await press(docs, `Autres choix : ${held.name}`)
    await findText(docs, /Peut être libéré par Me /)
    await expect(docs).to.be.accessible()
  })

  it('is released by a notary, who says why', async () => {
    const { documents, members, accounts } = own.zone.state
    const held = documents.find(({ versions }) => versions.some(({ state }) => state === 'held'))!
    const notary = members.find(({ role }) => role === 'notary')!
    assert.isDefined(accounts.find(({ email }) => email === notary.email))
    own.zone.signIn(notary.email)
    const docs = await openList()
    await choose(docs, 'Libérer…', held.name)
    await press(await find(docs, 'dialog', `Libérer ${held.name}`), 'Libérer')
    await findText(docs, 'Donnez le motif.')
    const field = await find<HTMLTextAreaElement>(docs, 'textbox', 'Motif')
    field.value = 'Classeur de l’étude'
    await press(await find(docs, 'dialog', `Libérer ${held.name}`), 'Libérer')
    await findText(docs, 'Document libéré.')
    await waitUntil(() => !hasText(docs, 'Retenu'))
  })
})

async function waitFor(docs: Element, selector: string): Promise<HTMLInputElement> {
  await waitUntil(() => docs.shadowRoot!.querySelector(selector))
  return docs.shadowRoot!.querySelector<HTMLInputElement>(selector)!
}
