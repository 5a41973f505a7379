import type { JzExportRequestedEvent } from '../dossier-docs/events.ts'
import type { JzDossierDocsElement } from '../dossier-docs/jz-dossier-docs-element.ts'
import type { JzDownloadRequestedEvent } from '../kit/download.ts'
import type { JzZoneElement } from '../zone/jz-zone-element.ts'
import { openChannel, type Channel } from './channel.ts'
import { EVENT_FACTS, factsOf } from './event-facts.ts'
import type { HostMessage, PageMessage } from './messages.ts'
import { Questions } from './questions.ts'
import { readHostMessage } from './read-host-message.ts'

export interface HostOptions {
  /** Exact origin of the page around this one, or that opened it. Left out, the host is the program around a WebView2. */
  origin?: string
}

/** A host speaks to its page: two zones there could not tell which of them is meant. */
let current: HostBridge | null = null

/**
 * Connects a zone to its host: token, theme, language, dossier, export, downloads, events. One a page.
 * @returns what disconnects them and leaves no listener.
 * @throws {TypeError} there is no such host.
 * @throws {Error} the page has a connection already.
 */
export function connectHost(zone: JzZoneElement, { origin }: HostOptions = {}): () => void {
  if (current) throw new Error('This page is connected to its host: disconnect first')
  const bridge = (current = new HostBridge(zone, origin))
  return () => {
    if (current !== bridge) return
    current = null
    bridge.close()
  }
}

class HostBridge {
  #zone: JzZoneElement
  #channel: Channel
  #questions = new Questions((message) => this.#channel.post(message))
  #listening = new AbortController()
  #ownGetToken: JzZoneElement['getToken']
  /** What is said once the host is there; null when it is. */
  #unsaid: (() => void)[] | null = []
  #takesDownloads = false

  constructor(zone: JzZoneElement, origin: string | undefined) {
    this.#zone = zone
    this.#channel = openChannel(origin, (data) => {
      const message = readHostMessage(data)
      if (message) this.#receive(message)
    })
    this.#ownGetToken = zone.getToken
    zone.getToken = () => this.#ask(() => this.#questions.token())
    this.#listen()
    this.#channel.post({ jz: 1, type: 'hello', number: numberOf(this.#docs) })
  }

  close(): void {
    this.#listening.abort()
    this.#channel.close()
    this.#questions.close()
    this.#zone.getToken = this.#ownGetToken
  }

  get #docs(): JzDossierDocsElement | null {
    return this.#zone.querySelector('jz-dossier-docs')
  }

  #listen(): void {
    const { signal } = this.#listening
    const on = (type: string, listener: (event: Event) => void): void =>
      this.#zone.addEventListener(type, listener, { signal })
    for (const [name, facts] of Object.entries(EVENT_FACTS))
      on(name, (event) => this.#post({ jz: 1, type: 'event', name, facts: factsOf(event, facts) }))
    on('jz-export-requested', (event) => {
      const request = event as JzExportRequestedEvent
      if (!request.defaultPrevented) request.respondWith(this.#ask(() => this.#questions.export(request.number)))
    })
    on('jz-download-requested', (event) => {
      if (!this.#takesDownloads || event.defaultPrevented) return
      event.preventDefault()
      const { url, name, size } = event as JzDownloadRequestedEvent
      this.#post({ jz: 1, type: 'download', url, name, size })
    })
  }

  #receive(message: HostMessage): void {
    switch (message.type) {
      case 'ready': {
        this.#takesDownloads = message.downloads ?? false
        const unsaid = this.#unsaid ?? []
        this.#unsaid = null
        for (const say of unsaid) say()
        return
      }
      case 'theme':
        this.#zone.theme = message.theme
        return
      case 'language':
        this.#zone.locale = message.locale
        return
      case 'dossier':
        return this.#open(message.number, message.isForced)
      case 'token':
      case 'export':
      case 'refusal':
        this.#questions.answer(message)
    }
  }

  #open(number: string, isForced = false): void {
    const docs = this.#docs
    if (!docs) return
    // The same question as before the page itself is left: an upload under way or a half-written share says no.
    const isFree = number === numberOf(docs) || dispatchEvent(new Event('beforeunload', { cancelable: true }))
    if (!isFree && !isForced) return this.#post({ jz: 1, type: 'dossier-held', number })
    docs.dossier = number
    this.#post({ jz: 1, type: 'dossier-shown', number })
  }

  #post(message: PageMessage): void {
    this.#whenMet(() => this.#channel.post(message))
  }

  /** A question’s time begins when it is asked. */
  #ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#listening.signal.addEventListener('abort', () => reject(new Error('The host is disconnected')))
      this.#whenMet(() => resolve(question()))
    })
  }

  #whenMet(say: () => void): void {
    if (this.#unsaid) this.#unsaid.push(say)
    else say()
  }
}

/** The widget’s script may come after ours. */
function numberOf(docs: JzDossierDocsElement | null): string | null {
  return (docs?.dossier ?? docs?.getAttribute('dossier')) || null
}
