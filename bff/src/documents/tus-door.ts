import { Server } from '@tus/server'
import { Problem } from '../platform/problems.ts'
import type { ProblemCode } from '../platform/problems.ts'
import type { Deps } from '../services/deps.ts'
import type { UploadDoor } from '../services/vault/index.ts'

export const TUS_VERSION = '1.0.0'

/** The Host header is the client's to write: what is told of an upload's place has none. */
export const UPLOADS_PATH = '/api/v1/uploads'

/** @tus/server behind a door of our own: it gets a request that is allowed, and the id it is about. */
export interface TusDoor {
  /** @throws Problem for whatever went wrong: nothing of tus's own messages gets out */
  handle(request: Request, id: string): Promise<Response>
}

const CORS_HEADERS = ['Allow-Origin', 'Allow-Methods', 'Allow-Headers', 'Expose-Headers', 'Max-Age'].map(
  (name) => `Access-Control-${name}`,
)

/** A newcomer waits this long for the request that holds the upload to end. */
const DRAIN_MS = 500

export function createTusDoor(deps: Deps, { datastore, locker }: UploadDoor): TusDoor {
  const ids = new WeakMap<object, string>()
  const errors = new WeakMap<object, unknown>()
  const idOf = (request: object): string => ids.get(request) ?? ''
  const server = new Server({
    path: UPLOADS_PATH,
    datastore,
    locker,
    lockDrainTimeout: DRAIN_MS,
    maxSize: deps.config.maxFileSize,
    getFileIdFromRequest: idOf,
    onResponseError(request, error) {
      errors.set(request, error)
      return undefined
    },
  })
  return {
    async handle(request, id) {
      ids.set(request, id)
      const response = await server.handleWeb(request)
      if (response.status >= 400) throw toProblem(deps, request, response.status, errors.get(request))
      // It would let every site read the answer; the zone has its own CORS.
      for (const name of CORS_HEADERS) response.headers.delete(name)
      return response
    },
  }
}

const CODES: Record<number, ProblemCode> = {
  404: 'not_found',
  409: 'offset_conflict',
  410: 'upload_gone',
  412: 'tus_version',
  413: 'body_too_large',
  501: 'tus_extension',
}

/** tus-js-client starts a whole new upload when a HEAD fails, but for 423: any trouble of ours is told as that. */
function toProblem(deps: Deps, request: Request, status: number, error: unknown): Problem {
  const problem = error instanceof Problem ? error : new Problem(codeOf(status, error))
  if (problem.status < 500) return problem
  deps.log.error({ err: error }, 'upload request failed')
  return request.method === 'HEAD' ? new Problem('busy', { retryAfter: 5 }) : problem
}

/** No room for bytes, or for their rows: as the disk, a quota and the database say it. */
const FULL = new Set<unknown>(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])

function codeOf(status: number, error: unknown): ProblemCode {
  if (FULL.has((error as { code?: unknown } | undefined)?.code)) return 'storage_full'
  // The body broke off, or another request asked for the upload: what came is kept.
  if (status === 400 && error !== undefined) return 'busy'
  return CODES[status] ?? (status < 500 ? 'invalid_metadata' : 'storage_failed')
}
