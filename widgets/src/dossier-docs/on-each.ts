import type { ZoneProblem } from '../client/index.ts'
import type { DossierDocument } from '../contract/index.ts'
import { asProblem } from '../kit/index.ts'

/** As many calls as a browser makes to one server at a time. */
const LANES = 6

export interface Outcome {
  /** What could not be done, in its order. */
  left: readonly DossierDocument[]
  /** The last reason why; null when all is done. */
  problem: ZoneProblem | null
}

/**
 * Runs `action` on every document, six at a time. What fails does not stop the others, unless none of them could succeed
 * either: no network, no access.
 */
export async function onEach(
  documents: readonly DossierDocument[],
  action: (document: DossierDocument) => Promise<void>,
): Promise<Outcome> {
  const waiting = documents.values()
  const done = new Set<DossierDocument>()
  let problem: ZoneProblem | null = null
  let isLost = false
  const lane = async (): Promise<void> => {
    for (const document of waiting) {
      if (isLost) return
      try {
        await action(document)
        done.add(document)
      } catch (error) {
        if (isLost) return
        problem = asProblem(error)
        isLost = problem.code === 'offline' || problem.status === 401
      }
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return { left: documents.filter((document) => !done.has(document)), problem }
}
