import '@juriszone/widgets/dossier-docs'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { addDocument, newId } from '../test/fakes/fake-zone.ts'
import { find, findText, type } from '../test/support/screen.ts'
import { baseOf, withZone, zoneOf } from './story-zone.ts'

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

const PHONE = { globals: { viewport: { value: 'phone' } } }
const DEED = 'Projet d’acte de vente.docx'
const HELD = 'Grille de calcul des droits.xlsm'

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
    const first = addDocument(state, dossierId, { name: 'Annexe 1.pdf', addedBy: 'Sylvie Arsenault' })
    for (let n = 2; n <= 10_000; n++)
      state.documents.push({ ...structuredClone(first), id: newId(state), name: `Annexe ${n}.pdf` })
  }),
}

export const Bin: Story = {
  name: 'Corbeille',
  beforeEach: withZone(({ state }) => {
    for (const document of state.documents.slice(-3)) document.binnedAt = state.now().toISOString()
  }),
  play: openBin,
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

export const ServerError: Story = {
  name: 'Erreur du serveur',
  beforeEach: withZone((zone) => (zone.failure = 'internal')),
}

export const NoResult: Story = {
  name: 'Filtre sans résultat',
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'checkbox', /^Sélectionner /)
    filter(canvasElement, 'hypothèque')
    await findText(canvasElement, 'Aucun document ne contient')
  },
}

export const NoResultPhone: Story = { ...NoResult, ...PHONE, name: 'Filtre sans résultat, téléphone' }

/** Nothing is lost: the list stays, and goes on by itself. */
export const Lost: Story = {
  name: 'Connexion perdue, liste gardée',
  play: async ({ canvasElement, id }) => {
    await find(canvasElement, 'checkbox', /^Sélectionner /)
    zoneOf(id).failure = 'offline'
    filter(canvasElement, 'acte')
    await findText(canvasElement, 'Connexion perdue.')
  },
}

export const Closed: Story = {
  name: 'Dossier fermé',
  beforeEach: withZone(({ state }) => {
    const dossier = state.dossiers.at(-1)
    if (dossier) dossier.closedAt = state.now().toISOString()
  }),
}

export const BinEmpty: Story = { name: 'Corbeille vide', play: openBin }

/** This host hears nothing of the request. */
export const ExportUnanswered: Story = {
  name: 'Exportation sans réponse',
  args: { dossier: '2026-0420' },
  globals: { viewport: { value: 'tab' } },
  play: async ({ canvasElement }) => (await find(canvasElement, 'button', 'Exporter vers JurisZone')).click(),
}

export const RowMenu: Story = { name: 'Autres choix', play: openRow(DEED) }

/** A clerk is told who can release it. */
export const HeldClerk: Story = { name: 'Retenu, pour une collaboratrice', play: openRow(HELD) }

export const HeldNotary: Story = {
  name: 'Libérer, pour un notaire',
  beforeEach: withZone((zone) => {
    const { members } = zone.state
    zone.signIn(members.find(({ role }) => role === 'notary')?.email ?? null)
  }),
  play: openRow(HELD, 'Libérer…'),
}

export const Renaming: Story = { name: 'Renommer', play: openRow(DEED, 'Renommer') }

export const VersionList: Story = { name: 'Versions', play: openRow(DEED, 'Versions') }

export const VersionListPhone: Story = { ...VersionList, ...PHONE, name: 'Versions, téléphone' }

export const Deleting: Story = { name: 'Supprimer', play: openRow(DEED, 'Supprimer') }

export const Dragging: Story = {
  name: 'Documents au-dessus',
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'checkbox', /^Sélectionner /)
    const dataTransfer = new DataTransfer()
    for (const name of ['Un.pdf', 'Deux.pdf', 'Trois.pdf']) dataTransfer.items.add(new File(['%PDF'], name))
    canvasElement
      .querySelector('jz-dossier-docs')
      ?.dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true, cancelable: true }))
  },
}

/** In ProCardex’s Doc tab. */
export const Tab: Story = { name: 'Onglet Doc', globals: { viewport: { value: 'tab' } } }

export const Phone: Story = { ...PHONE, name: 'Téléphone' }

export const SelectionPhone: Story = { ...Selection, ...PHONE, name: 'Sélection, téléphone' }

async function openBin({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> {
  ;(await find(canvasElement, 'button', 'Corbeille')).click()
}

/** Opens the choices of a document, and takes one. */
function openRow(name: string, choice?: string): NonNullable<Story['play']> {
  return async ({ canvasElement }) => {
    ;(await find(canvasElement, 'button', `Autres choix : ${name}`)).click()
    if (choice !== undefined) (await find(canvasElement, 'button', choice)).click()
  }
}

function filter(page: HTMLElement, text: string): void {
  const field = page.querySelector('jz-dossier-docs')?.shadowRoot?.querySelector<HTMLElement>('#filter')
  if (field) type(field, text)
}

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
