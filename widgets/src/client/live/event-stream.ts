/** One block of the stream: a message, or (`type` null) a sign of life that may set the last id. */
export interface StreamBlock {
  type: string | null
  data: string
  /** What to go on after; null where the server numbers nothing. */
  id: string | null
}

/** Reads `text/event-stream` off a fetch body, since EventSource cannot send an Authorization header. */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamBlock> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let rest = ''
  let id: string | null = null
  let type = 'message'
  let data: string[] = []
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      // A lone CR at the end of a chunk may be half of a CRLF: it waits for the next one.
      const lines = (rest + value).split(/\r\n|\n|\r(?=[^\n])/)
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const [, field, text = ''] = /^([a-z]*):? ?(.*)$/.exec(line) ?? []
        if (line.startsWith(':')) yield { type: null, data: '', id }
        else if (field === 'data') data.push(text)
        else if (field === 'event') type = text
        else if (field === 'id') id = text
        else if (line === '') {
          yield { type: data.length > 0 ? type : null, data: data.join('\n'), id }
          type = 'message'
          data = []
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
