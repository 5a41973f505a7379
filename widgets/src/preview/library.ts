/** Folder of pdf.js beside our own script: its files are kept for a year, so its version is in their address. */
export const LIBRARY = 'pdfjs-6.5.438'

export function libraryUrl(file: string): string {
  return new URL(`${LIBRARY}/${file}`, import.meta.url).href
}
