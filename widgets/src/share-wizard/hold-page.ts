import type { ReactiveControllerHost } from 'lit'

/** The browser asks before it leaves a page with which something would be lost. */
export function holdPage(host: ReactiveControllerHost, hasContent: () => boolean): void {
  const hold = (event: Event): void => {
    if (hasContent()) event.preventDefault()
  }
  host.addController({
    hostConnected: () => addEventListener('beforeunload', hold),
    hostDisconnected: () => removeEventListener('beforeunload', hold),
  })
}
