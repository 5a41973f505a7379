/**
 * Reads `text/event-stream` off a fetch body, since EventSource cannot send an Authorization header.
 * Yields the `data` of each message, and null for a comment: the server's sign of life.
 */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<string | null> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let rest = ''
  let data: string[] = []
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      // A lone CR at the end of a chunk may be half of a CRLF: it waits for the next one.
      const lines = (rest + value).split(/\r\n|\n|\r(?=[^\n])/)
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5))
        else if (line.startsWith(':')) yield null
        else if (line === '' && data.length > 0) {
          yield data.join('\n')
          data = []
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
