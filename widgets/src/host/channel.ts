import type { PageMessage } from './messages.ts'

export interface Channel {
  post(message: PageMessage): void
  close(): void
}

/** What WebView2 puts on the page’s `window.chrome`. */
interface WebView extends EventTarget {
  postMessage(message: unknown): void
}

/**
 * To the desktop program around a WebView2, or, given its exact origin, to the page around this one or that opened it.
 * @throws {TypeError} there is no such host.
 */
export function openChannel(origin: string | undefined, receive: (data: unknown) => void): Channel {
  return origin === undefined ? webViewChannel(receive) : windowChannel(origin, receive)
}

function webViewChannel(receive: (data: unknown) => void): Channel {
  const { chrome } = globalThis as { chrome?: { webview?: WebView } }
  const webview = chrome?.webview
  if (!webview) throw new TypeError('No WebView2 around this page: give the `origin` of the page that holds it')
  const onMessage = (event: Event): void => receive((event as MessageEvent<unknown>).data)
  webview.addEventListener('message', onMessage)
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- it has one listener, the program
    post: (message) => webview.postMessage(message),
    close: () => webview.removeEventListener('message', onMessage),
  }
}

function windowChannel(origin: string, receive: (data: unknown) => void): Channel {
  // `*`, `null` and a path are no origin, or not the same one.
  if (new URL(origin).origin !== origin) throw new TypeError('`origin` is an exact origin: no path, no *')
  const host: Window | null = parent === window ? (opener as Window | null) : parent
  if (!host) throw new TypeError('No page around this one, and none that opened it')
  const onMessage = (event: MessageEvent<unknown>): void => {
    if (event.source === host && event.origin === origin) receive(event.data)
  }
  addEventListener('message', onMessage)
  return {
    post: (message) => host.postMessage(message, origin),
    close: () => removeEventListener('message', onMessage),
  }
}
