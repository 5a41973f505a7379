/** What a visitor may write before the number: « Dossier n° ». A hyphen after it is the number's own: « N-77 ». */
const LEAD = /^\s*(?:(?:num[eé]ro|number|dossier|file|de|du|no|n)[\s.:°º#]+|#\s*)+/iu

/** What numbers of dossiers are compared by: « Up-34385 », « up 34385 » and « UP34385. » are the same. */
export function numberKey(number: string): string {
  return number
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** What a visitor may mean: all that he typed, or what follows « n° », « dossier »… None without a letter or a digit. */
export function typedNumberKeys(typed: string): string[] {
  const whole = typed.normalize('NFC')
  return [...new Set([whole, whole.replace(LEAD, '')].map(numberKey))].filter(Boolean)
}
