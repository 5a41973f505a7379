import type { Letter } from './layout.ts'
import { letterWords } from './letter-words.ts'
import type { MailContext } from './mail.ts'

/** The letter as plain text, with the same words as its HTML. */
export function letterText(letter: Letter, context: MailContext): string {
  const words = letterWords(letter, context)
  const { quote, facts = [], items = [], button } = letter
  const blocks = [
    letter.greeting,
    ...letter.paragraphs,
    items.map((item) => `- ${item}`).join('\n'),
    facts.map(([label, value]) => `${label}${words.colon} ${value}`).join('\n'),
    quote === undefined || quote === ''
      ? ''
      : lines(quote)
          .map((line) => `> ${line}`)
          .join('\n'),
    button === undefined ? '' : `${button.label}${words.colon}\n${button.address}`,
    ...(letter.after ?? []),
    `-- \n${letter.from}\n${words.footer.join('\n')}`,
  ]
  return `${blocks.filter((block) => block !== undefined && block !== '').join('\n\n')}\n`
}

export function lines(text: string): string[] {
  return text.split(/\r\n|\r|\n/)
}
