import { html, type TemplateResult } from 'lit'
import type { Locale } from '../contract/index.ts'
import { prepareLocale } from '../kit/index.ts'
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

/** The whole page changes at once, when its words are there. */
async function choose(locale: Locale): Promise<void> {
  try {
    localStorage.setItem(KEY, locale)
  } catch {
    // It holds for this page at least.
  }
  await prepareLocale(locale)
  document.documentElement.lang = locale
}

/** « English », or « Français »: the way to the other language, in that language. */
export function languageButton({ locale, t }: PortalWords): TemplateResult {
  const other: Locale = locale === 'fr-CA' ? 'en-CA' : 'fr-CA'
  return html`<button class="btn quiet small" type="button" lang=${other} @click=${() => void choose(other)}>
    ${t.otherLanguage}
  </button>`
}
