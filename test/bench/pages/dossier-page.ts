import '../../../widgets/src/dossier-docs/jz-dossier-docs.ts'
import '../../../widgets/src/zone/jz-zone.ts'
import type { DossierDocument, Page } from '@juriszone/widgets/contract'
import { createFakeZone } from '../../fakes/fake-zone.ts'

const NUMBER = '2026-0412'
/** Far more than any floor, and less than for ever. */
const PATIENCE = 60_000

/** A zone in the page whose one dossier holds `count` documents and nothing begun: answers cost next to nothing. */
export function useDossierOf(count: number): void {
  const zone = createFakeZone()
  zone.state.uploads = []
  const rows = Array.from({ length: count }, (_, index) => documentOf(index))
  window.fetch = async (input, init) => {
    const { pathname, searchParams } = new URL(new Request(input, init).url)
    if (!/\/dossiers\/[^/]+\/documents$/.test(pathname)) return zone.fetch(input, init)
    const from = Number(searchParams.get('cursor') ?? 0)
    const to = from + Number(searchParams.get('limit') ?? 50)
    const page: Page<DossierDocument> = { items: rows.slice(from, to), nextCursor: to < count ? String(to) : null }
    return Response.json(page)
  }
}

export function placeDocs(): HTMLElement {
  const zone = document.createElement('jz-zone')
  const docs = document.createElement('jz-dossier-docs')
  docs.setAttribute('dossier', NUMBER)
  zone.append(docs)
  document.body.append(zone)
  return docs
}

/** Resolves once `isThere` holds and the browser has painted it; looks at every change of the tree. */
export async function painted(root: Node, isThere: () => boolean): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('It never came on screen')), PATIENCE)
    const look = (): void => {
      if (!isThere()) return
      clearTimeout(timer)
      observer.disconnect()
      resolve()
    }
    const observer = new MutationObserver(look)
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true })
    look()
  })
  await new Promise(requestAnimationFrame)
  // A task that is asked for inside a frame runs once that frame is on screen.
  await new Promise((resolve) => setTimeout(resolve))
  return performance.now()
}

export function documentOf(index: number): DossierDocument {
  return {
    id: `01930000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    name: `Pièce ${index + 1}, acte de vente.pdf`,
    size: 100_000 + index * 37,
    type: 'application/pdf',
    createdAt: '2026-11-20T15:00:00.000Z',
    addedBy: 'Sylvie Arsenault',
    addedByKind: 'member',
    versions: 1,
    version: 1,
    state: 'available',
    heldFor: null,
    isNew: false,
    returned: null,
    share: null,
    binnedAt: null,
  }
}
