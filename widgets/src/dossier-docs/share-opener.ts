import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { bring } from '../client/index.ts'
import type { DossierDocument } from '../contract/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { JzShareRequestedEvent } from './events.ts'

/** « Partager »: the host may do it its own way, else our wizard is loaded and opens over the list. */
export class ShareOpener {
  #host: ReactiveControllerHost & HTMLElement
  #documents: readonly DossierDocument[] | null = null

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
  }

  open(desk: DocsDesk, documents: readonly DossierDocument[]): Promise<void> {
    return desk.attempt(async () => {
      if (!this.#host.dispatchEvent(new JzShareRequestedEvent(desk.dossier, documents))) return
      await bring(() => import('../share-wizard/jz-share-wizard.ts'))
      this.#documents = documents
      this.#host.requestUpdate()
    })
  }

  render(desk: DocsDesk): TemplateResult | typeof nothing {
    if (!this.#documents) return nothing
    return html`<jz-share-wizard
      exportparts="dialog"
      locale=${desk.words.locale}
      .dossier=${desk.dossier}
      .documents=${[...this.#documents]}
      @jz-share-sent=${() => desk.selection.clear()}
      @jz-wizard-closed=${() => this.#close(desk)}
    ></jz-share-wizard>`
  }

  #close(desk: DocsDesk): void {
    this.#documents = null
    this.#host.requestUpdate()
    desk.settleFocus()
  }
}
