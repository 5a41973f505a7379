/** Where this very file came from, when a zone served it: `/widgets/juriszone.js`, or a chunk beside it. */
export function baseOfScript(): string | undefined {
  return /^(.*)\/widgets\/(?:chunks\/)?[^/]+\.js$/.exec(import.meta.url.replace(/[?#].*$/, ''))?.[1]
}
