import { fixture, html } from '@open-wc/testing'
import { emulateMedia } from '@web/test-runner-commands'
import '../../widgets/src/upload-box/jz-upload-box.ts'
import type { JzUploadBoxElement } from '../../widgets/src/upload-box/jz-upload-box-element.ts'
import { arriveAt, createFakeZone, FAKE_BOX, FAKE_VISIT_CODE, type FakeZone } from '../fakes/fake-zone.ts'
import { find, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { TusEndpoint } from './tus-endpoint.ts'

export const VISITOR = { name: 'Noémie Tremblay', email: 'noemie.t@courriel.example', dossierNumber: '2026-0308' }

/** A zone of its own for each test, in the place of the network. */
export interface BoxZone {
  zone: FakeZone
  uploads: TusEndpoint
  /** Calls so far, with who asked: `POST /visits/… jzu_…`. */
  calls: { call: string; bearer: string | null; credentials: RequestCredentials | undefined }[]
}

export function useBoxZone(): BoxZone {
  const own: BoxZone = { zone: createFakeZone(), uploads: new TusEndpoint(), calls: [] }
  const network = window.fetch
  before(() => emulateMedia({ reducedMotion: 'reduce' }))
  beforeEach(() => {
    const zone = createFakeZone()
    zone.signIn(null)
    const uploads = new TusEndpoint()
    uploads.onFinish = ({ metadata, size, url }) => {
      arriveAt(zone.state, { uploadId: url.split('/').at(-1)!, name: metadata['filename']!, size })
      return null
    }
    Object.assign(own, { zone, uploads, calls: [] })
    uploads.install()
    window.fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input, location.href)
      if (!url.pathname.startsWith('/api/')) return network(input, init)
      const bearer = new Headers(init?.headers).get('Authorization')
      const call = `${init?.method ?? 'GET'} ${url.pathname.replace('/api/v1', '')}`
      own.calls.push({ call, bearer, credentials: init?.credentials })
      return zone.fetch(input, init)
    }
  })
  afterEach(() => {
    window.fetch = network
    own.uploads.uninstall()
    Reflect.deleteProperty(navigator, 'onLine')
  })
  return own
}

export async function openBox(options: Partial<JzUploadBoxElement> = {}): Promise<JzUploadBoxElement> {
  const place = await fixture<HTMLElement>(html`<div><jz-upload-box></jz-upload-box></div>`)
  const box = place.querySelector('jz-upload-box')!
  Object.assign(box, { box: FAKE_BOX, ...options })
  await box.updateComplete
  return box
}

export async function fillForm(box: Element): Promise<void> {
  type(await find(box, 'textbox', 'Nom'), VISITOR.name)
  type(field(box, 'email'), VISITOR.email)
  type(await find(box, 'textbox', 'Numéro de dossier (facultatif)'), VISITOR.dossierNumber)
}

export async function toCode(box: Element): Promise<void> {
  await fillForm(box)
  ;(await find(box, 'button', 'Recevoir un code')).click()
  await find(box, 'textbox', 'Code de vérification')
}

export async function toDocuments(box: Element): Promise<void> {
  await toCode(box)
  await enterCode(box, FAKE_VISIT_CODE)
  await find(box, 'button', 'Choisir des documents')
}

/** A box whose visitor has given his code. */
export async function openDocuments(): Promise<JzUploadBoxElement> {
  const box = await openBox()
  await toDocuments(box)
  return box
}

export async function enterCode(box: Element, code: string): Promise<void> {
  type(await find(box, 'textbox', 'Code de vérification'), code)
  ;(await find(box, 'button', 'Vérifier')).click()
}

export function field(box: Element, id: string): HTMLInputElement {
  return box.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!
}

/** As the file explorer hands it over. */
export function chooseFiles(box: Element, ...files: File[]): void {
  const input = box.shadowRoot!.querySelector<HTMLInputElement>('.uppy-Dashboard-input, #add + input')!
  give(input, files)
}

export function give(input: HTMLInputElement, files: File[]): void {
  const chosen = new DataTransfer()
  for (const file of files) chosen.items.add(file)
  input.files = chosen.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

export function pdf(name: string, size = 1000): File {
  return new File([new Uint8Array(size)], name, { type: 'application/pdf' })
}

/** What the list says of each file, its size and state. */
export function listed(box: Element): string[] {
  return [...box.shadowRoot!.querySelectorAll<HTMLElement>('.uppy-Dashboard-Item-name')].map((row) => row.innerText)
}

export function untilReady(box: Element, count: number): Promise<void> {
  return waitUntil(
    () => listed(box).filter((row) => row.includes('Prêt')).length === count,
    `not ready: ${listed(box).join(' | ')}`,
  )
}
