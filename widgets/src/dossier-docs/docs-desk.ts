import type { JzClient } from '../client/index.ts'
import type { Dossier, DossierDocument } from '../contract/index.ts'
import type { ConfirmController, LiveRegion, Localize, SelectionController, ToastController } from '../kit/index.ts'
import type { DocumentPages } from './document-pages.ts'
import type { Messages } from './messages.fr.ts'

/** What an action on documents needs: the open dossier, the list, and ways to ask and to tell. */
export interface DocsDesk {
  readonly element: HTMLElement
  readonly words: Localize<Messages>
  readonly client: JzClient
  readonly dossier: Dossier
  readonly pages: DocumentPages
  readonly selection: SelectionController<DossierDocument>
  readonly confirm: Pick<ConfirmController, 'ask'>
  readonly toast: ToastController
  readonly live: LiveRegion
  /** Gives the focus to what `to` selects, else to the title, when what had it is gone. */
  settleFocus(to?: string): void
  /** Runs an action; what it throws is shown at the top of the widget. */
  attempt(action: () => Promise<void>): Promise<void>
}
