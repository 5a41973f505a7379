/**
 * The token of a link, `#t=…`, taken out of the address at once: it stays in no history, no bookmark, no screenshot.
 * Null when there is none: some mail gateways drop fragments.
 */
export function takeFragmentToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('t')
  if (location.hash !== '') history.replaceState(history.state, '', location.pathname + location.search)
  return token || null
}
