/** The next `AbortSignal.timeout` comes when the test aborts this; those after it are the browser’s. */
export function nextTimeout(): AbortController {
  const own = AbortSignal.timeout.bind(AbortSignal)
  const limit = new AbortController()
  AbortSignal.timeout = () => {
    AbortSignal.timeout = own
    return limit.signal
  }
  return limit
}
