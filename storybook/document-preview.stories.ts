import '@juriszone/widgets/dossier-docs'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { addDocument } from '../test/fakes/fake-zone.ts'
import { find, findText } from '../test/support/screen.ts'
import { withZone, zoneOf } from './story-zone.ts'

/** What the frame of the zone draws is not here: that is a page of its own. */
const meta: Meta = {
  id: 'document-preview',
  title: 'Dossier/Aperçu',
  component: 'jz-dossier-docs',
  render: () => html`<jz-dossier-docs dossier="2026-0412"></jz-dossier-docs>`,
}

export default meta

type Story = StoryObj

const PHONE = { globals: { viewport: { value: 'phone' } } }
const DEED = 'Projet d’acte de vente.docx'
const CERTIFICATE = 'Certificat de localisation.pdf'

export const Loading: Story = {
  name: 'Chargement',
  play: async ({ canvasElement, id }) => {
    await look(canvasElement, CERTIFICATE, () => (zoneOf(id).latency = 3_600_000))
    await findText(canvasElement, 'Chargement en cours')
  },
}

export const LoadingPhone: Story = { ...Loading, ...PHONE, name: 'Chargement, téléphone' }

/** Office documents, pages, drawings: nothing of them is ever rendered. */
export const None: Story = {
  name: 'Pas d’aperçu',
  play: async ({ canvasElement }) => {
    await open(canvasElement, DEED)
    await findText(canvasElement, 'Pas d’aperçu pour ce type de document.')
  },
}

export const NonePhone: Story = { ...None, ...PHONE, name: 'Pas d’aperçu, téléphone' }

/** Photographs of an iPhone. */
export const Heic: Story = {
  name: 'Photo HEIC',
  beforeEach: withNew('IMG_0412.HEIC', 2_400_000),
  play: async ({ canvasElement }) => {
    await open(canvasElement, 'IMG_0412.HEIC')
    await findText(canvasElement, /Cette photo est au format HEIC/)
  },
}

export const TooHeavy: Story = {
  name: 'Trop lourd',
  beforeEach: withNew('Numérisation complète.pdf', 180_000_000),
  play: async ({ canvasElement }) => {
    await open(canvasElement, 'Numérisation complète.pdf')
    await findText(canvasElement, /au-delà de 50/)
  },
}

/** « Réessayer » brings it once the network is back. */
export const Lost: Story = {
  name: 'Connexion perdue',
  play: async ({ canvasElement, id }) => {
    await look(canvasElement, CERTIFICATE, () => (zoneOf(id).failure = 'offline'))
    await findText(canvasElement, 'Connexion perdue.')
  },
}

function withNew(name: string, size: number): (context: { id: string }) => void {
  return withZone(({ state }) => {
    addDocument(state, state.dossiers.find(({ number }) => number === '2026-0412')!.id, {
      name,
      size,
      addedBy: 'Sylvie Arsenault',
    })
  })
}

/** By Enter, as files are opened elsewhere; its menu says that there is no preview. */
async function open(canvas: HTMLElement, name: string): Promise<void> {
  const box = await find(canvas, 'checkbox', `Sélectionner ${name}`)
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }))
  await find(canvas, 'button', 'Fermer')
}

/** By its menu, once what opens it has come. */
async function look(canvas: HTMLElement, name: string, before = (): unknown => undefined): Promise<void> {
  const more = await find(canvas, 'button', `Autres choix : ${name}`)
  more.click()
  const item = await find(canvas, 'button', 'Aperçu')
  before()
  item.click()
  await find(canvas, 'button', 'Fermer')
}
