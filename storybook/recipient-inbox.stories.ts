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

const PHONE = { viewport: { value: 'phone' } }

/** A new one, one that ends tomorrow, one that has expired. */
export const List: Story = {
  name: 'Liste',
  beforeEach: withZone((zone) => {
    for (const recipient of shareCalled(zone, REVIEW.title)?.recipients ?? []) recipient.openedAt = null
  }),
}

export const ListOnPhone: Story = { ...List, name: 'Liste, téléphone', globals: PHONE }

export const Loading: Story = {
  name: 'Chargement',
  beforeEach: withZone((zone) => (zone.latency = 3_600_000)),
}

export const Empty: Story = {
  name: 'Vide',
  beforeEach: withZone(({ state }) => (state.shares = [])),
}

/** With « Modification »: documents come back, one of them has been opened by the office. */
export const Open: Story = { name: 'Partage ouvert', args: REVIEW }

export const OpenOnPhone: Story = { ...Open, name: 'Partage ouvert, téléphone', globals: PHONE }

/** « Retirer » until a member has opened it. */
export const Returned: Story = {
  name: 'Documents remis',
  args: REVIEW,
  beforeEach: withZone(({ state }) => {
    const [first] = state.documents
      .flatMap(({ versions }) => versions)
      .filter(({ recipientId }) => recipientId !== null)
    if (first) first.openedAt = state.now().toISOString()
  }),
}

export const Withdrawing: Story = {
  name: 'Retirer un document',
  args: REVIEW,
  play: async ({ canvasElement }) => {
    const content = await pageOf(canvasElement, '.done-list button')
    content.querySelector<HTMLElement>('.done-list button')?.click()
    await pageOf(canvasElement, 'dialog[open]')
  },
}

/** After a reload: the file has to be chosen again. */
export const Interrupted: Story = {
  name: 'Téléversement interrompu',
  args: REVIEW,
  beforeEach: withZone((zone) => {
    const { accounts, uploads, now } = zone.state
    uploads.push({
      accountId: accounts.find(({ email }) => email === JEAN)?.id ?? '',
      target: shareCalled(zone, REVIEW.title)?.id ?? '',
      url: '/api/v1/uploads/1',
      filename: 'Passeport.jpg',
      size: 4_600_000,
      offset: 2_800_000,
      sample: null,
      documentId: null,
      expiresAt: new Date(now().getTime() + 3_600_000).toISOString(),
    })
  }),
}

export const Dragging: Story = {
  name: 'Documents au-dessus',
  args: REVIEW,
  play: async ({ canvasElement }) => {
    const content = await pageOf(canvasElement, '.drop')
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['a'], 'Passeport.jpg'))
    content.host.dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true }))
  },
}

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

export const Infected: Story = {
  name: 'Virus trouvé',
  args: REVIEW,
  beforeEach: withZone(({ state }) => {
    for (const { name, versions } of state.documents) {
      if (name.endsWith('.xlsx')) for (const version of versions) version.state = 'infected'
    }
  }),
}

export const EndsTomorrow: Story = { name: 'Expire demain', args: { title: 'Certificat de localisation' } }

export const Expired: Story = { name: 'Partage expiré', args: { title: 'Offre de financement' } }

export const ExpiredOnPhone: Story = { ...Expired, name: 'Partage expiré, téléphone', globals: PHONE }

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

/** The page is there, the network is not any more. */
export const LostConnection: Story = {
  name: 'Connexion perdue',
  args: REVIEW,
  play: async ({ canvasElement }) => {
    await pageOf(canvasElement, '.gets')
    dispatchEvent(new Event('offline'))
  },
}

function shareCalled({ state }: FakeZone, wanted: string): FakeZone['state']['shares'][number] | undefined {
  return state.shares.find(({ title }) => title === wanted)
}

/** The widget’s page, once it shows this. */
async function pageOf(canvas: Element, selector: string): Promise<ShadowRoot> {
  for (;;) {
    const content = canvas.querySelector('jz-recipient-inbox')?.shadowRoot
    if (content?.querySelector(selector)) return content
    await new Promise(requestAnimationFrame)
  }
}
