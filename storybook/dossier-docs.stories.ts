import '@juriszone/widgets/dossier-docs'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { addDocument } from '../test/fakes/fake-zone.ts'
import { find } from '../test/support/screen.ts'
import { baseOf, withZone } from './story-zone.ts'

interface Args {
  dossier: string
}

const meta: Meta<Args> = {
  id: 'dossier-docs',
  title: 'Dossier/Documents',
  component: 'jz-dossier-docs',
  args: { dossier: '2026-0412' },
  render: ({ dossier }) => html`<jz-dossier-docs dossier=${dossier}></jz-dossier-docs>`,
}

export default meta

type Story = StoryObj<Args>

/** Documents in every state, an upload that was interrupted, two returns. */
export const List: Story = { name: 'Liste' }

export const Empty: Story = {
  name: 'Vide',
  beforeEach: withZone(({ state }) => {
    state.documents = []
    state.shares = []
    state.uploads = []
  }),
}

/** « Actions » works on what is selected: two documents here. */
export const Selection: Story = {
  name: 'Sélection',
  play: async ({ canvasElement }) => {
    for (const name of ['Certificat de localisation.pdf', 'Projet d’acte de vente.docx']) {
      const box = await find(canvasElement, 'checkbox', `Sélectionner ${name}`)
      box.click()
    }
    const actions = await find(canvasElement, 'button', 'Actions')
    actions.click()
  },
}

/** Loaded by pages as one scrolls. */
export const ManyDocuments: Story = {
  name: 'Beaucoup de documents',
  beforeEach: withZone(({ state }) => {
    const dossierId = state.dossiers.at(-1)?.id ?? ''
    for (let n = 1; n <= 1000; n++)
      addDocument(state, dossierId, { name: `Annexe ${n}.pdf`, addedBy: 'Sylvie Arsenault' })
  }),
}

export const Bin: Story = {
  name: 'Corbeille',
  beforeEach: withZone(({ state }) => {
    for (const document of state.documents.slice(-3)) document.binnedAt = state.now().toISOString()
  }),
  play: async ({ canvasElement }) => (await find(canvasElement, 'button', 'Corbeille')).click(),
}

/** In ProCardex’s Doc tab, before the first export. This host answers as its back end would. */
export const NotExported: Story = {
  name: 'Dossier non exporté',
  args: { dossier: '2026-0420' },
  globals: { viewport: { value: 'tab' } },
  render: ({ dossier }, { id }) =>
    html`<jz-dossier-docs
      dossier=${dossier}
      @jz-export-requested=${(event: HTMLElementEventMap['jz-export-requested']) =>
        event.respondWith(exportAs(id, dossier, 'jean.roy@courriel.example'))}
    ></jz-dossier-docs>`,
}

/** A party without an address: nothing is sent, and the message says whose it is. */
export const EmailMissing: Story = {
  ...NotExported,
  name: 'Courriel manquant',
  render: ({ dossier }, { id }) =>
    html`<jz-dossier-docs
      dossier=${dossier}
      @jz-export-requested=${(event: HTMLElementEventMap['jz-export-requested']) =>
        event.respondWith(exportAs(id, dossier, ''))}
    ></jz-dossier-docs>`,
  play: async ({ canvasElement }) => (await find(canvasElement, 'button', 'Exporter vers JurisZone')).click(),
}

export const Loading: Story = {
  name: 'Chargement',
  beforeEach: withZone((zone) => (zone.latency = 3_600_000)),
}

export const Offline: Story = {
  name: 'Hors ligne',
  beforeEach: withZone((zone) => (zone.failure = 'offline')),
}

export const AccessEnded: Story = {
  name: 'Accès terminé',
  beforeEach: withZone((zone) => (zone.failure = 'token_expired')),
}

export const Phone: Story = { name: 'Téléphone', globals: { viewport: { value: 'phone' } } }

function exportAs(storyId: string, number: string, email: string): Promise<Response> {
  return fetch(`${baseOf(storyId)}/api/v1/dossiers/${encodeURIComponent(number)}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      description: 'Vente, 12, rue du Parc',
      parties: [{ kind: 'person', name: 'Jean Roy', email }],
    }),
  })
}
