import '@juriszone/widgets/portal'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { JEAN, type FakeZone } from '../test/fakes/fake-zone.ts'
import { type } from '../test/support/screen.ts'
import { PHONE, siteStories, type SiteArgs } from './site-story.ts'
import { zoneOf } from './story-zone.ts'

/** Who has no account yet, who forgot a password, whose session ended. */
const meta: Meta<SiteArgs> = {
  ...siteStories,
  id: 'accounts',
  title: 'Portail/Comptes',
  parameters: { ...siteStories.parameters },
}

export default meta

type Story = StoryObj<SiteArgs>

const PASSWORD = 'castor violon avril tabouret'

const sharePage = ({ state }: FakeZone): string => `/partages/${state.shares.at(-1)?.id}`

export const SignIn: Story = { name: 'Connexion', args: { path: '/', account: null } }

export const SignInForShare: Story = {
  name: 'Connexion, par le lien d’un partage',
  args: { path: sharePage, account: null },
}

export const SignInForShareOnPhone: Story = { ...SignInForShare, name: 'Connexion, téléphone', globals: PHONE }

export const BadCredentials: Story = {
  name: 'Mot de passe inexact',
  args: { path: '/', account: null },
  play: async ({ canvasElement }) => {
    await fill(canvasElement, { email: JEAN, password: 'lilas' })
    await submit(canvasElement, '.banner')
  },
}

export const TooManyAttempts: Story = {
  name: 'Trop d’essais',
  args: { path: '/', account: null },
  play: async ({ canvasElement, id }) => {
    await fill(canvasElement, { email: JEAN, password: 'lilas' })
    zoneOf(id).failure = 'too_many_attempts'
    await submit(canvasElement, '.banner')
  },
}

/** Over the page where one was, which stays as it is. */
export const SessionEnded: Story = {
  name: 'Session terminée',
  args: { path: sharePage, account: JEAN },
  play: async ({ canvasElement, id }) => {
    const download = await appears(canvasElement, '.get')
    zoneOf(id).signIn(null)
    download.click()
    await appears(canvasElement, 'dialog jz-portal-sign-in')
  },
}

export const Activation: Story = { name: 'Activation', args: { path: '/activer#t=activation', account: null } }

export const ActivationOnPhone: Story = { ...Activation, name: 'Activation, téléphone', globals: PHONE }

export const PasswordTooShort: Story = {
  name: 'Mot de passe trop court',
  args: { path: '/activer#t=activation', account: null },
  play: async ({ canvasElement }) => {
    await fill(canvasElement, { 'new-password': 'lac aux cas' })
    await submit(canvasElement, '.error')
  },
}

export const PasswordsDiffer: Story = {
  name: 'Mots de passe différents',
  args: { path: '/activer#t=activation', account: null },
  play: async ({ canvasElement }) => {
    await fill(canvasElement, { 'new-password': PASSWORD, 'new-password-again': 'castor violon' })
    await submit(canvasElement, '.error')
  },
}

export const PasswordReady: Story = {
  name: 'Mot de passe choisi',
  args: { path: '/activer#t=activation', account: null },
  globals: PHONE,
  play: async ({ canvasElement }) => {
    await fill(canvasElement, { 'new-password': PASSWORD, 'new-password-again': PASSWORD })
    await appears(canvasElement, '.ok-hint')
  },
}

/** Straight on to the share. */
export const Activated: Story = {
  name: 'Compte activé',
  args: { path: '/activer#t=activation', account: null },
  globals: PHONE,
  play: async ({ canvasElement }) => {
    await fill(canvasElement, { 'new-password': PASSWORD, 'new-password-again': PASSWORD })
    await submit(canvasElement, '.gets')
  },
}

export const LinkUsed: Story = { name: 'Lien déjà utilisé', args: { path: '/activer#t=used', account: null } }

export const LinkSent: Story = {
  name: 'Nouveau lien envoyé',
  args: { path: '/activer#t=used', account: null },
  globals: PHONE,
  play: async ({ canvasElement }) => {
    ;(await appears(canvasElement, '.primary')).click()
    await appears(canvasElement, '.sent')
  },
}

/** A mail gateway dropped the link’s fragment, or one comes by « Première visite ? ». */
export const ActivationByAddress: Story = {
  name: 'Activation par l’adresse',
  args: { path: '/activer', account: null },
}

export const Forgotten: Story = { name: 'Mot de passe oublié', args: { path: '/mot-de-passe', account: null } }

export const ForgottenSent: Story = {
  name: 'Mot de passe oublié, lien envoyé',
  args: { path: '/mot-de-passe', account: null },
  play: async ({ canvasElement }) => {
    await fill(canvasElement, { email: JEAN })
    await submit(canvasElement, '.sent')
  },
}

export const Reset: Story = {
  name: 'Nouveau mot de passe',
  args: { path: '/mot-de-passe#t=activation', account: null },
}

async function fill(root: Element, values: Record<string, string>): Promise<void> {
  for (const [id, value] of Object.entries(values)) type(await appears(root, `#${id}`), value)
}

async function submit(root: Element, until: string): Promise<void> {
  const form = (await appears(root, 'form')) as HTMLFormElement
  form.requestSubmit()
  await appears(root, until)
}

/** Waits for an element, inside shadow roots too. */
async function appears(root: Element, selector: string): Promise<HTMLElement> {
  for (;;) {
    const found = deep(root, selector)
    if (found) return found
    await new Promise(requestAnimationFrame)
  }
}

function deep(root: ParentNode, selector: string): HTMLElement | null {
  const here = root.querySelector<HTMLElement>(selector)
  if (here) return here
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const inside = shadowRoot && deep(shadowRoot, selector)
    if (inside) return inside
  }
  return null
}
