import { ZoneProblem } from '../client/index.ts'
import type { ExportedDossier } from '../contract/index.ts'
import { JzExportRequestedEvent } from './events.ts'

/**
 * Asks the host to export. Resolves to the dossier, or to null when no host answers.
 * @throws {ZoneProblem} what the zone refused it for.
 */
export async function exportDossier(element: HTMLElement, number: string): Promise<ExportedDossier | null> {
  const event = new JzExportRequestedEvent(number)
  element.dispatchEvent(event)
  if (!event.answer) return null
  let answer: unknown
  try {
    answer = await event.answer
    if (answer instanceof Response) answer = await answer.json()
  } catch (cause) {
    throw problemIn(cause) ?? new ZoneProblem({ status: 500, code: 'export_failed' }, cause)
  }
  const problem = problemIn(answer)
  if (problem) throw problem
  return answer as ExportedDossier
}

/** A problem body, whether the host's promise resolved or rejected with it; a ZoneProblem is one already. */
function problemIn(answer: unknown): ZoneProblem | null {
  if (answer instanceof ZoneProblem) return answer
  if (typeof answer !== 'object' || answer === null || !('detail' in answer) || !('code' in answer)) return null
  const status = 'status' in answer && typeof answer.status === 'number' ? answer.status : 500
  return ZoneProblem.parse(status, JSON.stringify(answer))
}
