import { ZoneProblem } from './zone-problem.ts'

/**
 * Loads a part of JurisZone that comes late.
 * @throws {ZoneProblem} `offline`, or `page_outdated` when its server is there and no longer has it: this page was
 * loaded before JurisZone was last put in place.
 */
export async function bring<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load()
  } catch (cause) {
    if (!(await isHomeReachable())) throw ZoneProblem.offline(cause)
    return load().catch((again: unknown) => {
      throw new ZoneProblem({ status: 0, code: 'page_outdated' }, again)
    })
  }
}

/** Whatever the server answers that this very file came from: it answers. */
async function isHomeReachable(): Promise<boolean> {
  if (!navigator.onLine) return false
  const init: RequestInit = { method: 'HEAD', mode: 'no-cors', cache: 'no-store', credentials: 'omit' }
  return fetch(import.meta.url, init).then(
    () => true,
    () => false,
  )
}
