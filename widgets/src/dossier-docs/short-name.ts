/** Two lines at most; a longer name is cut in the middle, so that its extension stays. */
const SHOWN = 64
const END = 20

export function shortName(name: string): string {
  return name.length <= SHOWN ? name : `${name.slice(0, SHOWN - END).trimEnd()}…${name.slice(-END).trimStart()}`
}
