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
  const key = numberKey(typed)
  const bare = key.replace(/^(?:numero|number|dossier|file|de|du|no|n)+/, '')
  return [...new Set([key, bare])].filter(Boolean)
}
