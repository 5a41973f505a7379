import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Instant, Locale } from '../contract/index.ts'
import * as format from './format.ts'
import { followPageLang, readerLocale } from './locale.ts'
import { messages as kitFrench, type Messages as KitMessages } from './messages.fr.ts'
import { consumeZone, type ZoneConsumer } from './zone-context.ts'

/** French comes with the widget; English is loaded when a reader needs it. */
export interface Catalog<Messages> {
  fr: Messages
  en: () => Promise<{ messages: Messages }>
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
  #english: Messages | null = null
  #kitEnglish: KitMessages | null = null
  #isLoading = false
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
    return (this.locale === 'en-CA' && this.#english) || this.#catalog.fr
  }

  /** Messages that the kit's own pieces use. */
  get kit(): KitMessages {
    return (this.locale === 'en-CA' && this.#kitEnglish) || kitFrench
  }

  date = (instant: Instant | Date): string => format.formatDate(this.locale, instant)
  shortDate = (instant: Instant | Date): string => format.formatShortDate(this.locale, instant)
  time = (instant: Instant | Date): string => format.formatTime(this.locale, instant)
  dateTime = (instant: Instant | Date): string => format.formatDateTime(this.locale, instant)
  size = (bytes: number): string => format.formatSize(this.locale, bytes)
  number = (value: number): string => format.formatNumber(this.locale, value)
  percent = (ratio: number): string => format.formatPercent(this.locale, ratio)

  hostConnected(): void {
    this.#unfollow = followPageLang(() => this.#host.requestUpdate())
  }

  hostDisconnected(): void {
    this.#unfollow?.()
  }

  hostUpdate(): void {
    if (this.locale === 'en-CA' && !this.#english && !this.#isLoading) void this.#load()
  }

  async #load(): Promise<void> {
    this.#isLoading = true
    try {
      const [own, kit] = await Promise.all([this.#catalog.en(), import('./messages.en.ts')])
      this.#english = own.messages
      this.#kitEnglish = kit.messages
      this.#host.requestUpdate()
    } catch {
      // French stays on screen; the next update tries again.
      this.#isLoading = false
    }
  }
}
