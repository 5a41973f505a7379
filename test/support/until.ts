import { setTimeout as pause } from 'node:timers/promises'

/** Asks again until there is an answer, 20 s at most: for what another process does and tells nobody. */
export async function until<Found>(look: () => Promise<Found | undefined>, what: string): Promise<Found> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error(`waited 20 s for ${what}`)
    await pause(50)
  }
}
