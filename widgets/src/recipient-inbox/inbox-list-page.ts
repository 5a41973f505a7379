import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { InboxItem } from '../contract/index.ts'
import { icon, inboxIcon } from '../kit/index.ts'
import { loadProblem, offlineNote, skeleton, soonBadge, type ListView } from './inbox-view.ts'
import { lastDay, nearEnd } from './last-day.ts'

/** « Partages reçus ». */
export function inboxListPage(view: ListView): TemplateResult {
  const { list, words } = view
  const { t } = words
  const waiting = list.items?.filter(({ isNew }) => isNew).length ?? 0
  return html`<div>
      <h1 tabindex="-1">${t.inbox}</h1>
      ${waiting > 0 ? html`<p class="soft lede">${t.waiting(waiting)}</p>` : nothing}
    </div>
    ${problem(view)} ${rows(view)}`
}

function problem({ list, words, isOffline, onRetry }: ListView): TemplateResult | typeof nothing {
  if (list.problem) return loadProblem(list.problem, words, onRetry)
  return isOffline ? offlineNote(words) : nothing
}

function rows(view: ListView): TemplateResult | typeof nothing {
  const { list, words } = view
  const { t } = words
  if (!list.items) return list.problem ? nothing : skeleton(words)
  if (list.items.length === 0)
    return html`<div class="empty">
      ${icon(inboxIcon)}
      <p>${t.none}</p>
    </div>`
  const more = html`<button class="btn secondary more" type="button" @click=${view.onMore}>${t.more}</button>`
  return html`<ul class="inbox" role="list" part="list">
      ${repeat(
        list.items,
        ({ id }) => id,
        (item) => row(view, item),
      )}
    </ul>
    ${list.hasMore ? more : nothing}`
}

function row(view: ListView, item: InboxItem): TemplateResult {
  const { t, kit, date } = view.words
  const { id, title, firm, receivedAt, isNew } = item
  const isExpired = nearEnd(item, new Date()) === 'expired'
  const day = date(lastDay(item))
  const open = (event: Event): void => {
    if (!(event.target as Element).closest('button')) view.onOpen(id, event)
  }
  // Nobody double-clicks with a finger: a tap anywhere on the row opens it.
  const tap = (event: Event): void => void (matchMedia('(hover: none)').matches && open(event))
  const address = view.pathOf(id)
  // There is nothing to read before the firm extends it.
  const ask = html`<button
    class="btn secondary"
    type="button"
    aria-label=${kit.actionOn(t.askExtension, title)}
    @click=${(event: Event) => view.onExtension(id, event)}
  >
    ${t.askExtension}
  </button>`
  const link = html`<a
    class="btn ${isNew ? 'primary' : 'secondary'}"
    id="open-${id}"
    href=${address}
    aria-label=${t.openShare(title)}
    @click=${open}
    >${t.open}</a
  >`
  return html`<li class=${isNew ? 'is-new' : ''} @dblclick=${open} @click=${tap}>
    <div>
      <h2>
        ${isNew ? html`<span class="badge new">${t.isNew}</span>` : nothing}${
          isExpired ? html`<a id="open-${id}" href=${address} @click=${open}>${title}</a>` : title
        }
        ${soonBadge(item, view.words)}
      </h2>
      <p class="meta">${firm}</p>
      <p class="meta when">
        <span>${t.received(date(receivedAt))}</span>
        <span>${isExpired ? t.expiredSince(day) : t.until(day)}</span>
      </p>
    </div>
    ${isExpired ? ask : link}
  </li>`
}
