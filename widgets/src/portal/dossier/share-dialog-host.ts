import type { ReactiveControllerHost } from 'lit'
import type { JzClient } from '../../client/index.ts'

/** What a dialog about a share needs of the list it hangs from. */
export interface ShareDialogHost extends ReactiveControllerHost, HTMLElement {
  readonly client: JzClient | null
  /** Says what has been done, and loads the shares again. */
  onShareChanged(done: string): void
}
