import { assert, expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { JzDocumentRemovedEvent } from '../../widgets/src/dossier-docs/events.ts'
import { addDocument } from '../fakes/fake-zone.ts'
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
const MANY = 60

/** Answers of the zone to a deletion, by the document's name; the most that were under way at once. */
function watchDeletions(refuse: (name: string) => boolean): { most: number } {
  const answers = window.fetch
  const seen = { most: 0 }
  let running = 0
  window.fetch = async (input, init) => {
    if (init?.method !== 'DELETE') return answers(input, init)
    seen.most = Math.max(seen.most, ++running)
    const id = new Request(input).url.split('/').at(-1)
    const name = own.zone.state.documents.find((document) => document.id === id)?.name ?? ''
    const answer = refuse(name)
      ? Response.json(
          { code: 'forbidden', status: 403, title: '', detail: 'Ce document est protégé.' },
          { status: 403 },
        )
      : await answers(input, init)
    running--
    return answer
  }
  return seen
}

async function chooseAnnexes(): Promise<Awaited<ReturnType<typeof openList>>> {
  for (let n = 1; n <= MANY; n++)
    addDocument(own.zone.state, own.dossierId, {
      name: `Annexe ${n}.pdf`,
      addedBy: 'Sylvie Arsenault',
      at: '2020-01-01T00:00:00Z',
    })
  const docs = await openList()
  filterBy(docs, 'annexe')
  await isGone(docs, 'Certificat de localisation.pdf')
  ;(await find(docs, 'checkbox', 'Tout sélectionner')).click()
  await findText(docs, `${MANY} documents sélectionnés`)
  return docs
}

async function confirm(docs: Element, title: string | RegExp): Promise<void> {
  await press(await find(docs, 'dialog', title), 'Supprimer')
}

describe('the deletion of many documents', function () {
  this.timeout(60_000)

  it('runs six calls at a time, tells how far it is, and says at the end which one stayed', async () => {
    let isProtected = true
    const seen = watchDeletions((name) => isProtected && name === 'Annexe 7.pdf')
    const docs = await chooseAnnexes()
    const removed: string[] = []
    docs.addEventListener('jz-document-removed', (event: JzDocumentRemovedEvent) => removed.push(event.name))
    await choose(docs, 'Supprimer')
    await confirm(docs, `Supprimer ${MANY} documents?`)
    await findText(docs, `50 de ${MANY} documents déplacés vers la corbeille.`)
    const dialog = await find(docs, 'dialog', 'Supprimer Annexe 7.pdf?')
    await findText(
      dialog,
      'Ce document est protégé. Un document n’est pas supprimé. Les autres sont dans la corbeille.',
    )
    await expect(docs).to.be.accessible()
    assert.equal(seen.most, 6)
    assert.lengthOf(removed, MANY - 1)
    assert.deepEqual(shownNames(docs), ['Annexe 7.pdf'])
    await findText(docs, '1 document sélectionné')
    isProtected = false
    await confirm(docs, 'Supprimer Annexe 7.pdf?')
    await findText(docs, `${MANY} documents déplacés vers la corbeille.`)
    await press(docs, 'Annuler')
    await findText(docs, `${MANY} documents restaurés.`)
    assert.isTrue(
      own.zone.state.documents.every(({ name, binnedAt }) => !name.startsWith('Annexe') || binnedAt === null),
    )
  })

  it('stops when nothing can go through, and asks again for all that is left', async () => {
    const docs = await chooseAnnexes()
    await choose(docs, 'Supprimer')
    own.zone.failure = 'offline'
    await confirm(docs, `Supprimer ${MANY} documents?`)
    await findText(docs, 'La suppression n’est pas faite.')
    assert.isAtMost(own.calls.filter((call) => call.startsWith('DELETE')).length, 6)
    own.zone.failure = null
    await confirm(docs, `Supprimer ${MANY} documents?`)
    await findText(docs, `${MANY} documents déplacés vers la corbeille.`)
  })
})

describe('the bin', function () {
  this.timeout(20_000)

  it('is left by its own button, which gives the focus to the title of the documents; never by Escape', async () => {
    const docs = await openList()
    await press(docs, 'Corbeille')
    await waitUntil(() => focusedName(docs) === 'Corbeille', 'the bin has no focus')
    const before = history.length
    await sendKeys({ press: 'Escape' })
    const back = await find(docs, 'button', 'Retour aux documents')
    back.focus()
    await sendKeys({ press: 'Escape' })
    await docs.updateComplete
    assert.isTrue(hasText(docs, 'Corbeille'))
    assert.isDefined(peek(docs, 'button', 'Retour aux documents'))
    await sendKeys({ press: 'Enter' })
    await row(docs, 'Certificat de localisation.pdf')
    await waitUntil(() => focusedName(docs).startsWith('Documents'), 'the documents have no focus')
    assert.equal(history.length, before)
  })
})
