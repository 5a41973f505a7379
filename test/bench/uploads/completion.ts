import type { DossierDocument } from '@juriszone/widgets/contract'
import { until } from '../../support/until.ts'
import type { BenchZone } from '../server-process.ts'

/** Waits until each document of the dossier has been looked through. @returns them */
export function waitForCompletion({ call, dossierId }: BenchZone): Promise<DossierDocument[]> {
  return until(async () => {
    const { items } = (await (await call('GET', `/dossiers/${dossierId}/documents?limit=200`)).json()) as {
      items: DossierDocument[]
    }
    return items.some(({ state }) => state === 'scanning') ? undefined : items
  }, 'the completion pass')
}
