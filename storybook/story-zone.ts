import { createFakeZone, type FakeZone } from '../test/fakes/fake-zone.ts'

/** Each story has a zone of its own, so that several may stand on one page. */
const zones = new Map<string, FakeZone>()

/** Address of a story’s zone. It is in nobody’s hands but ours: nothing asked of it leaves the page. */
export function baseOf(storyId: string): string {
  return `/zones/${storyId}`
}

export function zoneOf(storyId: string): FakeZone {
  const zone = zones.get(storyId)
  if (!zone) throw new Error(`No zone was opened for ${storyId}`)
  return zone
}

/** Opens a fresh zone for a story. @returns what closes it */
export function openZone(storyId: string): () => void {
  zones.set(storyId, createFakeZone())
  return () => zones.delete(storyId)
}

/** `beforeEach` of a story: what its zone knows, or how it answers. */
export function withZone(change: (zone: FakeZone) => void): (context: { id: string }) => void {
  // What a `beforeEach` returns is called when the story ends.
  return ({ id }) => {
    change(zoneOf(id))
  }
}

const browserFetch = globalThis.fetch

/** Calls of a story’s zone are answered here, all others by the browser. Uploads go by XHR: their rows say they failed. */
export function answerZoneCalls(): void {
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href)
    const [, storyId, path = ''] = /^\/zones\/([^/]+)(\/.*)$/.exec(url.pathname) ?? []
    if (storyId === undefined) return browserFetch(input, init)
    const zone = zones.get(storyId)
    // The story has ended meanwhile.
    if (!zone) return Promise.reject(new TypeError('Failed to fetch'))
    const call = new URL(path + url.search, url)
    return zone.fetch(input instanceof Request ? new Request(call, input) : call, init)
  }
}
