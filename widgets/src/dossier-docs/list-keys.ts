import type { DossierDocument } from '../contract/index.ts'
import type { SelectionController } from '../kit/index.ts'

export interface ListKeysOptions {
  rows: () => readonly DossierDocument[]
  selection: SelectionController<DossierDocument>
  /** @param control selector of what takes the focus in that row */
  focus: (id: string, control: string) => void
  selectAll: () => void
  remove: () => void
  preview: (document: DossierDocument) => void
  clear: () => void
}

/** Keys of the list: arrows, Home and End between rows, with Shift for a range; Enter, Ctrl+A, Delete, Escape. */
export class ListKeys {
  #options: ListKeysOptions

  constructor(options: ListKeysOptions) {
    this.#options = options
  }

  press(event: KeyboardEvent): void {
    const { selection, selectAll, remove, clear } = this.#options
    const target = event.target as HTMLElement
    if (event.defaultPrevented || target.matches('select')) return
    const isChosen = selection.size > 0
    const act =
      event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)
        ? selectAll
        : event.key === 'Delete' && isChosen
          ? remove
          : event.key === 'Escape' && isChosen
            ? clear
            : this.#move(event, target)
    if (!act) return
    event.preventDefault()
    act()
  }

  #move(event: KeyboardEvent, target: HTMLElement): (() => void) | null {
    const { rows, selection, focus, preview } = this.#options
    const from = target.closest<HTMLElement>('[data-row]')?.dataset['row']
    if (from === undefined || event.altKey || event.ctrlKey || event.metaKey) return null
    const list = rows()
    const at = list.findIndex(({ id }) => id === from)
    const here = list[at]
    // A box does nothing of its own with Enter, which opens a document wherever documents are listed.
    if (event.key === 'Enter') return here && target.matches('.tick input') ? () => preview(here) : null
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 }[event.key]
    const next = to === undefined ? undefined : list[to]
    if (!next) return null
    return () => {
      if (event.shiftKey) selection.extend(list, from, next.id)
      focus(next.id, target.matches('.more *') ? '.more button' : '.tick input')
    }
  }
}
