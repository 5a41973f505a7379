/** What several of the signs below tell of one return is told once. */
const SPACING = 5_000

/** Calls `run` whenever the reader or the network comes back, but not again at once. */
export function onReturn(run: () => void, signal: AbortSignal): void {
  let last = Date.now()
  const look = (): void => {
    if (document.visibilityState === 'hidden' || Math.abs(Date.now() - last) < SPACING) return
    last = Date.now()
    run()
  }
  addEventListener('focus', look, { signal })
  addEventListener('online', look, { signal })
  document.addEventListener('visibilitychange', look, { signal })
}
