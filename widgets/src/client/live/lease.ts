/** The right to be the one page of this browser that holds a stream. */
export interface Lease {
  readonly name: string
  release(): void
}

/**
 * Waits for the lease, or with `ifAvailable` tells at once by null that another page has it.
 * Throws where the page may have no locks, as in a frame without an origin.
 */
export function leaseOf(name: string, options: { ifAvailable: true } | { signal: AbortSignal }): Promise<Lease | null> {
  return new Promise((resolve, reject) => {
    const hold = (lock: Lock | null): Promise<void> =>
      new Promise((release) => {
        resolve(lock && { name, release })
        if (!lock) release()
      })
    navigator.locks.request(name, options, hold).catch(reject)
  })
}
