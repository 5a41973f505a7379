import { globSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

const SOURCES = resolve(import.meta.dirname, '../../widgets/src')

/** One set of messages: its French, and the English that must answer it word for word. */
export interface Catalog {
  /** Such as `kit/messages`. */
  name: string
  /** Absolute paths. */
  paths: { fr: string; en: string }
  fr: Record<string, unknown>
  en: Record<string, unknown>
}

/** A text as it may be read on screen, and the key that it stands under. */
export type Said = [key: string, text: string]

/** Every value that a message function may be given: a number where it wants one, a name where it wants that. */
const ARGUMENTS = [0, 1, 2, 1254, 'Acte']

export async function readCatalogs(): Promise<Catalog[]> {
  const files = globSync('**/*messages.fr.ts', { cwd: SOURCES }).toSorted()
  return Promise.all(
    files.map(async (file) => {
      const paths = { fr: join(SOURCES, file), en: join(SOURCES, file.replace('.fr.ts', '.en.ts')) }
      const [fr, en] = await Promise.all([messagesOf(paths.fr), messagesOf(paths.en)])
      return { name: join(dirname(file), basename(file, '.fr.ts')), paths, fr, en }
    }),
  )
}

async function messagesOf(path: string): Promise<Record<string, unknown>> {
  const module = (await import(path)) as Record<string, unknown>
  return Object.values(module).find((value) => typeof value === 'object') as Record<string, unknown>
}

/** All texts of a message or of a whole catalog; a function speaks once for each kind of argument. */
export function said(value: unknown, key = ''): Said[] {
  if (typeof value === 'string') return [[key, value]]
  if (typeof value === 'function') return ARGUMENTS.flatMap((argument) => said(answerOf(value, argument), key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    said(inner, Array.isArray(value) ? key : [key, name].filter(Boolean).join('.')),
  )
}

function answerOf(message: Function, argument: string | number): unknown {
  return message(...Array.from({ length: message.length }, () => argument))
}

/** Keys in order, with how many arguments each takes. */
export function shapeOf(value: unknown): unknown {
  if (typeof value === 'function') return value.length
  if (typeof value !== 'object' || value === null) return 'text'
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]))
}
