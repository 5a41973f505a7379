import '@juriszone/widgets/upload-box'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { FAKE_BOX, FAKE_VISIT_CODE, arriveAt } from '../test/fakes/fake-zone.ts'
import { find, findText, type } from '../test/support/screen.ts'
import { TusEndpoint } from '../test/widgets/tus-endpoint.ts'
import { withZone, zoneOf } from './story-zone.ts'

interface Args {
  isolated: boolean
  locale?: string
}

/** The firm's own green, as on the mock-ups. */
const FIRM = '--jz-color-accent: light-dark(#2c5a47, #8fc7ab); --jz-color-on-accent: light-dark(#fff, #0e241a)'

const meta: Meta<Args> = {
  id: 'upload-box',
  title: 'Visiteur/Boîte de dépôt',
  component: 'jz-upload-box',
  args: { isolated: false },
  render: ({ isolated, locale }) =>
    html`<div style=${FIRM}>
      <jz-upload-box box=${FAKE_BOX} ?isolated=${isolated} locale=${locale ?? 'fr-CA'}></jz-upload-box>
    </div>`,
  // Its own frames and its own files: on a page with the others they would answer for each other.
  parameters: { docs: { story: { inline: false, height: '820px' } } },
}

export default meta

type Story = StoryObj<Args>
type Play = NonNullable<Story['play']>

const PHONE = { viewport: { value: 'phone' } }

export const Form: Story = { name: 'Formulaire' }

export const FormOnPhone: Story = { ...Form, name: 'Formulaire, téléphone', globals: PHONE }

export const FormWithErrors: Story = {
  name: 'Formulaire, erreurs',
  play: async ({ canvasElement }) => {
    type(await find(canvasElement, 'textbox', 'Nom'), 'Noémie Tremblay')
    type(await email(canvasElement), 'noemie.t@courriel')
    ;(await find(canvasElement, 'button', 'Recevoir un code')).click()
    await findText(canvasElement, /Cette adresse semble incomplète/)
  },
}

export const Loading: Story = { name: 'Chargement', beforeEach: withZone((zone) => (zone.latency = 3_600_000)) }

export const TooManyVisits: Story = {
  name: 'Trop de demandes',
  play: async ({ canvasElement, id }) => {
    await fill(canvasElement)
    zoneOf(id).failure = 'too_many_requests'
    ;(await find(canvasElement, 'button', 'Recevoir un code')).click()
    await find(canvasElement, 'button', 'Réessayer')
  },
}

export const Code: Story = { name: 'Code', play: ({ canvasElement }) => toCode(canvasElement) }

export const CodeOnPhone: Story = { ...Code, name: 'Code, téléphone', globals: PHONE }

export const WrongCode: Story = {
  name: 'Code inexact',
  play: async ({ canvasElement }) => {
    await toCode(canvasElement)
    await enter(canvasElement, '00000000')
    await findText(canvasElement, 'Ce code est inexact. Vérifiez-le')
  },
}

export const CodeEnded: Story = {
  name: 'Code expiré',
  play: async ({ canvasElement, id }) => {
    await toCode(canvasElement)
    for (const visit of zoneOf(id).state.visits) visit.tries = 5
    await enter(canvasElement, FAKE_VISIT_CODE)
    await findText(canvasElement, 'Ce code est inexact ou expiré.')
  },
}

export const Documents: Story = {
  name: 'Documents, rien encore',
  play: ({ canvasElement }) => toDocuments(canvasElement),
}

export const DocumentsOnPhone: Story = { ...Documents, name: 'Documents, téléphone', globals: PHONE }

export const Uploading: Story = {
  name: 'Documents, en route',
  beforeEach: tus((request) => (/permis/i.test(request.metadata) ? 'stall' : null)),
  play: async ({ canvasElement }) => {
    await toDocuments(canvasElement)
    choose(canvasElement, ['Relevé hypothécaire.pdf', 412_000], ['Permis de conduire.pdf', 390_000])
    await findText(canvasElement, /Prêt/)
  },
}

export const Failed: Story = {
  name: 'Documents, refusés',
  beforeEach: tus((request) => (/permis/i.test(request.metadata) ? 'refuse' : null)),
  play: async ({ canvasElement }) => {
    await toDocuments(canvasElement)
    choose(canvasElement, ['Relevé hypothécaire.pdf', 412_000], ['Permis de conduire.pdf', 9000], ['jeu.exe', 10])
    await find(canvasElement, 'button', /^Retirer : jeu/)
    await findText(canvasElement, /Prêt/)
  },
}

export const Lost: Story = {
  name: 'Documents, connexion perdue',
  beforeEach: tus(() => 'lose'),
  play: async ({ canvasElement }) => {
    await toDocuments(canvasElement)
    choose(canvasElement, ['Relevé hypothécaire.pdf', 412_000])
    await findText(canvasElement, 'Le serveur ne répond pas')
  },
}

export const Done: Story = {
  name: 'Documents, prêts',
  beforeEach: tus(() => null),
  play: ({ canvasElement }) => toReady(canvasElement),
}

export const DoneOnPhone: Story = { ...Done, name: 'Documents, prêts, téléphone', globals: PHONE }

export const NothingChosen: Story = {
  name: 'Envoyer sans document',
  play: async ({ canvasElement }) => {
    await toDocuments(canvasElement)
    ;(await find(canvasElement, 'button', 'Envoyer')).click()
    await findText(canvasElement, 'Choisissez d’abord un document.')
  },
}

export const Sending: Story = {
  name: 'Envoi en cours',
  beforeEach: tus(() => null),
  play: async ({ canvasElement, id }) => {
    await toReady(canvasElement)
    zoneOf(id).latency = 3_600_000
    ;(await find(canvasElement, 'button', 'Envoyer')).click()
    await findText(canvasElement, 'Envoi en cours')
  },
}

export const AccessEnded: Story = {
  name: 'Délai passé',
  beforeEach: tus(() => null),
  play: async ({ canvasElement, id }) => {
    await toReady(canvasElement)
    for (const visit of zoneOf(id).state.visits) visit.token = null
    ;(await find(canvasElement, 'button', 'Envoyer')).click()
    await findText(canvasElement, 'Un nouveau code part')
  },
}

const toReceipt: Play = async ({ canvasElement }) => {
  await toReady(canvasElement)
  ;(await find(canvasElement, 'button', 'Envoyer')).click()
  await findText(canvasElement, 'Vos documents sont à l’étude.')
}

export const Receipt: Story = { name: 'Reçu', beforeEach: tus(() => null), play: toReceipt }

export const ReceiptOnPhone: Story = { ...Receipt, name: 'Reçu, téléphone', globals: PHONE }

export const OtherSite: Story = {
  name: 'Site non inscrit',
  beforeEach: withZone(({ state }) => (state.box.isOtherSite = true)),
}

export const Closed: Story = {
  name: 'Boîte fermée',
  beforeEach: withZone(({ state }) => (state.box.isOpen = false)),
}

export const English: Story = { name: 'Anglais', args: { locale: 'en-CA' }, globals: { locale: 'en-CA' } }

export const Dark: Story = { name: 'Sombre', globals: { theme: 'dark' } }

export const Isolated: Story = {
  name: 'Isolée',
  args: { isolated: true },
  play: async ({ canvasElement }) => {
    // There is no zone here whose page could say so.
    const root = canvasElement.querySelector('jz-upload-box')!.shadowRoot!
    while (!root.querySelector('iframe')) await new Promise(requestAnimationFrame)
    const frame = root.querySelector('iframe')!
    const [data, { origin }] = [{ type: 'jz-height', height: 760 }, new URL(frame.src)]
    window.dispatchEvent(new MessageEvent('message', { data, origin, source: frame.contentWindow }))
  },
}

export const FrameRefused: Story = {
  name: 'Isolée, cadre refusé',
  args: { isolated: true },
  play: async ({ canvasElement }) => {
    await findText(canvasElement, 'Ce formulaire ne s’ouvre pas dans cette page.')
  },
}

type Fate = 'stall' | 'refuse' | 'lose' | null

/** Uploads go by XMLHttpRequest, which no zone of a story answers: here each meets its fate. */
function tus(fateOf: (upload: { metadata: string }) => Fate): NonNullable<Story['beforeEach']> {
  return ({ id }) => {
    const endpoint = new TusEndpoint()
    endpoint.onFinish = ({ metadata, size, url }) => {
      const uploadId = url.split('/').at(-1) ?? ''
      arriveAt(zoneOf(id).state, { uploadId, name: metadata['filename'] ?? '', size })
      return null
    }
    const answer = endpoint.answer
    const fates = new Map<string, Fate>()
    endpoint.answer = async (request, body, progress, isAborted) => {
      const coded = /filename ([^,]+)/.exec(request.headers['upload-metadata'] ?? '')?.[1]
      if (coded !== undefined) fates.set(`/${endpoint.uploads.length}`, fateOf({ metadata: atob(coded) }))
      const fate = [...fates].find(([end]) => request.url.endsWith(end))?.[1]
      if (coded === undefined && fate === 'lose') return 'lost'
      if (coded !== undefined && fateOf({ metadata: atob(coded) }) === 'refuse') return { status: 403, body: REFUSAL }
      if (request.method === 'PATCH' && fate === 'stall') {
        progress(Math.floor((body?.size ?? 0) * 0.54))
        return new Promise(() => {})
      }
      return answer(request, body, progress, isAborted)
    }
    endpoint.install()
    return async () => {
      // What is still being tried again would meet the next story's network.
      const shown = document.querySelector('jz-upload-box')
      shown?.removeAttribute('box')
      await shown?.updateComplete
      endpoint.uninstall()
    }
  }
}

const REFUSAL = JSON.stringify({
  code: 'deposit_full',
  detail: 'Ce document n’a pas été accepté. Remettez-le à l’étude d’une autre façon.',
})

const box = (canvas: Element): ShadowRoot | null => canvas.querySelector('jz-upload-box')?.shadowRoot ?? null

async function email(canvas: Element): Promise<HTMLElement> {
  await find(canvas, 'textbox', 'Nom')
  return box(canvas)?.querySelector<HTMLElement>('#email') ?? document.createElement('input')
}

async function fill(canvas: Element): Promise<void> {
  type(await find(canvas, 'textbox', 'Nom'), 'Noémie Tremblay')
  type(await email(canvas), 'noemie.t@courriel.example')
  type(await find(canvas, 'textbox', 'Numéro de dossier (facultatif)'), '2026-0308')
}

async function toCode(canvas: Element): Promise<void> {
  await fill(canvas)
  ;(await find(canvas, 'button', 'Recevoir un code')).click()
  await find(canvas, 'textbox', 'Code de vérification')
}

async function enter(canvas: Element, code: string): Promise<void> {
  type(await find(canvas, 'textbox', 'Code de vérification'), code)
  ;(await find(canvas, 'button', 'Vérifier')).click()
}

async function toDocuments(canvas: Element): Promise<void> {
  await toCode(canvas)
  await enter(canvas, FAKE_VISIT_CODE)
  await find(canvas, 'button', 'Choisir des documents')
}

async function toReady(canvas: Element): Promise<void> {
  await toDocuments(canvas)
  choose(canvas, ['Relevé hypothécaire.pdf', 412_000], ['Permis de conduire.pdf', 3_900_000])
  await findText(canvas, /412 ko · Prêt/)
  await findText(canvas, /3,9 Mo · Prêt/)
}

function choose(canvas: Element, ...files: [name: string, size: number][]): void {
  const input = box(canvas)?.querySelector<HTMLInputElement>('.uppy-Dashboard-input')
  if (!input) return
  const chosen = new DataTransfer()
  for (const [name, size] of files) {
    chosen.items.add(new File([new Uint8Array(size)], name, { type: name.endsWith('.pdf') ? 'application/pdf' : '' }))
  }
  input.files = chosen.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}
