import '@juriszone/widgets/share-wizard'
import { addDays, expiryRange, type DossierDocument, type Party } from '@juriszone/widgets/contract'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { addDocument, documentsOf, documentView, dossierView, type FakeZone } from '../test/fakes/fake-zone.ts'
import { all, choose, find, findText, type } from '../test/support/screen.ts'
import { withZone, zoneOf } from './story-zone.ts'

interface Args {
  isChosen: (document: DossierDocument) => boolean
}

/** The wizard is a window over a page: each story has a page of its own, in the docs too. */
const meta: Meta<Args> = {
  id: 'share-wizard',
  title: 'Dossier/Partage',
  component: 'jz-share-wizard',
  parameters: { docs: { story: { inline: false, height: '760px' } }, controls: { disable: true } },
  args: { isChosen: ({ name }) => /^Projet d|^État/.test(name) },
  render: ({ isChosen }, { id }) => {
    const { state } = zoneOf(id)
    const dossier = openDossier(zoneOf(id))
    const documents = documentsOf(state, dossier.id, false)
      .map((document) => documentView(state, document))
      .filter(isChosen)
    return html`<jz-share-wizard .dossier=${dossierView(state, dossier, '')} .documents=${documents}></jz-share-wizard>`
  },
}

export default meta

type Story = StoryObj<Args>
type Play = NonNullable<Story['play']>

const PHONE = { globals: { viewport: { value: 'phone' } } }

export const Details: Story = { name: 'Titre et échéance' }

export const DetailsPhone: Story = { ...Details, ...PHONE, name: 'Titre et échéance, téléphone' }

export const TitleMissing: Story = {
  name: 'Titre manquant',
  play: async ({ canvasElement }) => (await find(canvasElement, 'button', 'Suivant')).click(),
}

export const DateWrong: Story = {
  name: 'Date hors limites',
  play: async ({ canvasElement }) => {
    const date = await find(canvasElement, 'date', 'Date d’expiration')
    type(date, addDays(expiryRange(new Date()).first, -1))
    date.blur()
  },
}

/** A long list is cut, so that « Aviser aussi » stays in sight. */
export const ManyDocuments: Story = {
  name: 'Nombreux documents',
  args: { isChosen: ({ name }) => name.startsWith('Annexe') },
  beforeEach: withZone((zone) => {
    const { id } = openDossier(zone)
    for (let n = 1; n <= 40; n++)
      addDocument(zone.state, id, { name: `Annexe ${n}, plan de l’étage.pdf`, addedBy: 'Sylvie Arsenault' })
  }),
}

/** Which version leaves, and who brought it. */
export const Versions: Story = {
  name: 'Versions envoyées',
  args: { isChosen: ({ name }) => /^Projet d|annoté|^Pièce/.test(name) },
  beforeEach: withZone(({ state }) => {
    const deed = state.documents.find(({ name }) => name === 'Projet d’acte de vente.docx')
    if (deed) deed.current = deed.versions.length
  }),
}

export const LongNames: Story = {
  name: 'Noms longs',
  args: { isChosen: ({ name }) => name.startsWith('Procuration') },
  ...PHONE,
  beforeEach: withZone((zone) => {
    const { id } = openDossier(zone)
    const lot = 'lot_3_412_877_du_cadastre_du_Québec_circonscription_foncière_de_Lévis'
    addDocument(zone.state, id, { name: `Procuration générale ${lot}.pdf`, addedBy: 'Sylvie Arsenault' })
    addDocument(zone.state, id, { name: `Procuration ${lot}${lot}.pdf`, addedBy: 'Sylvie Arsenault' })
  }),
}

export const Recipients: Story = { name: 'Destinataires', play: ({ canvasElement }) => fillDetails(canvasElement) }

export const RecipientsPhone: Story = { ...Recipients, ...PHONE, name: 'Destinataires, téléphone' }

export const RecipientMissing: Story = {
  name: 'Destinataire manquant',
  play: async ({ canvasElement }) => {
    await fillDetails(canvasElement)
    await chooseParty(canvasElement, 'Jean Roy')
    await addRecipient(canvasElement)
    ;(await find(canvasElement, 'button', 'Terminer et accepter')).click()
  },
}

export const RecipientMissingPhone: Story = {
  ...RecipientMissing,
  ...PHONE,
  name: 'Destinataire manquant, téléphone',
}

export const SeveralRecipients: Story = {
  name: 'Plusieurs destinataires',
  play: ({ canvasElement }) => fillRecipients(canvasElement, ['Jean Roy', 'Marie-Ève Gauthier']),
}

/** Two parties of one name are told apart by their address. */
export const Namesakes: Story = {
  name: 'Noms semblables',
  beforeEach: withZone((zone) => {
    for (const party of partiesOf(zone).slice(0, 2)) party.name = 'Jean Roy'
  }),
  play: ({ canvasElement }) => fillRecipients(canvasElement, ['Jean Roy (jean.roy@courriel.example)']),
}

export const NobodyLeft: Story = {
  name: 'Personne d’autre à ajouter',
  beforeEach: withZone((zone) => {
    for (const party of partiesOf(zone).slice(2)) party.hasLeft = true
  }),
  play: ({ canvasElement }) => fillRecipients(canvasElement, ['Jean Roy', 'Marie-Ève Gauthier']),
}

export const NoParty: Story = {
  name: 'Aucun intervenant',
  beforeEach: withZone((zone) => {
    for (const party of partiesOf(zone)) party.hasLeft = true
  }),
  play: ({ canvasElement }) => fillDetails(canvasElement),
}

export const PartyWithoutEmail: Story = {
  name: 'Intervenant sans courriel',
  play: send(['Jean Roy'], 'n’a pas d’adresse courriel', (zone) => {
    const errors = [{ path: 'recipients[0].partyId', code: 'missing_email', message: '' }]
    const refuses: typeof fetch = async () => Response.json({ code: 'invalid_fields', errors }, { status: 422 })
    Object.assign(zone, { fetch: refuses })
  }),
}

export const DocumentGone: Story = {
  name: 'Document supprimé entre-temps',
  play: send(['Jean Roy'], 'n’est plus dans le dossier', ({ state }) => {
    for (const document of state.documents.filter(({ name }) => name.startsWith('État')))
      document.binnedAt = new Date().toISOString()
  }),
}

export const DossierClosed: Story = {
  name: 'Dossier fermé entre-temps',
  play: send(['Jean Roy'], 'Ce dossier a été fermé', (zone) => {
    openDossier(zone).closedAt = new Date().toISOString()
  }),
}

export const Sending: Story = {
  name: 'Envoi en cours',
  play: send(['Jean Roy'], 'Envoi en cours…', (zone) => (zone.latency = 3_600_000)),
}

/** It goes on by itself, under the same key: the zone makes one share. */
export const Lost: Story = {
  name: 'Connexion perdue',
  play: send(['Jean Roy'], 'Connexion perdue.', (zone) => (zone.failure = 'offline')),
}

export const LostPhone: Story = { ...Lost, ...PHONE, name: 'Connexion perdue, téléphone' }

/** What was changed since does not leave by itself. */
export const Held: Story = {
  name: 'Envoi suspendu par un changement',
  play: async (context) => {
    await send(['Jean Roy'], 'Connexion perdue.', (zone) => (zone.failure = 'offline'))(context)
    type(await find(context.canvasElement, 'textbox', 'Commentaires'), 'Bonsoir Jean')
  },
}

export const SessionEnded: Story = {
  name: 'Session terminée',
  play: send(['Jean Roy'], 'Votre session a pris fin.', (zone) => zone.signIn(null)),
}

export const Done: Story = {
  name: 'Partage complété',
  play: send(['Jean Roy', 'Marie-Ève Gauthier'], 'Le partage est complété.'),
}

export const DonePhone: Story = { ...Done, ...PHONE, name: 'Partage complété, téléphone' }

export const DoneWithoutNotice: Story = {
  name: 'Partage complété, sans avis',
  play: async (context) => {
    await fillRecipients(context.canvasElement, ['Jean Roy', 'Marie-Ève Gauthier'])
    for (const box of all(context.canvasElement, 'checkbox', 'Notification')) box.click()
    await finish(context.canvasElement)
  },
}

export const DoneMixed: Story = {
  name: 'Partage complété, avis à certains',
  play: async ({ canvasElement }) => {
    ;(await find(canvasElement, 'checkbox', 'Me Luc Thibodeau')).click()
    await fillRecipients(canvasElement, ['Jean Roy', 'Marie-Ève Gauthier', 'Gestion ABC inc.'])
    all(canvasElement, 'checkbox', 'Modification')[0]?.click()
    all(canvasElement, 'checkbox', 'Notification')[2]?.click()
    await finish(canvasElement)
  },
}

/** A change came after the share had left: there is no second one. */
export const DoneOutdated: Story = {
  name: 'Partage complété avant les derniers changements',
  play: async (context) => {
    const { canvasElement, id } = context
    const zone = zoneOf(id)
    const answers = zone.fetch
    const losesAnswer: typeof fetch = async (input, init) => {
      await answers(input, init)
      throw new TypeError('Failed to fetch')
    }
    await send(['Jean Roy'], 'Connexion perdue.', () => Object.assign(zone, { fetch: losesAnswer }))(context)
    Object.assign(zone, { fetch: answers })
    type(await find(canvasElement, 'textbox', 'Commentaires'), 'Bonsoir Jean')
    await finish(canvasElement)
  },
}

export const Leaving: Story = {
  name: 'Fermer sans partager',
  play: async ({ canvasElement }) => {
    await fillRecipients(canvasElement, ['Jean Roy'])
    ;(await find(canvasElement, 'button', 'Fermer')).click()
    await find(canvasElement, 'dialog', 'Fermer sans partager?')
  },
}

export const LeavingPhone: Story = { ...Leaving, ...PHONE, name: 'Fermer sans partager, téléphone' }

function openDossier({ state }: FakeZone): FakeZone['state']['dossiers'][number] {
  const dossier = state.dossiers.find(({ number }) => number === '2026-0412')
  if (!dossier) throw new Error('No dossier 2026-0412')
  return dossier
}

function partiesOf(zone: FakeZone): Party[] {
  return openDossier(zone).parties
}

async function fillDetails(page: HTMLElement): Promise<void> {
  type(await find(page, 'textbox', 'Titre du partage'), 'Projet d’acte, version finale')
  ;(await find(page, 'button', 'Suivant')).click()
  await find(page, 'combobox', 'Intervenant')
}

/** In the last row. */
async function chooseParty(page: HTMLElement, name: string): Promise<void> {
  const select = all(page, 'combobox', 'Intervenant').at(-1)
  if (select) choose(select, name)
}

async function addRecipient(page: HTMLElement): Promise<void> {
  const number = all(page, 'combobox').length + 1
  ;(await find(page, 'button', 'Ajouter un destinataire')).click()
  await find(page, 'button', `Retirer le destinataire ${number}`)
}

async function fillRecipients(page: HTMLElement, names: string[]): Promise<void> {
  await fillDetails(page)
  for (const [index, name] of names.entries()) {
    if (index > 0) await addRecipient(page)
    await chooseParty(page, name)
  }
}

async function finish(page: HTMLElement): Promise<void> {
  ;(await find(page, 'button', 'Terminer et accepter')).click()
  await findText(page, 'Le partage est complété.')
}

/**
 * @param until what is read at the end
 * @param meanwhile what happens in the zone just before
 */
function send(names: string[], until: string, meanwhile: (zone: FakeZone) => unknown = () => undefined): Play {
  return async ({ canvasElement, id }) => {
    await fillRecipients(canvasElement, names)
    meanwhile(zoneOf(id))
    ;(await find(canvasElement, 'button', 'Terminer et accepter')).click()
    await findText(canvasElement, until)
  }
}
