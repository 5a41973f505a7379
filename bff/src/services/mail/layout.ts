import type { MailContext, RenderedMail } from './mail.ts'
import { letterHtml } from './letter-html.ts'
import { letterText } from './letter-text.ts'

/** The parts of a letter, in reading order; each becomes both HTML and text, so that neither says less. */
export interface Letter {
  /** The firm, who speaks first. */
  from: string
  subject: string
  /** Title inside; the subject when there is none. */
  heading?: string
  greeting?: string
  paragraphs: string[]
  /** Plain list, such as names. */
  items?: string[]
  /** Label and value, such as the title and the last day. */
  facts?: [label: string, value: string][]
  /** What the sender typed: shown as it is, never linked. */
  quote?: string
  button?: { label: string; address: string }
  /** Small print under the button. */
  after?: string[]
  /** Written to the firm itself, which needs no warning about its own e-mails. */
  isToFirm?: boolean
}

/** Sets a letter as HTML tables for Outlook's engine, and as text. */
export function setLetter(letter: Letter, context: MailContext): RenderedMail {
  const set = { ...letter, subject: oneLine(letter.subject), from: oneLine(letter.from) }
  return {
    fromName: set.from,
    subject: set.subject,
    html: letterHtml(set, context),
    text: letterText(set, context),
  }
}

/** A header never breaks: CR and LF would begin another one. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

const longDates = {
  'fr-CA': new Intl.DateTimeFormat('fr-CA', { dateStyle: 'long', timeZone: 'America/Toronto' }),
  'en-CA': new Intl.DateTimeFormat('en-CA', { dateStyle: 'long', timeZone: 'America/Toronto' }),
}

/** « 24 décembre 2026 », in one piece. For a share's end, which is a midnight, the day that ends is meant. */
export function longDate(instant: string, locale: MailContext['locale']): string {
  const date = longDates[locale].format(new Date(Date.parse(instant) - 1)).replaceAll(' ', '\u00a0')
  return locale === 'fr-CA' ? date.replace(/^1(?=\u00a0)/, '1er') : date
}
