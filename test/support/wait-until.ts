/** The browser’s own: tests hold timers back. */
const { setTimeout: later } = globalThis

/** Looks until it is so, some seconds at most: a busy machine is slow to draw, and to load a part. */
export async function waitUntil(isSo: () => unknown, otherwise = 'it never was', timeout = 10_000): Promise<void> {
  const deadline = performance.now() + timeout
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`waited ${timeout / 1000} s: ${otherwise}`)
    await new Promise((look) => later(look, 50))
  }
}
