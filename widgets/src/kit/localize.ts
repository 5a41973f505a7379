import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { formatSize, type Instant, type Locale } from '../contract/index.ts'
import * as format from './format.ts'
import { followPageLang, readerLocale } from './locale.ts'
import { messages as kitFrench, type Messages as KitMessages } from './messages.fr.ts'
import { consumeZone, type ZoneConsumer } from './zone-context.ts'

/** French comes with the widget; English is loaded when a reader needs it. */
export interface Catalog<Messages> {
  fr: Messages
  en: () => Promise<{ messages: Messages }>
}

/** English that has come, by the French it stands for: the next widget of a kind speaks it at once. */
const english = new Map<unknown, unknown>()
const connected = new Set<Localize<unknown>>()

/** Loads the words of all that is on the page, so that the whole of it changes language at once; throws when some do not come. */
export async function prepareLocale(locale: Locale): Promise<void> {
  if (locale === 'en-CA') await Promise.all([...connected].map((words) => words.load()))
}

export type LocalizedHost = ReactiveControllerHost & HTMLElement & { locale: string | undefined }

/**
 * The words and figures of one widget, in the reader's language: the widget's own `locale`,
 * else the zone's, else the nearest `lang`, else French.
 */
export class Localize<Messages> implements ReactiveController {
  #host: LocalizedHost
  #catalog: Catalog<Messages>
  #zone: ZoneConsumer
  #loading: Promise<void> | null = null
  #hasFailed = false
  #unfollow: (() => void) | null = null

  constructor(host: LocalizedHost, catalog: Catalog<Messages>) {
    this.#host = host
    this.#catalog = catalog
    this.#zone = consumeZone(host)
    host.addController(this)
  }

  get locale(): Locale {
    return readerLocale(this.#host, this.#zone.value?.locale)
  }

  /** The widget's messages; French until English has come. */
  get t(): Messages {
    return this.#inLocale(this.#catalog.fr)
  }

  /** Messages that the kit's own pieces use. */
  get kit(): KitMessages {
    return this.#inLocale(kitFrench)
  }

  /** False while the reader's own language is on its way: nothing need be shown in another first. */
  get isReady(): boolean {
    return this.locale !== 'en-CA' || this.#loading === null || english.has(this.#catalog.fr)
  }

  date = (instant: Instant | Date): string => format.formatDate(this.locale, instant)
  shortDate = (instant: Instant | Date): string => format.formatShortDate(this.locale, instant)
  time = (instant: Instant | Date): string => format.formatTime(this.locale, instant)
  dateTime = (instant: Instant | Date): string => format.formatDateTime(this.locale, instant)
  size = (bytes: number): string => formatSize(this.locale, bytes)
  number = (value: number): string => format.formatNumber(this.locale, value)
  percent = (ratio: number): string => format.formatPercent(this.locale, ratio)

  hostConnected(): void {
    connected.add(this)
    this.#unfollow = followPageLang(() => this.#host.requestUpdate())
  }

  hostDisconnected(): void {
    connected.delete(this)
    this.#unfollow?.()
  }

  hostUpdate(): void {
    // The update that a failure asked for is not the time to try again.
    const hasFailed = this.#hasFailed
    this.#hasFailed = false
    if (hasFailed || this.locale !== 'en-CA' || english.has(this.#catalog.fr)) return
    this.load().catch(() => undefined)
  }

  /** Brings the English words, or throws; a load that fails leaves French on screen, and the next update tries again. */
  load(): Promise<void> {
    this.#loading ??= this.#load()
    return this.#loading
  }

  #inLocale<Words>(french: Words): Words {
    const words = this.locale === 'en-CA' ? english.get(french) : undefined
    return (words as Words | undefined) ?? french
  }

  async #load(): Promise<void> {
    try {
      const [own, kit] = await Promise.all([this.#catalog.en(), import('./messages.en.ts')])
      english.set(this.#catalog.fr, own.messages).set(kitFrench, kit.messages)
    } catch (error) {
      this.#hasFailed = true
      this.#loading = null
      throw error
    } finally {
      this.#host.requestUpdate()
    }
  }
}
