import { html, nothing, type TemplateResult } from 'lit'
import { addDays, expiryRange, isCalendarDay, SHARE_DEFAULT_DAYS, zoneDate, type Share } from '../../contract/index.ts'
import { asProblem, DialogController, fieldError, icon, problemText, loaderCircleIcon } from '../../kit/index.ts'
import type { PortalWords } from '../words.ts'
import { lastDay } from './share-facts.ts'
import type { ShareDialogHost } from './share-dialog-host.ts'

/** « Prolonger »: another last day, thirty days later unless the reader says otherwise. */
export class ExtendDialog {
  #host: ShareDialogHost
  #dialog: DialogController
  #share: Share | null = null
  #day = ''
  #error: string | null = null
  #isWorking = false

  constructor(host: ShareDialogHost) {
    this.#host = host
    this.#dialog = new DialogController(host)
  }

  open(share: Share): void {
    const { first, last } = laterDays(share)
    const wished = addDays(zoneDate(lastDay(share)), SHARE_DEFAULT_DAYS)
    this.#day = wished < first ? addDays(zoneDate(new Date()), SHARE_DEFAULT_DAYS) : wished > last ? last : wished
    this.#share = share
    this.#error = null
    this.#dialog.open()
  }

  render(words: PortalWords): TemplateResult | typeof nothing {
    const { t, kit } = words
    return this.#dialog.render({
      title: t.extendTitle,
      closeLabel: kit.close,
      isSmall: true,
      body: this.#field(words),
      foot: html`<button class="btn quiet first" type="button" @click=${() => this.#dialog.close()}>
          ${kit.cancel}
        </button>
        <button class="btn primary" type="submit" aria-busy=${this.#isWorking ? 'true' : 'false'}>
          ${this.#isWorking ? icon(loaderCircleIcon, { spin: true }) : nothing}${t.extend}
        </button>`,
      onSubmit: (event) => {
        event.preventDefault()
        void this.#extend(words)
      },
    })
  }

  #field(words: PortalWords): TemplateResult {
    const { t, date } = words
    const { first, last } = this.#share ? laterDays(this.#share) : expiryRange(new Date())
    // The field shows the machine's figures: the date in words stands under it.
    const inWords = isCalendarDay(this.#day) ? t.untilEndOf(date(noon(this.#day))) : ''
    const share = this.#share
    return html`<p class="soft">${share ? t.extendLead(share.title, date(lastDay(share))) : nothing}</p>
      <div class="field date">
        <label for="expires-on">${t.expiryDate}</label>
        <input
          class="input"
          id="expires-on"
          type="date"
          autofocus
          min=${first}
          max=${last}
          .value=${this.#day}
          aria-invalid=${this.#error === null ? 'false' : 'true'}
          aria-describedby="expires-on-note"
          @input=${(event: InputEvent) => this.#set((event.target as HTMLInputElement).value)}
        />
        <div id="expires-on-note">
          ${this.#error === null ? html`<p class="hint">${inWords}</p>` : fieldError('', this.#error)}
        </div>
      </div>`
  }

  #set(day: string): void {
    this.#day = day
    this.#error = null
    this.#host.requestUpdate()
  }

  async #extend(words: PortalWords): Promise<void> {
    const { t, kit, date } = words
    const { client } = this.#host
    if (!this.#share || !client || this.#isWorking) return
    const { first, last } = laterDays(this.#share)
    if (!isCalendarDay(this.#day) || this.#day < first || this.#day > last) {
      const isTomorrow = first === expiryRange(new Date()).first
      const end = date(noon(last))
      return this.#refuse(isTomorrow ? t.chooseDate(end) : t.chooseLaterDate(date(lastDay(this.#share)), end))
    }
    this.#isWorking = true
    this.#host.requestUpdate()
    try {
      await client.shares.change(this.#share.id, { expiresOn: this.#day })
      this.#dialog.close()
      this.#host.onShareChanged(t.extended(date(noon(this.#day))))
    } catch (error) {
      const problem = asProblem(error)
      this.#refuse(problem.errors[0]?.message ?? problemText(problem, kit))
    } finally {
      this.#isWorking = false
      this.#host.requestUpdate()
    }
  }

  #refuse(reason: string): void {
    this.#error = reason
    this.#host.requestUpdate()
    this.#host.shadowRoot?.getElementById('expires-on')?.focus()
  }
}

/** What the zone takes as a last day, after the present one. */
function laterDays(share: Share): { first: string; last: string } {
  const { first, last } = expiryRange(new Date())
  const next = addDays(zoneDate(lastDay(share)), 1)
  return { first: next > first ? next : first, last }
}

/** An instant inside a day of the zone, whatever the season. */
function noon(day: string): Date {
  return new Date(`${day}T17:00:00Z`)
}
