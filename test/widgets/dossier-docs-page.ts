import { fixture, html } from '@open-wc/testing'
import { emulateMedia } from '@web/test-runner-commands'
import '../../widgets/src/dossier-docs/jz-dossier-docs.ts'
import type { JzDossierDocsElement } from '../../widgets/src/dossier-docs/jz-dossier-docs-element.ts'
import '../../widgets/src/zone/jz-zone.ts'
import { addDocument, createFakeZone, type FakeZone } from '../fakes/fake-zone.ts'
import { find, hasText, nameOf, peek } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { TusEndpoint } from './tus-endpoint.ts'

const NUMBER = '2026-0412'

export interface DocsZone {
  zone: FakeZone
  tus: TusEndpoint
  /** Paths that were asked for, with their query. */
  calls: string[]
  dossierId: string
}

/** A zone of its own for each test, in the place of the network; what is uploaded becomes a document of it. */
export function useDocsZone(): DocsZone {
  const own: DocsZone = { zone: createFakeZone(), tus: new TusEndpoint(), calls: [], dossierId: '' }
  const network = window.fetch
  // Contrast is measured on what has stopped moving.
  before(() => emulateMedia({ reducedMotion: 'reduce' }))
  beforeEach(() => {
    const zone = createFakeZone()
    const tus = new TusEndpoint()
    const dossierId = zone.state.dossiers.find(({ number }) => number === NUMBER)!.id
    Object.assign(own, { zone, tus, calls: [], dossierId })
    tus.onFinish = ({ metadata, size }) => {
      const { filename: name = '', keepBoth } = metadata
      const free = keepBoth === undefined ? name : name.replace('.', ' (2).')
      const { id, current } = addDocument(zone.state, dossierId, { name: free, size, addedBy: 'Sylvie Arsenault' })
      return { headers: { 'Upload-Document': `${id};${current}` } }
    }
    tus.install()
    window.fetch = (input, init) => {
      own.calls.push(`${init?.method ?? 'GET'} ${new Request(input).url.replace(/^.*\/api\/v1/, '')}`)
      return zone.fetch(input, init)
    }
  })
  afterEach(() => {
    window.fetch = network
    own.tus.uninstall()
  })
  return own
}

export async function openDocs(number = NUMBER, width = 1100): Promise<JzDossierDocsElement> {
  const place = await fixture<HTMLElement>(
    html`<div>
      <jz-zone><jz-dossier-docs dossier=${number}></jz-dossier-docs></jz-zone>
    </div>`,
  )
  Object.assign(place.style, { inlineSize: `${width}px`, padding: '16px', boxSizing: 'border-box' })
  return place.querySelector('jz-dossier-docs')!
}

/** The widget once its list is there. */
export async function openList(width?: number): Promise<JzDossierDocsElement> {
  const docs = await openDocs(NUMBER, width)
  await row(docs, 'Certificat de localisation.pdf')
  return docs
}

export async function row(docs: Element, name: string): Promise<HTMLInputElement> {
  const box = `Sélectionner ${name}`
  await waitUntil(() => peek(docs, 'checkbox', box), `no row ${name}`)
  return find(docs, 'checkbox', box)
}

export async function isGone(docs: Element, name: string): Promise<void> {
  await waitUntil(() => !peek(docs, 'checkbox', `Sélectionner ${name}`), `${name} is still there`)
}

export async function reads(docs: Element, text: string | RegExp): Promise<void> {
  await waitUntil(() => hasText(docs, text), `nowhere: ${String(text)}`)
}

export async function press(docs: Element, name: string | RegExp): Promise<void> {
  const button = await find(docs, 'button', name)
  button.focus()
  button.click()
}

/** Opens « Actions », or a row's own menu, and chooses. */
export async function choose(docs: Element, action: string, of?: string): Promise<void> {
  await press(docs, of === undefined ? 'Actions' : `Autres choix : ${of}`)
  await press(docs, action)
}

/** Types into the field that filters by name. */
export function filterBy(docs: Element, text: string): void {
  const field = docs.shadowRoot!.querySelector<HTMLInputElement>('input[type="search"]')!
  field.value = text
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/** As the file explorer does. */
export function addFiles(docs: Element, files: File[]): void {
  const input = docs.shadowRoot!.querySelector<HTMLInputElement>('input[type="file"][multiple]')!
  input.files = transferOf(files).files
  input.dispatchEvent(new Event('change'))
}

export function drag(docs: Element, type: 'dragenter' | 'drop', files: File[]): void {
  const dataTransfer = transferOf(files)
  docs.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }))
}

export const shownNames = (docs: Element): string[] =>
  [...docs.shadowRoot!.querySelectorAll<HTMLElement>('[part="row"] input')].map((box) =>
    nameOf(box).replace('Sélectionner ', ''),
  )

export function focusedName(docs: Element): string {
  const element = docs.shadowRoot!.activeElement
  return element instanceof HTMLElement ? nameOf(element) : ''
}

function transferOf(files: File[]): DataTransfer {
  const transfer = new DataTransfer()
  for (const file of files) transfer.items.add(file)
  return transfer
}
