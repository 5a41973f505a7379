import { html, type TemplateResult } from 'lit'
import type { Locale } from '../contract/index.ts'
import { prepareLocale, ZoneEvent } from '../kit/index.ts'
import type { PortalWords } from './words.ts'

const KEY = 'jz-locale'

/** What this browser's reader chose on the site, if anything. */
function chosenLocale(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    // A browser that keeps nothing: the account's language decides each time.
    return null
  }
}

/** The page speaks the reader's choice, else the account's language; every widget follows the page's `lang`. */
export function applyLocale(ofAccount?: Locale): void {
  const locale = chosenLocale() ?? ofAccount
  if (locale) document.documentElement.lang = locale
}

/** The other language was asked for. */
export class LanguageChosenEvent extends ZoneEvent {
  static readonly type = 'jz-language-chosen'
  readonly locale: Locale

  constructor(locale: Locale) {
    super(LanguageChosenEvent.type)
    this.locale = locale
  }
}

/** The whole page changes at once, when its words are there; throws when they do not come, and nothing has changed. */
export async function chooseLocale(locale: Locale): Promise<void> {
  await prepareLocale(locale)
  document.documentElement.lang = locale
  try {
    localStorage.setItem(KEY, locale)
  } catch {
    // It holds for this page at least.
  }
}

/** « English », or « Français »: the way to the other language, in that language. */
export function languageButton({ locale, t }: PortalWords): TemplateResult {
  const other: Locale = locale === 'fr-CA' ? 'en-CA' : 'fr-CA'
  const ask = ({ currentTarget }: Event): boolean | undefined =>
    currentTarget?.dispatchEvent(new LanguageChosenEvent(other))
  return html`<button class="btn quiet small" type="button" lang=${other} @click=${ask}>${t.otherLanguage}</button>`
}

declare global {
  interface HTMLElementEventMap {
    'jz-language-chosen': LanguageChosenEvent
  }
}
