/** Time comes in by the door, so that tests can move it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** ISO 8601 instant `ms` milliseconds after `from`; the form of every instant in the database. */
export function after(from: Date, ms: number): string {
  return new Date(from.getTime() + ms).toISOString()
}
