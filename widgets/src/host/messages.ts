import type { ExportedDossier, Locale, ProblemBody } from '../contract/index.ts'

/*
 * What travels between the page and its host, as plain JSON. README.md shows each one.
 * `jz` is the version: a message of another version, or without it, is not ours.
 */

export type Theme = 'light' | 'dark' | 'auto'

/** What the host says. */
export type HostMessage = { jz: 1 } & (
  | { type: 'ready'; downloads?: boolean }
  | { type: 'theme'; theme: Theme }
  | { type: 'language'; locale: Locale }
  | { type: 'dossier'; number: string; isForced?: boolean }
  | HostAnswer
)

/** What answers a question; `id` is the question's. */
export type HostAnswer =
  | { type: 'token'; id: string; token: string }
  | { type: 'export'; id: string; answer: ExportedDossier | ProblemBody }
  | { type: 'refusal'; id: string }

/** What the page says. */
export type PageMessage = { jz: 1 } & (
  | { type: 'hello'; number: string | null }
  | { type: 'token-needed'; id: string }
  | { type: 'export-requested'; id: string; number: string }
  | { type: 'dossier-shown'; number: string }
  /** Something would be lost: nothing has changed. The host asks its reader, then says it again with `isForced`. */
  | { type: 'dossier-held'; number: string }
  | { type: 'download'; url: string; name: string | null; size: number | null }
  | { type: 'event'; name: string; facts: Record<string, unknown> }
)

/** What the page asks, before it has its `id`. */
export type PageQuestion = { type: 'token-needed' } | { type: 'export-requested'; number: string }
