import type { Account } from '../contract/index.ts'

export type Route =
  | { page: 'home' | 'people' | 'dossiers' | 'deposits' | 'shares' | 'activation' | 'reset' | 'not-found' }
  | { page: 'dossier'; id: string }
  | { page: 'share'; id: string }

const PAGES = {
  '/': 'home',
  '/personnes': 'people',
  '/dossiers': 'dossiers',
  '/depots': 'deposits',
  '/partages': 'shares',
  '/activer': 'activation',
  '/mot-de-passe': 'reset',
} as const

const FIRMS: ReadonlySet<Route['page']> = new Set(['people', 'dossiers', 'dossier', 'deposits'])

/** Which page a path is; a slash at its end makes no difference. */
export function routeOf(path: string): Route {
  const clean = path.replace(/\/+$/, '') || '/'
  if (Object.hasOwn(PAGES, clean)) return { page: PAGES[clean as keyof typeof PAGES] }
  const [, list, id] = /^\/(dossiers|partages)\/([^/]+)$/.exec(clean) ?? []
  if (id === undefined) return { page: 'not-found' }
  return { page: list === 'dossiers' ? 'dossier' : 'share', id: safelyDecoded(id) }
}

export function isMember(account: Account): boolean {
  return account.kinds.includes('member')
}

/** Where `/` leads: members to their people, others to what they were sent. */
export function homeOf(account: Account): string {
  return isMember(account) ? '/personnes' : '/partages'
}

/** What an account may look at: a firm's pages are its members' only. A share's page answers for itself. */
export function routeFor(account: Account, route: Route): Route {
  if (FIRMS.has(route.page) && !isMember(account)) return { page: 'not-found' }
  if (route.page === 'shares' && !account.kinds.includes('recipient')) return { page: 'not-found' }
  return route
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
