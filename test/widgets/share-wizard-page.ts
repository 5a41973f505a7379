import { fixture, html } from '@open-wc/testing'
import { emulateMedia } from '@web/test-runner-commands'
import type { FieldProblem, ShareInput } from '@juriszone/widgets/contract'
import '../../widgets/src/share-wizard/jz-share-wizard.ts'
import type { JzShareWizardElement } from '../../widgets/src/share-wizard/jz-share-wizard-element.ts'
import '../../widgets/src/zone/jz-zone.ts'
import type { JzZoneElement } from '../../widgets/src/zone/jz-zone-element.ts'
import { createFakeZone, type FakeZone } from '../fakes/fake-zone.ts'
import { choose, find, nameOf, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'

export const TITLE = 'Projet d’acte, version finale'

interface Sending {
  key: string
  body: ShareInput
}

/** A zone of its own for each test, in the place of the network. */
export interface WizardZone {
  zone: FakeZone
  sendings: Sending[]
  /** What a sending meets: by default its answer, which may be lost or kept waiting. */
  onSending: (answer: () => Promise<Response>) => Promise<Response>
}

export function useWizardZone(): WizardZone {
  const own: WizardZone = { zone: createFakeZone(), sendings: [], onSending: (answer) => answer() }
  const network = window.fetch
  // Contrast is measured on what has stopped moving.
  before(() => emulateMedia({ reducedMotion: 'reduce' }))
  beforeEach(() => {
    Object.assign(own, { zone: createFakeZone(), sendings: [], onSending: (answer: () => unknown) => answer() })
    window.fetch = (input, init) => {
      const answer = (): Promise<Response> => own.zone.fetch(input, init)
      if (init?.method !== 'POST' || typeof input !== 'string' || !input.endsWith('/shares')) return answer()
      const key = new Headers(init.headers).get('Idempotency-Key') ?? ''
      own.sendings.push({ key, body: JSON.parse(init.body as string) as ShareInput })
      return own.onSending(answer)
    }
  })
  afterEach(() => {
    window.fetch = network
  })
  return own
}

/** A no of the zone, as it travels. */
export function refusal(status: number, code: string, errors: FieldProblem[] = []): Response {
  return Response.json({ status, code, title: code, detail: code, requestId: 'r', errors }, { status })
}

/** As `<jz-dossier-docs>` opens it, over the dossier of the mock-ups. */
export async function openWizard(documents = 2, options: Partial<JzShareWizardElement> = {}): Promise<JzZoneElement> {
  const place = await fixture<JzZoneElement>(html`<jz-zone><div></div></jz-zone>`)
  const [summary] = (await place.client.dossiers.list({ search: '2026-0412' })).items
  const dossier = await place.client.dossiers.get(summary!.id)
  const { items } = await place.client.documents.list(dossier.id)
  const wizard = document.createElement('jz-share-wizard')
  wizard.dossier = dossier
  wizard.documents = items.filter(({ state }) => state === 'available').slice(0, documents)
  Object.assign(wizard, options)
  place.append(wizard)
  wizard.addEventListener('jz-wizard-closed', () => wizard.remove())
  await find(place, 'textbox', 'Titre du partage')
  return place
}

export async function press(place: Element, name: string | RegExp): Promise<void> {
  const button = await find(place, 'button', name)
  button.click()
}

export async function toRecipients(place: Element): Promise<void> {
  type(await find(place, 'textbox', 'Titre du partage'), TITLE)
  await press(place, 'Suivant')
  await find(place, 'combobox', 'Intervenant')
}

/** All filled in, for Jean Roy, short of the last button. */
export async function toLastButton(place: Element): Promise<void> {
  await toRecipients(place)
  choose(await find(place, 'combobox', 'Intervenant'), 'Jean Roy')
  ;(await find(place, 'checkbox', 'Modification')).click()
  type(await find(place, 'textbox', 'Commentaires'), '  Bonjour Jean  ')
}

export function wizardOf(place: Element): JzShareWizardElement {
  return place.querySelector('jz-share-wizard')!
}

function focusedName(): string {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return nameOf(element as HTMLElement)
}

export const isFocusedOn = (name: string): Promise<void> =>
  waitUntil(() => focusedName() === name, `focus is not on ${name}`)
