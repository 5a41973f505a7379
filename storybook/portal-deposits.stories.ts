import '@juriszone/widgets/portal'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { addDeposit, publish } from '../test/fakes/fake-zone.ts'
import { find, findText } from '../test/support/screen.ts'
import { PHONE, siteStories, type SiteArgs } from './site-story.ts'
import { withZone, zoneOf } from './story-zone.ts'

/** What visitors of the firm's website left, and what a member does with it. */
const meta: Meta<SiteArgs> = {
  ...siteStories,
  id: 'portal-deposits',
  title: 'Portail/Dépôts',
  parameters: { ...siteStories.parameters },
  args: { path: '/depots' },
}

export default meta

type Story = StoryObj<SiteArgs>
type Play = NonNullable<Story['play']>

const open =
  (name: string): Play =>
  async ({ canvasElement }) => {
    const opener = await find(canvasElement, 'button', new RegExp(`^${name}`))
    opener.click()
    await find(canvasElement, 'button', `Supprimer le dépôt de ${name}`)
  }

const press = async (canvas: HTMLElement, name: string): Promise<void> => {
  const button = await find(canvas, 'button', name)
  button.focus()
  button.click()
}

export const List: Story = {
  name: 'Liste',
  play: ({ canvasElement }) => findText(canvasElement, 'Noémie Tremblay'),
}

export const ListOnPhone: Story = { ...List, name: 'Liste, téléphone', globals: PHONE }

export const Empty: Story = {
  name: 'Vide',
  beforeEach: withZone(({ state }) => {
    state.deposits = []
  }),
  play: ({ canvasElement }) => findText(canvasElement, 'Aucun dépôt.'),
}

export const Open: Story = { name: 'Ouvert', play: open('Noémie Tremblay') }

export const OpenOnPhone: Story = { ...Open, name: 'Ouvert, téléphone', globals: PHONE }

/** What a visitor brings is checked like anything else. */
export const HeldAndBlocked: Story = { name: 'Document retenu, document bloqué', play: open('Berthe Lachance') }

export const Filing: Story = {
  name: 'Classer, avec des dossiers proposés',
  play: async (context) => {
    await open('Noémie Tremblay')(context)
    await press(context.canvasElement, 'Classer dans un dossier : Noémie Tremblay')
    await findText(context.canvasElement, 'Numéro donné par le visiteur')
    await findText(context.canvasElement, '2026-0398')
  },
}

export const FilingOnPhone: Story = { ...Filing, name: 'Classer, téléphone', globals: PHONE }

export const FilingUnknown: Story = {
  name: 'Classer, rien à proposer',
  beforeEach: withZone(({ state }) => {
    const closed = state.dossiers.find(({ number }) => number === '2026-0398')
    if (closed) closed.closedAt = new Date().toISOString()
  }),
  play: async (context) => {
    await open('Berthe Lachance')(context)
    await press(context.canvasElement, 'Classer dans un dossier : Berthe Lachance')
    await findText(context.canvasElement, '2026-0398')
    await press(context.canvasElement, 'Classer')
    await findText(context.canvasElement, 'Choisissez un dossier.')
  },
}

export const Filed: Story = {
  name: 'Classé',
  play: async (context) => {
    await Filing.play?.(context)
    const dialog = await find(context.canvasElement, 'dialog', 'Classer dans un dossier')
    dialog.querySelector<HTMLElement>('input[type="radio"]')?.click()
    await press(context.canvasElement, 'Classer')
    await findText(context.canvasElement, 'Dépôt classé dans le dossier 2026-0308.')
  },
}

/** Somebody else did so meanwhile. */
export const FiledElsewhere: Story = {
  name: 'Classé par quelqu’un d’autre',
  play: async (context) => {
    await Filing.play?.(context)
    for (const deposit of zoneOf(context.id).state.deposits) deposit.filedIn = '2026-0398'
    const dialog = await find(context.canvasElement, 'dialog', 'Classer dans un dossier')
    dialog.querySelector<HTMLElement>('input[type="radio"]')?.click()
    await press(context.canvasElement, 'Classer')
    await findText(context.canvasElement, 'Ce dépôt est déjà classé dans le dossier 2026-0398.')
  },
}

export const Removing: Story = {
  name: 'Supprimer',
  play: async (context) => {
    await open('Noémie Tremblay')(context)
    await press(context.canvasElement, 'Supprimer le dépôt de Noémie Tremblay')
    await findText(context.canvasElement, 'Supprimer ce dépôt?')
  },
}

export const Trouble: Story = {
  name: 'Panne en ouvrant',
  play: async ({ canvasElement, id }) => {
    const opener = await find(canvasElement, 'button', /^Noémie Tremblay/)
    zoneOf(id).failure = 'internal'
    opener.click()
    await findText(canvasElement, 'Quelque chose n’a pas fonctionné de notre côté.')
  },
}

/** One comes in while the page is open. */
export const Arriving: Story = {
  name: 'Un dépôt arrive',
  play: async ({ canvasElement, id }) => {
    await findText(canvasElement, 'Noémie Tremblay')
    const { state } = zoneOf(id)
    addDeposit(state, {
      name: 'Huguette Lessard',
      email: 'huguette.lessard@courriel.example',
      hours: 0,
      files: [['Mandat.pdf', 300_000, 'application/pdf']],
    })
    publish(state, { type: 'deposit.changed' })
    await findText(canvasElement, 'Huguette Lessard')
  },
}

export const English: Story = {
  name: 'En anglais',
  globals: { locale: 'en-CA' },
  play: async ({ canvasElement }) => {
    const opener = await find(canvasElement, 'button', /^Noémie Tremblay/)
    opener.click()
    await find(canvasElement, 'button', 'Delete the deposit of Noémie Tremblay')
  },
}
