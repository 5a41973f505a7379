import { fixture, html } from '@open-wc/testing'
import '../../widgets/src/dossier-docs/jz-dossier-docs.ts'
import { connectHost, type PageMessage } from '../../widgets/src/host/index.ts'
import '../../widgets/src/zone/jz-zone.ts'
import type { JzZoneElement } from '../../widgets/src/zone/jz-zone-element.ts'
import { waitUntil } from '../support/wait-until.ts'
import { LongTimers } from './long-timers.ts'
import { useDocsZone, type DocsZone } from './dossier-docs-page.ts'

export const NUMBER = '2026-0412'

type Said<Type> = Extract<PageMessage, { type: Type }>

/** A desktop program around a WebView2, as the page knows it: JSON both ways, each later than the call. */
class DesktopHost extends EventTarget {
  readonly heard: PageMessage[] = []
  /** Answers at once, as a program does. */
  onMessage: (message: PageMessage) => void = () => undefined

  postMessage(message: unknown): void {
    const copy = JSON.parse(JSON.stringify(message)) as PageMessage
    setTimeout(() => {
      this.heard.push(copy)
      this.onMessage(copy)
    })
  }

  say(message: unknown): void {
    const data: unknown = JSON.parse(JSON.stringify(message))
    setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })))
  }

  of<Type extends PageMessage['type']>(type: Type): Said<Type>[] {
    return this.heard.filter((message): message is Said<Type> => message.type === type)
  }

  /** Waits for the `nth` message of this type. */
  async hears<Type extends PageMessage['type']>(type: Type, nth = 1): Promise<Said<Type>> {
    await waitUntil(() => this.of(type).length >= nth, `the host never heard ${nth} ${type}`)
    return this.of(type)[nth - 1]!
  }
}

export interface HostedZone extends DocsZone {
  host: DesktopHost
  timers: LongTimers
  /** What the zone was called with, the last one last. */
  tokens: (string | null)[]
  /** Opens the page; by default its host gives `jzt_1`, `jzt_2`… */
  open(number?: string): Promise<HostedPage>
}

export interface HostedPage {
  zone: JzZoneElement
  docs: HTMLElementTagNameMap['jz-dossier-docs']
  disconnect: () => void
}

/** A page in a WebView2 for each test. */
export function useHostedZone(): HostedZone {
  const own = useDocsZone() as HostedZone
  const page = globalThis as { chrome?: { webview?: DesktopHost } }
  let disconnect: (() => void) | null = null
  beforeEach(() => {
    own.host = new DesktopHost()
    own.timers = new LongTimers(30_000)
    own.timers.install()
    own.tokens = []
    let count = 0
    own.host.onMessage = (message) => {
      if (message.type === 'hello') own.host.say({ jz: 1, type: 'ready' })
      if (message.type === 'token-needed')
        own.host.say({ jz: 1, type: 'token', id: message.id, token: `jzt_${++count}` })
    }
    page.chrome ??= {}
    page.chrome.webview = own.host
    const network = window.fetch
    window.fetch = (input, init) => {
      own.tokens.push(new Headers(init?.headers).get('Authorization'))
      return network(input, init)
    }
  })
  afterEach(() => {
    disconnect?.()
    disconnect = null
    own.timers.uninstall()
    delete page.chrome?.webview
  })
  own.open = async (number = NUMBER) => {
    const zone = await fixture<JzZoneElement>(
      html`<jz-zone base-url="https://zone.example"><jz-dossier-docs dossier=${number}></jz-dossier-docs></jz-zone>`,
    )
    const docs = zone.querySelector('jz-dossier-docs')!
    disconnect = connectHost(zone)
    return { zone, docs, disconnect }
  }
  return own
}
