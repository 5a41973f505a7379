export { findConnection } from './connection.ts'
export { cors, OWN_PAGES_ONLY } from './cors.ts'
export { guardRequest } from './guard-request.ts'
export { nameRequest } from './name-request.ts'
export { answerError, problemResponse } from './problem-response.ts'
export {
  answers,
  createRoute,
  createRoutes,
  idParam,
  instant,
  json,
  jsonBody,
  nothing,
  pageOf,
  pageQuery,
  z,
} from './routes.ts'
export type { ZoneContext } from './routes.ts'
export { neverCached, pagePolicy, securityHeaders } from './security-headers.ts'
export type { ZoneEnv } from './zone-env.ts'
