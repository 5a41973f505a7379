/** A longer name is cut in the middle, so that its extension stays. */
const SHOWN = 90
const END = 24

export function shortName(name: string): string {
  return name.length <= SHOWN ? name : `${name.slice(0, SHOWN - END)}…${name.slice(-END)}`
}
