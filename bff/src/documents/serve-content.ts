import { Problem } from '../platform/problems.ts'
import type { Deps } from '../services/deps.ts'
import { problemResponse } from '../services/http/index.ts'
import type { ZoneContext } from '../services/http/index.ts'
import type { ByteRange } from '../services/vault/index.ts'
import { answerBody, answerPiece, onceOver } from './answer-body.ts'
import { attachment, INERT_HEADERS } from './attachment.ts'
import { readRange } from './byte-ranges.ts'
import { downloadName } from './content-types.ts'
import type { Reading } from './get-reading.ts'
import { guardedStream } from './guarded-stream.ts'
import { addPiece, recordCompletions } from './record-completions.ts'
import { recordRange } from './record-downloads.ts'
import { tellingDamage } from './report-damage.ts'

/** GET or HEAD of one version: whole, or the range asked for. A HEAD and the rest of a download leave no evidence. */
export async function serveContent(deps: Deps, c: ZoneContext, reading: Reading): Promise<Response> {
  const { size, versionId, name, type } = reading.readable
  // A version never changes: its id is a strong validator.
  const etag = `"${versionId}"`
  // No Headers: to make them and to read them back costs as much as a short document.
  const headers: Record<string, string> = {
    ...INERT_HEADERS,
    'Content-Disposition': attachment(downloadName(name, type)),
    'Accept-Ranges': 'bytes',
    ETag: etag,
  }
  if (hasTag(c.req.header('If-None-Match'), etag)) return new Response(null, { status: 304, headers })

  const ifRange = c.req.header('If-Range')
  const range = ifRange === undefined || ifRange === etag ? readRange(c.req.header('Range'), size) : null
  if (range === 'unsatisfiable') {
    const refusal = problemResponse(deps, c, new Problem('range_not_satisfiable'))
    refusal.headers.set('Content-Range', `bytes */${size}`)
    return refusal
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  headers['Content-Length'] = String(end + 1 - start)
  if (range !== null) headers['Content-Range'] = `bytes ${start}-${end}/${size}`
  const status = range === null ? 200 : 206
  if (c.req.method === 'HEAD') return new Response(null, { status, headers })
  return new Response(await readBody(deps, c, reading, { start, end }), { status, headers })
}

/** The first bytes are read before anything is answered: of damage in them there are words to tell. */
async function readBody(
  deps: Deps,
  c: ZoneContext,
  { reader, readable }: Reading,
  range: ByteRange,
): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>> {
  const piece = await tellingDamage(deps, readable, () => deps.vault.readPiece(readable.blobId, range))
  if (piece !== undefined) {
    await recordRange(deps, reader, readable, range, c.get('requestId'))
    noteLeft(deps, c, { reader, readable }, range.start, () => piece.byteLength)
    return answerPiece(c, piece)
  }
  const source = guardedStream(deps, reader, readable, range).getReader()
  try {
    const { value: first } = await source.read()
    await recordRange(deps, reader, readable, range, c.get('requestId'))
    let given = 0
    noteLeft(deps, c, { reader, readable }, range.start, () => given)
    return answerBody(deps, c, source, first, (bytes) => (given += bytes))
  } catch (error) {
    await source.cancel().catch(() => undefined)
    throw error
  }
}

/** @param given bytes that were handed to the network so far, from `start` on */
function noteLeft(deps: Deps, c: ZoneContext, { reader, readable }: Reading, start: number, given: () => number): void {
  if (reader.kind !== 'recipient') return
  onceOver(c, (hasLeft) => {
    // Of an answer that broke off, the last byte may not have left: whoever goes on asks for it again.
    const sure = hasLeft ? given() : given() - 1
    if (sure > 0 && addPiece(reader, readable, { start, end: start + sure - 1 }))
      void recordCompletions(deps, reader, [readable], c.get('requestId'))
  })
}

function hasTag(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? []
  return tags.includes(etag) || tags.includes('*')
}
