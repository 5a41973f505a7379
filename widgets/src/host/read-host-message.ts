import { DOSSIER_NUMBER, type ExportedDossier, type ProblemBody } from '../contract/index.ts'
import type { HostAnswer, HostMessage } from './messages.ts'

/** As the zone makes them; nothing else ever goes into a header. */
const TOKEN = /^jzt_[\w-]{1,200}$/

type Fields = Record<string, unknown>

/** What the host says, checked to the last field; null for everything else. */
export function readHostMessage(data: unknown): HostMessage | null {
  if (!isObject(data) || data.jz !== 1) return null
  const { downloads = false, isForced = false, locale, number, theme } = data
  switch (data.type) {
    case 'ready':
      return typeof downloads === 'boolean' ? { jz: 1, type: 'ready', downloads } : null
    case 'theme':
      return theme === 'light' || theme === 'dark' || theme === 'auto' ? { jz: 1, type: 'theme', theme } : null
    case 'language':
      return locale === 'fr-CA' || locale === 'en-CA' ? { jz: 1, type: 'language', locale } : null
    case 'dossier':
      if (!matches(number, DOSSIER_NUMBER) || typeof isForced !== 'boolean') return null
      return { jz: 1, type: 'dossier', number, isForced }
    default: {
      const answer = readAnswer(data)
      return answer && { jz: 1, ...answer }
    }
  }
}

function readAnswer({ type, id, token, answer }: Fields): HostAnswer | null {
  if (typeof id !== 'string') return null
  if (type === 'refusal') return { type, id }
  if (type === 'token') return matches(token, TOKEN) ? { type, id, token } : null
  if (type === 'export' && isObject(answer) && (isDossier(answer) || isProblem(answer))) return { type, id, answer }
  return null
}

function isDossier(answer: Fields): answer is Fields & ExportedDossier {
  return typeof answer.id === 'string' && typeof answer.number === 'string' && Array.isArray(answer.parties)
}

function isProblem(answer: Fields): answer is Fields & ProblemBody {
  return typeof answer.code === 'string' && typeof answer.detail === 'string'
}

function isObject(data: unknown): data is Fields {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value)
}
