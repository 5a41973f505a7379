import '@juriszone/widgets/portal'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { FAKE_CODE, JEAN, type FakeZone } from '../test/fakes/fake-zone.ts'
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

/** Nothing was typed yet: the address is asked first. */
export const CodeByAddress: Story = {
  name: 'Code, l’adresse',
  args: { path: '/', account: null },
  play: async ({ canvasElement }) => {
    await receiveCode(canvasElement, '')
    await appears(canvasElement, '.soft.lede')
  },
}

export const CodeSent: Story = {
  name: 'Code envoyé',
  args: { path: sharePage, account: null },
  play: async ({ canvasElement }) => {
    await receiveCode(canvasElement)
    await appears(canvasElement, '#code')
  },
}

export const CodeSentOnPhone: Story = { ...CodeSent, name: 'Code envoyé, téléphone', globals: PHONE }

export const CodeWrong: Story = {
  name: 'Code inexact',
  args: { path: sharePage, account: null },
  play: async ({ canvasElement }) => {
    await giveCode(canvasElement, '11111111')
    await appears(canvasElement, '.error')
  },
}

/** Five tries, ten minutes, or used already. */
export const CodeEnded: Story = {
  name: 'Code terminé',
  args: { path: sharePage, account: null },
  play: async ({ canvasElement, id }) => {
    await receiveCode(canvasElement)
    await appears(canvasElement, '#code')
    for (const code of zoneOf(id).state.codes) code.hasEnded = true
    await fill(canvasElement, { code: FAKE_CODE })
    await submit(canvasElement, '.error')
  },
}

export const CodeSentAgain: Story = {
  name: 'Code renvoyé',
  args: { path: sharePage, account: null },
  globals: PHONE,
  play: async ({ canvasElement }) => {
    await receiveCode(canvasElement)
    ;(await appears(canvasElement, '.pair .btn')).click()
  },
}

/** Where a recipient is let in without a code. */
export const Devices: Story = {
  name: 'Appareils',
  args: { path: sharePage, account: JEAN },
  play: async ({ canvasElement, id }) => {
    rememberDevices(zoneOf(id))
    await openDevices(canvasElement)
    await appears(canvasElement, '.devices')
  },
}

export const DevicesOnPhone: Story = { ...Devices, name: 'Appareils, téléphone', globals: PHONE }

export const DeviceForgotten: Story = {
  name: 'Appareil oublié',
  args: { path: sharePage, account: JEAN },
  play: async ({ canvasElement, id }) => {
    rememberDevices(zoneOf(id))
    await openDevices(canvasElement)
    ;(await appears(canvasElement, '.devices .btn')).click()
    await appears(canvasElement, 'dialog .banner')
  },
}

export const NoDevices: Story = {
  name: 'Aucun appareil',
  args: { path: sharePage, account: JEAN },
  play: ({ canvasElement }) => openDevices(canvasElement),
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

async function receiveCode(root: Element, email = JEAN): Promise<void> {
  await fill(root, { email })
  ;(await appears(root, 'button.secondary')).click()
}

async function giveCode(root: Element, code: string): Promise<void> {
  await receiveCode(root)
  await fill(root, { code })
  await submit(root, '.error')
}

async function openDevices(root: Element): Promise<void> {
  await appears(root, '.gets')
  const buttons = deepAll(root, '.own')
  buttons.find((button) => button.checkVisibility())?.click()
  await appears(root, 'dialog[open]')
}

function rememberDevices({ state }: FakeZone): void {
  const account = state.accounts.find(({ email }) => email === JEAN)
  const day = (days: number): string => new Date(state.now().getTime() + days * 86_400_000).toISOString()
  const known = { accountId: account?.id ?? '', createdAt: day(-9) }
  state.devices.push(
    { ...known, id: 'd1', name: 'Safari, iPhone', seenAt: day(0), expiresAt: day(21) },
    { ...known, id: 'd2', name: 'Chrome, Windows', seenAt: day(-4), expiresAt: day(26) },
    { ...known, id: 'd3', name: '', seenAt: day(-8), expiresAt: day(22) },
  )
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

function deepAll(root: ParentNode, selector: string): HTMLElement[] {
  const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? deepAll(shadowRoot, selector) : [],
  )
  return [...root.querySelectorAll<HTMLElement>(selector), ...inside]
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
