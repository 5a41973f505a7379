import { fixture, html, waitUntil } from '@open-wc/testing'
import { emulateMedia } from '@web/test-runner-commands'
import '../../widgets/src/recipient-inbox/jz-recipient-inbox.ts'
import type { JzRecipientInboxElement } from '../../widgets/src/recipient-inbox/jz-recipient-inbox-element.ts'
import '../../widgets/src/zone/jz-zone.ts'
import { createFakeZone, JEAN, returnDocument, type FakeShare, type FakeZone } from '../fakes/fake-zone.ts'
import { find } from '../support/screen.ts'

/** A zone of its own for each test, with Jean Roy signed in, in the place of the network. */
export interface InboxZone {
  zone: FakeZone
  /** Calls so far: `POST /inbox/…/opening`. */
  calls: string[]
  /** Addresses that the page downloaded. */
  downloads: string[]
}

export function useInboxZone(): InboxZone {
  const own: InboxZone = { zone: createFakeZone(), calls: [], downloads: [] }
  const network = Object.getOwnPropertyDescriptors(window)
  before(() => emulateMedia({ reducedMotion: 'reduce' }))
  beforeEach(() => {
    const zone = createFakeZone()
    zone.signIn(JEAN)
    Object.assign(own, { zone, calls: [], downloads: [] })
    window.fetch = (input, init) => {
      const path = new URL(typeof input === 'string' ? input : input instanceof URL ? input : input.url).pathname
      own.calls.push(`${init?.method ?? 'GET'} ${path.replace('/api/v1', '')}`)
      return zone.fetch(input, init)
    }
    window.XMLHttpRequest = tusOf(zone) as typeof XMLHttpRequest
    // A download leaves no trace on the page: what was followed is all that can be seen.
    HTMLAnchorElement.prototype.click = function () {
      if (this.isConnected) HTMLElement.prototype.click.call(this)
      else own.downloads.push(decodeURIComponent(this.href))
    }
  })
  afterEach(() => {
    Object.defineProperties(window, { fetch: network.fetch, XMLHttpRequest: network.XMLHttpRequest })
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click')
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

/** The zone's `/uploads` as the browser's XMLHttpRequest sees it: whole files, kept by the zone at once. */
function tusOf(zone: FakeZone): unknown {
  const metadata = new Map<string, Record<string, string>>()
  return class {
    upload = {} as { onprogress?: (event: object) => void }
    status = 0
    responseText = ''
    onload?: () => void
    #method = ''
    #url = ''
    #headers = new Map<string, string>()
    #answer: Record<string, string> = {}

    open(method: string, url: string): void {
      this.#method = method
      this.#url = url
    }

    setRequestHeader(name: string, value: string): void {
      this.#headers.set(name.toLowerCase(), value)
    }

    getResponseHeader(name: string): string | null {
      return this.#answer[name.toLowerCase()] ?? null
    }

    getAllResponseHeaders(): string {
      return ''
    }

    abort(): void {}

    send(body: Blob | null): void {
      if (this.#method === 'POST') {
        const url = `/api/v1/uploads/${metadata.size + 1}`
        metadata.set(new URL(url, location.href).href, decode(this.#headers.get('upload-metadata') ?? ''))
        this.#end(201, { location: url })
      } else {
        const { filename = '', shareId = '', documentId } = metadata.get(this.#url) ?? {}
        const size = body?.size ?? 0
        returnDocument(zone.state, {
          name: filename,
          shareId,
          email: JEAN,
          size,
          ...(documentId === undefined ? {} : { documentId }),
        })
        this.#end(204, { 'upload-offset': String(size) })
      }
    }

    #end(status: number, answer: Record<string, string>): void {
      this.status = status
      this.#answer = { 'tus-resumable': '1.0.0', ...answer }
      queueMicrotask(() => this.onload?.())
    }
  }
}

function decode(header: string): Record<string, string> {
  const pairs = header.split(',').map((pair) => pair.trim().split(' '))
  return Object.fromEntries(
    pairs.map(([key = '', value = '']) => [
      key,
      new TextDecoder().decode(Uint8Array.from(atob(value), (char) => char.charCodeAt(0))),
    ]),
  )
}
