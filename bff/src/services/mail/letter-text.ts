import type { Letter } from './layout.ts'
import { letterWords } from './letter-words.ts'
import type { MailContext } from './mail.ts'

/** Old mail programs show text as it comes: lines of a book's width are read with ease. */
const WIDTH = 72

/** The letter as plain text: what its HTML says, in the same order. */
export function letterText(letter: Letter, context: MailContext): string {
  const words = letterWords(letter, context)
  const { heading = letter.subject, quote = '', facts = [], items = [], button, after = [] } = letter
  const blocks = [
    wrap(letter.from),
    wrap(heading),
    wrap(letter.greeting),
    ...letter.paragraphs.map((text) => wrap(text)),
    items.map((item) => wrap(item, '– ', '  ')).join('\n'),
    facts.map(([label, value]) => wrap(`${label}${words.colon} ${value}`, '', '  ')).join('\n'),
    quote === ''
      ? ''
      : lines(quote)
          .map((line) => wrap(line, '> ', '> '))
          .join('\n'),
    button === undefined ? '' : `${button.label}${words.colon}\n${button.address}`,
    ...after.map((text) => wrap(text)),
    `-- \n${words.footer.map((text) => wrap(text)).join('\n')}`,
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

export function lines(text: string): string[] {
  return text.split(/\r\n|\r|\n/)
}

/** Breaks at plain spaces only: neither « 24 décembre 2026 » nor an address comes apart. */
function wrap(text: string, first = '', others = ''): string {
  const broken: string[] = []
  let line = first
  let isEmpty = true
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      broken.push(line)
      line = others
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...broken, line].join('\n')
}
