import { assert, expect, oneEvent } from '@open-wc/testing'
import type {
  JzDocumentUploadedEvent,
  JzDossierExportedEvent,
  JzExportRequestedEvent,
} from '../../widgets/src/dossier-docs/events.ts'
import { find, findText, hasText, peek } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { addFiles, drag, isGone, openDocs, openList, press, reads, row, useDocsZone } from './dossier-docs-page.ts'

const own = useDocsZone()
const fileOf = (name: string, size = 1000): File => new File([new Uint8Array(size)], name)

/** Rows of the queue that hold `text`. */
const uploadRows = (docs: Element, text: string): Element[] =>
  [...docs.shadowRoot!.querySelectorAll('[part="upload"]')].filter(({ textContent }) =>
    textContent.replaceAll('\u00a0', ' ').includes(text),
  )
const keepBothOf = (docs: Element, text: string): void =>
  uploadRows(docs, text)[0]!.querySelector<HTMLElement>('[aria-label^="Garder les deux"]')!.click()

/** Bytes of a document's versions, as the zone has them. */
function sizesOf(wanted: string): { current: number | undefined; all: number[] } {
  const document = own.zone.state.documents.find(({ name }) => name === wanted)
  const versions = document?.versions ?? []
  return {
    current: versions.find(({ version }) => version === document?.current)?.size,
    all: versions.map(({ size }) => size),
  }
}

describe('documents that arrive', function () {
  // The first upload of a run loads Uppy.
  this.timeout(20_000)

  it('by the file explorer: the name is in the list, and the host hears of it', async () => {
    const docs = await openList()
    const uploaded = oneEvent<JzDocumentUploadedEvent>(docs, 'jz-document-uploaded')
    addFiles(docs, [fileOf('Testament.pdf', 200_000)])
    await row(docs, 'Testament.pdf')
    assert.deepInclude(await uploaded, { name: 'Testament.pdf', size: 200_000 })
    await waitUntil(() => !peek(docs, 'button', 'Retirer : Testament.pdf'))
  })

  it('dropped anywhere on the widget, which says so while they are over it', async () => {
    const docs = await openList()
    const files = [fileOf('Un.pdf'), fileOf('Deux.pdf')]
    drag(docs, 'dragenter', files)
    await findText(docs, 'Déposez pour ajouter 2 documents')
    drag(docs, 'drop', files)
    await row(docs, 'Un.pdf')
    await row(docs, 'Deux.pdf')
    assert.isFalse(hasText(docs, 'Déposez pour ajouter'))
  })

  it('go to the dossier that is shown, though what sends came while another one was', async () => {
    const answer = Promise.withResolvers<void>()
    const zoneFetch = window.fetch
    const isAsked = (): boolean =>
      own.calls.filter((call) => call.includes(`/uploads?dossier=${own.dossierId}`)).length > 1
    // The first time it is asked to know whether there is anything; the second time by what sends.
    window.fetch = async (input, init) => {
      const response = await zoneFetch(input, init)
      if (isAsked() && new Request(input).url.endsWith(own.dossierId)) await answer.promise
      return response
    }
    const docs = await openDocs()
    await waitUntil(isAsked, 'what sends has not come')
    docs.dossier = '2026-0398'
    const { id } = own.zone.state.dossiers.find(({ number }) => number === '2026-0398')!
    await waitUntil(() => own.calls.includes(`GET /uploads?dossier=${id}`))
    answer.resolve()
    await find(docs, 'button', 'Ajouter des documents')
    addFiles(docs, [fileOf('Testament.pdf')])
    await waitUntil(() => own.tus.uploads.length > 0)
    assert.equal(own.tus.uploads[0]!.metadata['dossierId'], id)
  })

  it('what is refused stays, with the reason and what to do', async () => {
    const docs = await openList()
    addFiles(docs, [fileOf('calcul.exe'), fileOf('vide.pdf', 0)])
    await findText(docs, 'Type de fichier refusé. Les programmes ne sont pas acceptés.')
    await findText(docs, 'Ce document est vide. Vérifiez-le sur votre ordinateur, puis choisissez-le de nouveau.')
    await expect(docs).to.be.accessible()
    await press(docs, 'Retirer : calcul.exe')
    await press(docs, 'Retirer : vide.pdf')
    await waitUntil(() => !hasText(docs, 'vide.pdf'))
  })

  it('under a name already there it is a new version, and both may be kept', async () => {
    const docs = await openList()
    addFiles(docs, [fileOf('Certificat de localisation.pdf', 5000)])
    await reads(docs, 'Nouvelle version : version 2.')
    await press(docs, 'Garder les deux : Certificat de localisation.pdf')
    await row(docs, 'Certificat de localisation (2).pdf')
    const kept = own.zone.state.documents.find(({ name }) => name === 'Certificat de localisation.pdf')
    assert.equal(kept?.current, 1)
  })

  it('keeping both gives back the version that was current, not merely the one before', async () => {
    const { documents } = own.zone.state
    const deed = documents.find(({ versions }) => versions.length > 2)
    if (deed === undefined) throw new Error('the seed has a document of three versions')
    deed.current = 1
    const docs = await openList()
    addFiles(docs, [fileOf(deed.name, 5000)])
    await press(docs, `Garder les deux : ${deed.name}`)
    await waitUntil(() => documents.some(({ name }) => name.includes('(2)')) && deed.current === 1)
  })

  it('keeping both of an older version leaves the newer one current', async () => {
    const docs = await openList()
    addFiles(docs, [fileOf('Tri.pdf', 1001)])
    await row(docs, 'Tri.pdf')
    for (const version of [2, 3]) {
      addFiles(docs, [fileOf('Tri.pdf', 1000 + version)])
      await reads(docs, `Nouvelle version : version ${version}.`)
    }
    keepBothOf(docs, 'version 2.')
    await row(docs, 'Tri (2).pdf')
    await waitUntil(() => uploadRows(docs, 'version 2.').length === 0)
    assert.deepEqual(sizesOf('Tri.pdf'), { current: 1003, all: [1001, 1003] })
    assert.deepEqual(sizesOf('Tri (2).pdf'), { current: 1002, all: [1002] })
    keepBothOf(docs, 'version 3.')
    await row(docs, 'Tri (3).pdf')
    await waitUntil(() => uploadRows(docs, 'version 3.').length === 0)
    assert.deepEqual(sizesOf('Tri.pdf'), { current: 1001, all: [1001] })
  })

  it('two files of one name at once: only the second is a new version, and it alone can be kept apart', async () => {
    const docs = await openList()
    addFiles(docs, [fileOf('Dup.pdf', 131), fileOf('Dup.pdf', 139)])
    await reads(docs, 'Nouvelle version : version 2.')
    await waitUntil(() => uploadRows(docs, 'Dup.pdf').length === 1)
    const [first, second] = sizesOf('Dup.pdf').all
    assert.lengthOf(uploadRows(docs, `${second} o`), 1)
    keepBothOf(docs, 'version 2.')
    await row(docs, 'Dup (2).pdf')
    await waitUntil(() => uploadRows(docs, 'Dup.pdf').length === 0)
    assert.deepEqual(sizesOf('Dup.pdf'), { current: first, all: [first] })
    assert.deepEqual(sizesOf('Dup (2).pdf'), { current: second, all: [second] })
  })

  it('a row that has ended stays under the hand, and goes when the hand does', async () => {
    const docs = await openList()
    own.tus.interfere = ({ method }) => {
      if (method === 'PIECE') peek(docs, 'button', 'Suspendre : Plans.pdf')?.click()
      return null
    }
    addFiles(docs, [fileOf('Plans.pdf', 600_000)])
    const resume = await find(docs, 'button', 'Reprendre : Plans.pdf')
    own.tus.interfere = () => null
    resume.focus()
    resume.click()
    await row(docs, 'Plans.pdf')
    await reads(docs, 'Téléversé')
    assert.lengthOf(uploadRows(docs, 'Plans.pdf'), 1)
    docs.shadowRoot!.querySelector<HTMLElement>('#title')!.focus()
    await waitUntil(() => uploadRows(docs, 'Plans.pdf').length === 0)
  })

  it('an upload can be suspended, resumed and cancelled by name', async () => {
    const docs = await openList()
    own.tus.interfere = ({ method }) => {
      if (method === 'PIECE') peek(docs, 'button', 'Suspendre : Plans.pdf')?.click()
      return null
    }
    addFiles(docs, [fileOf('Plans.pdf', 600_000)])
    await reads(docs, /Suspendu à \d+ %/)
    await expect(docs).to.be.accessible()
    own.tus.interfere = () => null
    await press(docs, 'Reprendre : Plans.pdf')
    await row(docs, 'Plans.pdf')
  })

  it('what a closed page left waits for its file', async () => {
    const { state } = own.zone
    const [before] = state.uploads
    assert.equal(before?.target, own.dossierId)
    const docs = await openList()
    await findText(docs, `Téléversement interrompu : choisissez de nouveau ${before!.filename} pour reprendre à`)
    await expect(docs).to.be.accessible()
    await press(docs, `Annuler : ${before!.filename}`)
    await waitUntil(() => own.calls.some((call) => call.startsWith('DELETE')))
    assert.isFalse(hasText(docs, 'Téléversement interrompu'))
  })

  it('what was left in a dossier that is closed meanwhile can only be given up', async () => {
    const { state } = own.zone
    const { filename } = state.uploads[0]!
    const docs = await openList()
    await waitUntil(() => uploadRows(docs, filename)[0]?.querySelector(`[aria-label="Choisir\u00a0: ${filename}"]`))
    await waitUntil(() => state.listeners.size > 0)
    await own.zone.fetch(`/api/v1/dossiers/${own.dossierId}/closing`, { method: 'POST' })
    await findText(docs, 'Téléversement interrompu : le dossier est fermé.')
    assert.lengthOf(uploadRows(docs, filename)[0]!.querySelectorAll('input'), 0)
    await expect(docs).to.be.accessible()
    await press(docs, `Annuler : ${filename}`)
    await waitUntil(() => uploadRows(docs, filename).length === 0)
  })
})

describe('the number of the dossier', () => {
  it('opens the dossier whose number comes late, then another one', async () => {
    const docs = await openDocs('')
    docs.removeAttribute('dossier')
    await docs.updateComplete
    docs.dossier = '2026-0412'
    await row(docs, 'Certificat de localisation.pdf')
    docs.dossier = '2026-0398'
    await isGone(docs, 'Certificat de localisation.pdf')
  })
})

describe('a dossier that the zone does not know', () => {
  const UNKNOWN = '2026-9999'
  const DOSSIER = {
    description: 'Succession Tremblay',
    parties: [{ externalId: '1', kind: 'person', name: 'Anne Côté', email: 'anne.cote@courriel.example' }],
  }
  const put = (body: object): Promise<Response> =>
    own.zone.fetch(`/api/v1/dossiers/${UNKNOWN}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

  it('is exported by the host, which hands the answer over', async () => {
    const docs = await openDocs(UNKNOWN)
    await findText(docs, 'Ce dossier n’est pas encore dans la JurisZone.')
    await expect(docs).to.be.accessible()
    docs.addEventListener('jz-export-requested', (event: JzExportRequestedEvent) => {
      assert.equal(event.number, UNKNOWN)
      event.respondWith(put(DOSSIER))
    })
    const exported = oneEvent<JzDossierExportedEvent>(docs, 'jz-dossier-exported')
    await press(docs, 'Exporter vers JurisZone')
    await findText(docs, 'Dossier exporté vers la JurisZone.')
    await findText(docs, 'Aucun document dans ce dossier.')
    assert.equal((await exported).dossier.number, UNKNOWN)
  })

  it('shows the zone’s refusal word for word', async () => {
    const docs = await openDocs(UNKNOWN)
    docs.addEventListener('jz-export-requested', (event: JzExportRequestedEvent) => {
      event.respondWith(put({ ...DOSSIER, parties: [{ ...DOSSIER.parties[0], email: '' }] }))
    })
    await press(docs, 'Exporter vers JurisZone')
    await findText(docs, 'Adresse courriel manquante : Anne Côté')
    await findText(docs, 'Complétez leur fiche dans ProCardex, puis exportez de nouveau.')
    await find(docs, 'button', 'Exporter vers JurisZone')
  })

  it('a host that hears nothing is told where to do it', async () => {
    const docs = await openDocs(UNKNOWN)
    await press(docs, 'Exporter vers JurisZone')
    await findText(docs, 'Exportez ce dossier depuis ProCardex.')
  })
})
