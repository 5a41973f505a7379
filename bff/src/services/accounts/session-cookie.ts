import type { ZoneContext } from '../http/index.ts'

/** Over https the browser itself keeps the cookie to this host and path. */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-jz_s' : 'jz_s'
}

/** The session's secret as a request brings it. Each one is asked: hono's parser weighs names and values not ours. */
export function sessionCookieReader(publicUrl: string): (c: ZoneContext) => string | undefined {
  return cookieReader(sessionCookieName(publicUrl))
}

export function cookieReader(name: string): (c: ZoneContext) => string | undefined {
  const cookie = new RegExp(`(?:^|;)\\s*${name}=([^;]*)`)
  return (c) => cookie.exec(c.req.header('Cookie') ?? '')?.[1]
}
