import { JEAN } from '../fakes/fake-zone.ts'
import { find } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { field, fill, press, type Site } from './portal-page.ts'

export const callsTo = (own: Site, call: string): number => own.calls.filter((made) => made.startsWith(call)).length

export const sharePath = (own: Site): string => `/partages/${own.zone.state.shares.at(-1)!.id}`

/** All of it: what is still on its way when a test ends would be asked of the next one’s zone. */
export async function sharePage(own: Site, site: Element): Promise<void> {
  await find(site, 'button', 'Se déconnecter')
  await waitUntil(() => callsTo(own, 'GET /uploads?share=') === 1, 'the share did not come')
  await find(site, 'heading', 'Documents')
}

/** As far as the code that an e-mail brings. */
export async function askCode(site: Element, email = JEAN): Promise<HTMLInputElement> {
  await fill(site, 'Courriel', email)
  await press(site, 'Recevoir un code')
  return field(site, 'Code de vérification')
}
