import type { Plugin } from 'rolldown'

/** What the upload libraries bring along for old browsers, in the words of those that we serve. */
const NATIVE = new Map([
  // It would write to a host page's storage as soon as it is loaded.
  ['./urlStorage.js', 'export const canStoreURLs = false\nexport class WebStorageUrlStorage {}'],
  ['url-parse', 'export default URL'],
  [
    'js-base64',
    `const encode = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    export const Base64 = { encode }`,
  ],
  [
    'lodash/throttle.js',
    `export default function throttle(run, wait) {
      let isResting = false
      let isMissed = false
      const call = () => {
        isMissed = isResting
        if (isResting) return
        isResting = true
        run()
        setTimeout(() => {
          isResting = false
          if (isMissed) call()
        }, wait)
      }
      return call
    }`,
  ],
])

/** A third less to load before the first upload. */
export const leanLibraries: Plugin = {
  name: 'lean-libraries',
  async resolveId(name, importer) {
    if (NATIVE.has(name)) return `\0${name}`
    if (name !== 'tus-js-client') return null
    // Its sources: what it offers bundlers has been turned into the language of 2009.
    const found = await this.resolve(name, importer, { skipSelf: true })
    return found && { id: found.id.replace('/lib.esm/', '/lib/') }
  },
  load(id) {
    return NATIVE.get(id.slice(1))
  },
}
