/** What numbers of dossiers are compared by: « Up-34385 », « up 34385 » and « UP34385. » are the same. */
export function numberKey(number: string): string {
  return number
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
