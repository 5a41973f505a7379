import { fixture, html } from '@open-wc/testing'
import { emulateMedia } from '@web/test-runner-commands'
import '../../widgets/src/recipient-inbox/jz-recipient-inbox.ts'
import type { JzRecipientInboxElement } from '../../widgets/src/recipient-inbox/jz-recipient-inbox-element.ts'
import '../../widgets/src/zone/jz-zone.ts'
import { createFakeZone, JEAN, returnDocument, type FakeShare, type FakeZone } from '../fakes/fake-zone.ts'
import { find } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { TusEndpoint } from './tus-endpoint.ts'

/** A zone of its own for each test, with Jean Roy signed in, in the place of the network. */
export interface InboxZone {
  zone: FakeZone
  /** Calls so far: `POST /inbox/…/opening`. */
  calls: string[]
  /** Addresses that the page downloaded. */
  downloads: string[]
  /** Where returned files go. */
  uploads: TusEndpoint
}

export function useInboxZone(): InboxZone {
  const own: InboxZone = { zone: createFakeZone(), calls: [], downloads: [], uploads: new TusEndpoint() }
  const network = window.fetch
  before(() => emulateMedia({ reducedMotion: 'reduce' }))
  beforeEach(() => {
    const zone = createFakeZone()
    zone.signIn(JEAN)
    const uploads = keepReturns(zone)
    Object.assign(own, { zone, calls: [], downloads: [], uploads })
    window.fetch = (input, init) => {
      const path = new URL(typeof input === 'string' ? input : input instanceof URL ? input : input.url).pathname
      own.calls.push(`${init?.method ?? 'GET'} ${path.replace('/api/v1', '')}`)
      return zone.fetch(input, init)
    }
    uploads.install()
    // A download leaves no trace on the page: what was followed is all that can be seen.
    HTMLAnchorElement.prototype.click = function () {
      if (this.isConnected) HTMLElement.prototype.click.call(this)
      else own.downloads.push(decodeURIComponent(this.href))
    }
  })
  afterEach(() => {
    window.fetch = network
    own.uploads.uninstall()
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click')
    Reflect.deleteProperty(navigator, 'onLine')
  })
  return own
}

/** Shares by their title, as the mock-ups have them. */
export function shareNamed({ zone }: InboxZone, title: string): FakeShare {
  return zone.state.shares.find((share) => share.title === title)!
}

export async function openInbox(share?: string): Promise<JzRecipientInboxElement> {
  const place = await fixture<HTMLElement>(html`<jz-zone><jz-recipient-inbox></jz-recipient-inbox></jz-zone>`)
  const inbox = place.querySelector('jz-recipient-inbox')!
  inbox.share = share
  await waitUntil(() => inbox.shadowRoot?.querySelector('h1'), 'no page')
  return inbox
}

/** Chooses a file as the explorer would hand it over, after the button was pressed. */
export async function chooseFile(inbox: Element, button: string, file: File): Promise<void> {
  const pressed = await find(inbox, 'button', button)
  const input = pressed.nextElementSibling as HTMLInputElement
  const isAsked = new Promise<void>((resolve) => {
    const explorer = (event: Event): void => {
      event.preventDefault()
      resolve()
    }
    input.addEventListener('click', explorer, { once: true })
  })
  pressed.click()
  await isAsked
  const chosen = new DataTransfer()
  chosen.items.add(file)
  input.files = chosen.files
  input.dispatchEvent(new Event('change'))
}

/** Where returned files end up: what arrives whole is at once in the zone. */
function keepReturns({ state }: FakeZone): TusEndpoint {
  const endpoint = new TusEndpoint()
  endpoint.onFinish = ({ metadata, size }) => {
    const { filename = '', shareId = '', documentId } = metadata
    const original = documentId === undefined ? {} : { documentId }
    returnDocument(state, { name: filename, shareId, email: JEAN, size, ...original })
    return null
  }
  return endpoint
}
