const PARAMETER = 'partage'

/** The address of a page of ours, from the door of a share: the share to come back to goes with it. */
export function withShare(path: string, shareId: string | null): string {
  return shareId === null ? path : `${path}?${new URLSearchParams({ [PARAMETER]: shareId })}`
}

/** The share whose door the reader comes from. Anybody may write such an address: the zone checks whose share it is. */
export function shareToReturnTo(): string | null {
  return new URLSearchParams(location.search).get(PARAMETER)
}

/** « Se connecter » leads back to the door that the reader came from, and to nothing but a share of ours. */
export function signInPath(): string {
  const shareId = shareToReturnTo()
  return shareId === null ? '/' : `/partages/${encodeURIComponent(shareId)}`
}
