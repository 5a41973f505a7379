import { Problem } from '../platform/problems.ts'
import type { Deps } from '../services/deps.ts'
import { problemResponse } from '../services/http/index.ts'
import type { ZoneContext } from '../services/http/index.ts'
import { answerBody, answerPiece, onceOver } from './answer-body.ts'
import { attachment, INERT_HEADERS } from './attachment.ts'
import { readRange } from './byte-ranges.ts'
import { downloadName } from './content-types.ts'
import type { Reading } from './get-reading.ts'
import { guardedStream } from './guarded-stream.ts'
import { addPiece, recordCompletions } from './record-completions.ts'
import { recordRange } from './record-downloads.ts'

/** GET or HEAD of one version: whole, or the range asked for. A HEAD and the rest of a download leave no evidence. */
export async function serveContent(deps: Deps, c: ZoneContext, { reader, readable }: Reading): Promise<Response> {
  const { size, versionId } = readable
  // A version never changes: its id is a strong validator.
  const etag = `"${versionId}"`
  const headers = new Headers({
    ...INERT_HEADERS,
    'Content-Disposition': attachment(downloadName(readable.name, readable.type)),
    'Accept-Ranges': 'bytes',
    ETag: etag,
  })
  if (hasTag(c.req.header('If-None-Match'), etag)) return new Response(null, { status: 304, headers })

  const ifRange = c.req.header('If-Range')
  const range = ifRange === undefined || ifRange === etag ? readRange(c.req.header('Range'), size) : null
  if (range === 'unsatisfiable') {
    const refusal = problemResponse(deps, c, new Problem('range_not_satisfiable'))
    refusal.headers.set('Content-Range', `bytes */${size}`)
    return refusal
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  headers.set('Content-Length', String(end + 1 - start))
  if (range !== null) headers.set('Content-Range', `bytes ${start}-${end}/${size}`)
  const status = range === null ? 200 : 206
  if (c.req.method === 'HEAD') return new Response(null, { status, headers })

  const source = guardedStream(deps, reader, readable, { start, end }).getReader()
  try {
    // Read before anything is answered: of damage in it there are words to tell.
    const { value: first = new Uint8Array() } = await source.read()
    await recordRange(deps, reader, readable, { start }, c.get('requestId'))
    // Nearly all documents are one piece, and a stream costs more than its bytes.
    const isWhole = first.byteLength === end + 1 - start
    let given = isWhole ? first.byteLength : 0
    if (reader.kind === 'recipient') {
      onceOver(c, (hasLeft) => {
        // Of an answer that broke off, the last byte may not have left: whoever goes on asks for it again.
        const sure = hasLeft ? given : given - 1
        if (sure > 0 && addPiece(reader, readable, { start, end: start + sure - 1 }))
          void recordCompletions(deps, reader, [readable], c.get('requestId'))
      })
    }
    const body = isWhole ? answerPiece(c, first) : answerBody(deps, c, source, first, (bytes) => (given += bytes))
    return new Response(body, { status, headers })
  } catch (error) {
    await source.cancel().catch(() => undefined)
    throw error
  }
}

function hasTag(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? []
  return tags.includes(etag) || tags.includes('*')
}
