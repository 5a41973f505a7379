import type { MailContext, RenderedMail } from './mail.ts'
import { letterHtml } from './letter-html.ts'
import { letterText } from './letter-text.ts'

/** The parts of a letter, in reading order; each becomes both HTML and text, so that neither says less. */
export interface Letter {
  /** The firm, who speaks first. */
  from: string
  subject: string
  /** What lists of e-mails show after the subject: something that the letter says too. The first paragraph by default. */
  preheader?: string
  /** Title inside; the subject when there is none. */
  heading?: string
  greeting: string
  paragraphs: string[]
  /** Plain list, such as names. */
  items?: string[]
  /** Label and value, such as the title and the last day; the first one stands out. */
  facts?: [label: string, value: string][]
  /** What the sender typed: shown as it is, never linked. */
  quote?: string
  /** Left out where its reader goes on somewhere else: a code is typed where it was asked for. */
  button?: { label: string; address: string }
  /** Under the button. */
  after?: string[]
  /** The person who had it sent. */
  sender?: string
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

/** A header never breaks: CR and LF would begin another one. No-break spaces stay. */
function oneLine(text: string): string {
  return text.replace(/(?:[^\S\u00a0\u202f]|\p{Cc})+/gu, ' ').trim()
}
