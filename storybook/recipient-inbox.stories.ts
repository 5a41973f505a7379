import '@juriszone/widgets/recipient-inbox'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { JEAN, MARIE_EVE, type FakeZone } from '../test/fakes/fake-zone.ts'
import { withZone, zoneOf } from './story-zone.ts'

interface Args {
  /** Title of the share that is open; the list without it. */
  title?: string
}

const meta: Meta<Args> = {
  id: 'recipient-inbox',
  title: 'Destinataire/Partages reçus',
  component: 'jz-recipient-inbox',
  render: ({ title }, { id }) =>
    html`<jz-recipient-inbox share=${ifDefined(title && shareCalled(zoneOf(id), title)?.id)}></jz-recipient-inbox>`,
  beforeEach: withZone((zone) => zone.signIn(JEAN)),
}

export default meta

type Story = StoryObj<Args>

const REVIEW = { title: 'Projet d’acte pour relecture' }

/** One to come, one that ends tomorrow, one that has expired. */
export const List: Story = { name: 'Liste' }

export const Empty: Story = {
  name: 'Vide',
  beforeEach: withZone(({ state }) => (state.shares = [])),
}

/** With « Modification »: documents come back, one of them has been opened by the office. */
export const Open: Story = { name: 'Partage ouvert', args: REVIEW }

export const ReadOnly: Story = {
  name: 'Lecture seule',
  args: REVIEW,
  beforeEach: withZone((zone) => zone.signIn(MARIE_EVE)),
}

export const Scanning: Story = {
  name: 'Vérification en cours',
  args: REVIEW,
  beforeEach: withZone(({ state }) => {
    for (const { versions } of state.documents) for (const version of versions) version.state = 'scanning'
  }),
}

export const Expired: Story = { name: 'Partage expiré', args: { title: 'Offre de financement' } }

export const ExtensionRequested: Story = {
  name: 'Prolongation demandée',
  args: { title: 'Offre de financement' },
  beforeEach: withZone((zone) => {
    const share = shareCalled(zone, 'Offre de financement')
    for (const recipient of share?.recipients ?? []) recipient.extensionRequestedAt = zone.state.now().toISOString()
  }),
}

export const Revoked: Story = {
  name: 'Partage révoqué',
  args: REVIEW,
  beforeEach: withZone((zone) => {
    const share = shareCalled(zone, REVIEW.title)
    if (share) share.revokedAt = zone.state.now().toISOString()
  }),
}

export const Offline: Story = {
  name: 'Hors ligne',
  beforeEach: withZone((zone) => (zone.failure = 'offline')),
}

export const Phone: Story = { name: 'Téléphone', args: REVIEW, globals: { viewport: { value: 'phone' } } }

function shareCalled({ state }: FakeZone, wanted: string): FakeZone['state']['shares'][number] | undefined {
  return state.shares.find(({ title }) => title === wanted)
}
