import '@juriszone/widgets/share-wizard'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { documentsOf, documentView, dossierView } from '../test/fakes/fake-zone.ts'
import { choose, find, type } from '../test/support/screen.ts'
import { withZone, zoneOf } from './story-zone.ts'

/** The wizard is a window over a page: each story has a page of its own, in the docs too. */
const meta: Meta = {
  id: 'share-wizard',
  title: 'Dossier/Partage',
  component: 'jz-share-wizard',
  parameters: { docs: { story: { inline: false, height: '760px' } } },
  render: (_, { id }) => {
    const { state } = zoneOf(id)
    const dossier = state.dossiers.find(({ number }) => number === '2026-0412')
    if (!dossier) return html``
    const documents = documentsOf(state, dossier.id, false)
      .map((document) => documentView(state, document))
      .filter(({ name }) => /^Projet|^État/.test(name))
    return html`<jz-share-wizard .dossier=${dossierView(state, dossier, '')} .documents=${documents}></jz-share-wizard>`
  },
}

export default meta

type Story = StoryObj

export const Details: Story = { name: 'Titre et échéance' }

export const TitleMissing: Story = {
  name: 'Titre manquant',
  play: async ({ canvasElement }) => (await find(canvasElement, 'button', 'Suivant')).click(),
}

export const Recipients: Story = {
  name: 'Destinataires',
  play: ({ canvasElement }) => fillDetails(canvasElement),
}

export const Done: Story = {
  name: 'Partage complété',
  play: ({ canvasElement }) => send(canvasElement),
}

/** The answer got lost: « Réessayer » sends the same share, which the zone makes once. */
export const Lost: Story = {
  name: 'Sans réponse',
  beforeEach: withZone((zone) => (zone.failure = 'offline')),
  play: ({ canvasElement }) => send(canvasElement),
}

export const Phone: Story = { ...Recipients, name: 'Téléphone', globals: { viewport: { value: 'phone' } } }

async function fillDetails(page: HTMLElement): Promise<void> {
  type(await find(page, 'textbox', 'Titre du partage'), 'Projet d’acte, version finale')
  ;(await find(page, 'button', 'Suivant')).click()
  choose(await find(page, 'combobox', 'Intervenant'), 'Jean Roy')
}

async function send(page: HTMLElement): Promise<void> {
  await fillDetails(page)
  ;(await find(page, 'button', 'Terminer et accepter')).click()
}
