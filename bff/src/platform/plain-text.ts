import { withoutInvisibles } from '@juriszone/widgets/contract'

/** Text from outside, for one line: no line end, nothing hidden, nothing that turns the line around. */
export function oneLine(text: string): string {
  return shown(text.replace(/(?:\s|\p{Cc})+/gu, ' ')).trim()
}

/** The same, for a text of many lines. */
export function manyLines(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/)
  return lines
    .map((line) => shown(line.replaceAll('\t', ' ')))
    .join('\n')
    .trim()
}

function shown(text: string): string {
  return withoutInvisibles(text.toWellFormed().normalize('NFC'))
}
