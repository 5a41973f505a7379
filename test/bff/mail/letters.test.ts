import { caniemail } from 'caniemail'
import { expect, test } from 'vitest'
import { depositMails } from '../../../bff/src/deposits/index.ts'
import { dossierMails } from '../../../bff/src/dossiers/index.ts'
import { notificationMails } from '../../../bff/src/notifications/index.ts'
import { recipientMails } from '../../../bff/src/recipients/index.ts'
import { accountMails } from '../../../bff/src/services/accounts/index.ts'
import { shareMails } from '../../../bff/src/shares/index.ts'
import { plain } from './post-office.ts'
import { everyMail } from './samples.ts'

const samples = everyMail()
const each = samples.map((sample) => [sample.kind, sample.locale, sample.mail] as const)

/** What some program does not know, and why the letter is whole without it. */
const LOST_WITHOUT_HARM: Record<string, { clients: RegExp; because: string }> = {
  'color-scheme meta tag': { clients: /./, because: 'each text lies on a ground that is named: darkened together' },
  'display:none': { clients: /^gmail\.mobile-webmail$/, because: 'the preheader is 1 px high, in the ground’s colour' },
  '<body> element': { clients: /^outlook\.macos$/, because: 'the outer table carries the ground too' },
  'border-radius': { clients: /^outlook\.windows/, because: 'the button has square corners there' },
  'word-break': { clients: /^outlook\.windows-mail$/, because: 'only a very long word or address would widen a cell' },
  'role attribute': { clients: /^outlook\.windows-mail$/, because: 'tables are read as tables, in reading order' },
}

test('every kind of e-mail is looked at', () => {
  const all = [
    ...accountMails,
    ...dossierMails,
    ...shareMails,
    ...recipientMails,
    ...depositMails,
    ...notificationMails,
  ]
  expect(new Set(samples.map(({ kind }) => kind))).toEqual(new Set(all.map(({ kind }) => kind)))
})

/** A code is typed on a page that is open already, and a receipt’s reader can open nothing. */
const WITHOUT_BUTTON: ReadonlySet<string> = new Set(['account.code', 'deposit.receipt'])

test.each(each)('%s (%s): Gmail, Outlook and Apple Mail can show all of it', (_kind, _locale, { html }) => {
  const { issues } = caniemail({ clients: ['gmail.*', 'outlook.*', 'apple-mail.*'], html })
  const harmful = Array.from(issues.errors, ([client, faults]) =>
    faults
      .filter(({ title }) => LOST_WITHOUT_HARM[title]?.clients.test(client) !== true)
      .map(({ title }) => `${client}: ${title}`),
  )
  expect(harmful.flat()).toEqual([])
})

test.each(each)('%s (%s): what Word’s engine does not lay out is not used', (kind, locale, { html }) => {
  expect(html).toContain(`<html lang="${locale}">`)
  expect(html).not.toMatch(/flex|grid|float|position:|background-image|background:|rem;|<img|<style|<script|url\(/)
  const tables = html.match(/<table[^>]*>/g) ?? []
  for (const table of tables) expect(table).toContain('role="presentation"')
  // Nothing but cells and the button’s link is padded; the button’s cell says so again in Word’s own terms.
  expect(html.match(/<(?!td|a\s|body)\w+[^>]*padding:/g)).toBeNull()
  expect(html).toMatch(/<!--\[if mso\]><table[^>]*width="600"/)
  expect(html.includes('mso-padding-alt:')).toBe(!WITHOUT_BUTTON.has(kind))
  const sizes = Array.from(html.matchAll(/font-size:(\d+)px/g), ([, size]) => Number(size))
  expect(sizes.filter((size) => size < 16)).toEqual([1])
})

test.each(each)('%s (%s): the text says the sentences of the HTML, in their order', (kind, locale, { html, text }) => {
  const body = html.slice(html.indexOf('<table role'))
  const preheader = wordsOf(readable(html.slice(html.indexOf('<body'), html.indexOf('<table role'))))
  const fallback = locale === 'fr-CA' ? /Le bouton ne fonctionne pas.*navigateur\s:/ : /The button does not.*browser:/
  const shown = readable(body)
    .replace(fallback, '')
    .replace(/juriszone\.example\/\S+/, '')
  const written = text.replace(/https:\/\/juriszone\.example\/\S+/, '')
  expect(wordsOf(written)).toEqual(wordsOf(shown))
  expect(wordsOf(text).join(' ')).toContain(preheader.join(' '))
  const [address] = /https:\/\/juriszone\.example\/\S+/.exec(text) ?? []
  if (WITHOUT_BUTTON.has(kind)) expect(text + html).not.toContain('https://')
  else expect(html).toContain(`href="${address}"`)
  for (const line of text.split('\n')) expect(line.includes('https://') || line.length <= 72, line).toBe(true)
})

test.each(each.filter(([, locale]) => locale === 'fr-CA'))('%s (%s): the typography is Québec’s', (_kind, _, mail) => {
  for (const words of [mail.subject, mail.text, readable(mail.html)]) {
    const own = words.replace(/https?:\S+/g, '')
    expect(own).not.toMatch(/'|[\x20\u00a0][;!?]|\x20[:»%]|«\x20|\d\x20[a-zé]+\x2020\d\d/)
    expect(own).not.toMatch(/[^\s\u00a0]:(?!\/\/)/)
  }
})

test.each(each)('%s (%s): a sentence that ends with « a.m. » has one point', (_kind, _, mail) => {
  expect([mail.subject, mail.text, readable(mail.html)].join('\n')).not.toContain('..')
})

test('dates are written as the reader writes them', () => {
  const of = (kind: string, locale: string) => {
    const text = samples.find((sample) => sample.kind === kind && sample.locale === locale)?.mail.text ?? ''
    return plain(text)
  }
  expect(of('account.activation', 'fr-CA')).toContain('jusqu’au 27 novembre 2026 à 10 h 24')
  expect(of('account.activation', 'en-CA')).toContain('Until November 27, 2026 at 10:24 a.m., this link works once.')
  expect(of('share.received', 'fr-CA')).toContain('jusqu’au 24 décembre 2026')
  expect(of('share.received', 'en-CA')).toContain('until December 24, 2026')
})

/** What is seen and heard of a page: no markup, no comment, entities read. */
function readable(html: string): string {
  return html
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}.@’-]*/gu) ?? []
}
