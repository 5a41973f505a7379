import '@juriszone/widgets/portal'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import type { FakeShare, FakeZone, ZoneState } from '../test/fakes/fake-zone.ts'
import { newId } from '../test/fakes/fake-zone.ts'
import { find, findText } from '../test/support/screen.ts'
import { PHONE, siteStories, type SiteArgs } from './site-story.ts'
import { withZone, zoneOf } from './story-zone.ts'

const meta: Meta<SiteArgs> = { ...siteStories, id: 'portal-dossier', title: 'Portail/Dossier' }

export default meta

type Story = StoryObj<SiteArgs>

const DAY = 86_400_000
const REVIEW = 'Projet d’acte pour relecture'

const path = ({ state }: FakeZone): string => `/dossiers/${state.dossiers.at(-1)?.id}`

export const Dossier: Story = { name: 'Dossier', args: { path } }

export const DossierOnPhone: Story = { ...Dossier, name: 'Dossier, téléphone', globals: PHONE }

/** Live, about to expire, expired and revoked; whom no e-mail reached, who was removed, who asks for more time. */
export const Shares: Story = {
  name: 'Partages dans tous leurs états',
  args: { path },
  beforeEach: withZone(({ state }) => {
    const [late, soon, review] = state.shares
    const now = state.now().toISOString()
    Object.assign(review!.recipients[1]!, { undeliveredAt: now, undeliveredReason: 'refused' })
    Object.assign(soon!.recipients[1]!, { removedAt: now })
    Object.assign(late!.recipients[0]!, { extensionRequestedAt: now })
    state.shares.push({ ...again(state, soon!, 'Quittance'), revokedAt: now })
  }),
}

export const SharesOnPhone: Story = { ...Shares, name: 'Partages dans tous leurs états, téléphone', globals: PHONE }

/** It ends tomorrow: one has not opened it, one has begun a download and returned nothing; another reminds nobody. */
export const Late: Story = {
  name: 'Rappels et retards',
  args: { path },
  beforeEach: withZone(({ state }) => {
    const [, soon, review] = state.shares
    const yesterday = new Date(state.now().getTime() - 2 * DAY).toISOString()
    const [begun, unopened] = soon!.recipients
    Object.assign(begun!, { mayReturn: true, downloadCompletedAt: null, remindedAt: yesterday })
    Object.assign(unopened!, { openedAt: null, downloadedAt: null, downloadCompletedAt: null, remindedAt: yesterday })
    Object.assign(review!, { isReminded: false })
    Object.assign(review!.recipients[1]!, { sentAt: null })
  }),
  play: ({ canvasElement }) => findText(canvasElement, '2\u00a0en retard'),
}

export const LateOnPhone: Story = { ...Late, name: 'Rappels et retards, téléphone', globals: PHONE }

/** Those that are over are folded; the others come by twenty. */
export const ManyShares: Story = {
  name: 'Quarante partages',
  args: { path },
  beforeEach: withZone(({ state }) => {
    const [late, , review] = state.shares
    for (let n = 1; n <= 20; n++) {
      state.shares.push(again(state, late!, `Offre ${n}`), again(state, review!, `Relecture ${n}`))
    }
  }),
  play: ({ canvasElement }) => findText(canvasElement, 'Partages terminés'),
}

export const Undelivered: Story = {
  name: 'Courriel non remis',
  args: { path },
  beforeEach: withZone(({ state }) => {
    const recipient = state.shares.at(-1)!.recipients[1]!
    const undeliveredAt = state.now().toISOString()
    Object.assign(recipient, { sentAt: null, undeliveredAt, undeliveredReason: 'gave_up' })
  }),
  play: ({ canvasElement }) => findText(canvasElement, 'Aucun serveur n’a pris le courriel'),
}

export const UndeliveredOnPhone: Story = { ...Undelivered, name: 'Courriel non remis, téléphone', globals: PHONE }

export const NoShares: Story = {
  name: 'Sans partage',
  args: { path: ({ state }) => `/dossiers/${state.dossiers.at(-2)?.id}` },
}

export const SoonDestroyed: Story = {
  name: 'Bientôt détruit',
  args: { path },
  beforeEach: withZone(({ state }) => {
    state.dossiers.at(-1)!.lastActivityAt = new Date(state.now().getTime() - 81 * DAY).toISOString()
  }),
  play: ({ canvasElement }) => findText(canvasElement, 'Ce dossier sera détruit après le'),
}

export const SoonDestroyedOnPhone: Story = { ...SoonDestroyed, name: 'Bientôt détruit, téléphone', globals: PHONE }

export const Closed: Story = {
  name: 'Fermé',
  args: { path },
  beforeEach: withZone(({ state }) => {
    const now = state.now().toISOString()
    state.dossiers.at(-1)!.closedAt = now
    for (const share of state.shares) if (share.expiresAt > now) share.revokedAt = now
  }),
}

/** Parties that the last export left out, and more of them than there is room for. */
export const ManyParties: Story = {
  name: 'Copropriété de trente intervenants',
  args: { path },
  beforeEach: withZone(({ state }) => {
    const { parties } = state.dossiers.at(-1)!
    parties[1]!.hasLeft = true
    for (let n = 1; n <= 26; n++) {
      const email = `syndicat.des.coproprietaires.du.${n}@immeuble-de-la-falaise.courriel.example`
      parties.push({ ...parties[2]!, id: newId(state), name: `Copropriété ${n}`, role: null, email })
    }
  }),
}

export const Closing: Story = {
  name: 'Fermer ?',
  args: { path },
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'button', `Révoquer : ${REVIEW}`)
    await press(canvasElement, 'Fermer le dossier')
    await find(canvasElement, 'dialog', 'Fermer ce dossier?')
  },
}

export const Revoking: Story = {
  name: 'Révoquer ?',
  args: { path },
  play: async ({ canvasElement }) => {
    await press(canvasElement, `Révoquer : ${REVIEW}`)
    await find(canvasElement, 'dialog', 'Révoquer ce partage?')
  },
}

export const RevokingOnPhone: Story = { ...Revoking, name: 'Révoquer ?, téléphone', globals: PHONE }

export const Extending: Story = {
  name: 'Prolonger',
  args: { path },
  play: async ({ canvasElement }) => {
    await press(canvasElement, `Prolonger : ${REVIEW}`)
    await find(canvasElement, 'dialog', 'Prolonger le partage')
  },
}

export const ExtendingOnPhone: Story = { ...Extending, name: 'Prolonger, téléphone', globals: PHONE }

export const Adding: Story = {
  name: 'Ajouter au partage',
  args: { path },
  play: async ({ canvasElement }) => {
    await press(canvasElement, `Ajouter au partage : ${REVIEW}`)
    const dialog = await find(canvasElement, 'dialog', 'Ajouter des documents au partage')
    const box = await find(dialog, 'checkbox', 'Sélectionner Certificat de localisation.pdf')
    box.click()
  },
}

export const AddingOnPhone: Story = { ...Adding, name: 'Ajouter au partage, téléphone', globals: PHONE }

/** The zone refuses: it is said at the share that it is about. */
export const Refused: Story = {
  name: 'Action refusée',
  args: { path },
  play: async ({ canvasElement, id }) => {
    const button = await find(canvasElement, 'button', 'Renvoyer à Marie-Ève Gauthier')
    const zone = zoneOf(id)
    zone.failure = 'internal'
    button.click()
    await findText(canvasElement, 'Quelque chose n’a pas fonctionné de notre côté.')
    zone.failure = null
  },
}

export const NotFound: Story = {
  name: 'Introuvable',
  args: { path: '/dossiers/01930000-0000-7000-8000-ffffffffffff' },
}

async function press(root: HTMLElement, name: string): Promise<void> {
  const button = await find(root, 'button', name)
  button.focus()
  button.click()
}

/** The same share again, under another title. */
function again(state: ZoneState, share: FakeShare, title: string): FakeShare {
  const recipients = share.recipients.map((recipient) => ({ ...recipient, id: newId(state) }))
  return { ...share, id: newId(state), title, recipients }
}
