/**
 * What searched and sorted text looks like in its `…Fold` column: no marks, lower case, one apostrophe.
 * SQLite folds ASCII only: LIKE misses « CÔTÉ » and sorts É after Z.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
}

/** What is searched for, word by word, each folded. */
export function searchWords(search: string): string[] {
  return fold(search).split(/\s+/).filter(Boolean)
}

/** A LIKE pattern that finds a folded word anywhere in a folded column; to be used with ESCAPE '\'. */
export function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`
}

/** Unique names compare by this: NFC lower case, so that accents still tell names apart. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
