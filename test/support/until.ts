import { setTimeout as pause } from 'node:timers/promises'

/** Asks again until there is an answer, some seconds at most: for what another process does and tells nobody. */
export async function until<Found>(look: () => Promise<Found | undefined>, what: string, seconds = 20): Promise<Found> {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s for ${what}`)
    await pause(50)
  }
}
