/**
 * What searched text looks like in its `…Fold` column: no marks, lower case, one apostrophe.
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

/**
 * Sorted text whose numbers count as numbers: each is led by how many figures it has, « annexe 0012 » before
 * « annexe 00210 ». Not to be searched: nobody typed those figures.
 */
export function naturalKey(text: string): string {
  return fold(text).replace(/0*(\d+)/g, (_, figures: string) => String(figures.length).padStart(3, '0') + figures)
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
