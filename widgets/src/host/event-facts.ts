/**
 * The events that a host hears of, and what it is told of each: named one by one, so that nothing goes out that
 * nobody chose. Tokens, exports and downloads have messages of their own.
 */
export const EVENT_FACTS = {
  'jz-document-uploaded': ['name', 'size'],
  'jz-document-removed': ['documentId', 'name'],
  'jz-share-requested': ['dossier', 'documents'],
  'jz-share-sent': ['share'],
  'jz-wizard-closed': [],
  'jz-dossier-exported': ['dossier'],
  'jz-share-opened': ['shareId'],
  'jz-share-left': ['shareId'],
  'jz-document-returned': ['shareId', 'name', 'documentId'],
  'jz-error': ['code', 'retryable', 'requestId'],
} as const satisfies { [Type in keyof HTMLElementEventMap]?: readonly (keyof HTMLElementEventMap[Type])[] }

export function factsOf(event: Event, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, Reflect.get(event, name)]))
}
