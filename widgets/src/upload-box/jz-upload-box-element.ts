import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import { bring, createBoxClient, type BoxClient, type ZoneProblem } from '../client/index.ts'
import type { UploadBox } from '../contract/index.ts'
import {
  adoptLate,
  asProblem,
  bannerStyles,
  consumeZone,
  fieldStyles,
  icon,
  isAbort,
  JzErrorEvent,
  LiveRegion,
  loaderCircleIcon,
  Localize,
  plainStyles,
  problemBanner,
  readerTokens,
} from '../kit/index.ts'
import { baseOfScript } from './base-of-script.ts'
import { boxHeading } from './box-heading.ts'
import { boxNotice } from './box-notice.ts'
import { boxTrouble, isClosed } from './box-trouble.ts'
import { JzDepositSentEvent } from './events.ts'
import type { Handover } from './handover.ts'
import type { IsolatedFrame } from './isolated-frame.ts'
import { messages } from './messages.fr.ts'
import { uploadBoxStyles } from './upload-box.styles.ts'
import { visitForm } from './visit-form.ts'
import { VisitDraft, type Field } from './visitor.ts'

/**
 * A firm's box: a visitor of its website hands in documents without an account. Form, code by e-mail, documents,
 * receipt. Nothing can be read back through it.
 *
 * Until the script has come, and where there is none, what stands inside the tag is shown: a plain form that opens the
 * same box on the zone's own site. It disappears as soon as the widget is there.
 *
 * ```html
 * <jz-upload-box box="jzp_…">
 *   <form action="https://zone.example/boite/jzp_…" target="_blank"><button>Remettre des documents</button></form>
 * </jz-upload-box>
 * ```
 *
 * @element jz-upload-box
 * @attr {string} box Publishable key of the box, `jzp_…`.
 * @attr {string} base-url Address of the zone; that of the script, or of the `jz-zone` around, without it.
 * @attr {string} locale `fr-CA` or `en-CA`; it wins over the nearest `lang`.
 * @attr {boolean} isolated Runs the box in a frame of the zone's own site, out of this page's reach.
 * @fires {JzDepositSentEvent} jz-deposit-sent The firm has the documents; `depositId` and how many `files`.
 * @fires {JzErrorEvent} jz-error The zone refused, or did not answer.
 * @slot legal-notice What the firm adds under the notice on personal information.
 * @slot way-out What a visitor may do while the box is closed, under our own sentence.
 * @csspart box The whole frame.
 * @csspart drop Where files are chosen and listed.
 * @csspart receipt Table of what was received.
 * @csspart problem What went wrong.
 * @csspart frame The frame of `isolated`.
 * @cssprop --jz-color-accent The firm's own colour, for buttons and links; at least 4.5:1 on `--jz-color-surface`.
 * @cssprop --jz-color-on-accent Text on it.
 */
export class JzUploadBoxElement extends LitElement {
  static override styles: CSSResultGroup = [plainStyles, bannerStyles, fieldStyles, uploadBoxStyles, readerTokens]
  static override properties: PropertyDeclarations = {
    box: {},
    baseUrl: { attribute: 'base-url' },
    locale: {},
    isolated: { type: Boolean },
  }

  #words = new Localize(this, { fr: messages, en: () => import('./messages.en.ts') })
  #zone = consumeZone(this)
  #live = new LiveRegion(this)
  #frame: IsolatedFrame | null = null

  declare box: string | undefined
  declare baseUrl: string | undefined
  declare locale: string | undefined
  /** The box runs in a frame of the zone's own site. */
  declare isolated: boolean

  #client: BoxClient | null = null
  #loaded: UploadBox | null = null
  #loadedAt = 0
  #loading: AbortController | null = null
  #problem: ZoneProblem | null = null
  #draft = new VisitDraft()
  #isSending = false
  #sendingProblem: ZoneProblem | null = null
  #handover: Handover | null = null

  constructor() {
    super()
    this.isolated = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated && !this.#loaded) void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#loading?.abort()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('box') || this.#client?.baseUrl !== this.#base
    if (isOther || changed.has('isolated')) void this.#load()
  }

  protected override render(): TemplateResult {
    const { t } = this.#words
    const { box } = this
    const frame = this.isolated && box ? this.#frame?.render(this.#address(box), t.frame(box)) : null
    if (frame) return frame
    const open = this.#problem ? null : this.#loaded
    return html`<section class="box" part="box" aria-labelledby="title">
      <div class="box-head">${boxHeading(this.#words.t, this.#handover, this.#loaded !== null)}</div>
      ${this.#content()}
      ${open ? boxNotice(this.#words, open, this.#loadedAt, this.#handover?.step === 'receipt') : nothing}
      ${this.#live.render()}
    </section>`
  }

  #content(): unknown {
    const { t, kit } = this.#words
    const key = this.box ?? ''
    const problem = this.#problem
    if (this.isolated && key && this.#frame) return this.#frame.trouble(t)
    if (key === '' || (problem && isClosed(problem)))
      return boxTrouble(t, key, problem, this.#loaded?.firmPhone ?? null)
    if (problem) return problemBanner(problem, kit, () => void this.#load())
    if (!this.#loaded)
      return html`<p class="loading" role="status">${icon(loaderCircleIcon, { spin: true })}${kit.loading}…</p>`
    if (this.#handover) return this.#handover.render()
    return html`${visitForm({
      t,
      draft: this.#draft,
      isSending: this.#isSending,
      onInput: this.#onInput,
      onLeave: this.#onFieldLeft,
      onSubmit: this.#onSubmit,
    })}
    ${this.#sendingProblem ? problemBanner(this.#sendingProblem, kit, () => void this.#send()) : nothing}`
  }

  get #base(): string {
    const around = this.#zone.value?.client.baseUrl
    return new URL(this.baseUrl || around || baseOfScript() || '/', location.href).href
  }

  #address(key: string): URL {
    const address = new URL(`${this.#base.replace(/\/+$/, '')}/boite/${encodeURIComponent(key)}`)
    address.searchParams.set('locale', this.#words.locale)
    return address
  }

  async #load(): Promise<void> {
    this.#loading?.abort()
    const [key, base] = [this.box ?? '', this.#base]
    if (this.#client?.baseUrl !== base)
      this.#client = createBoxClient({ baseUrl: base, locale: () => this.#words.locale })
    this.#startAnew()
    this.#loaded = this.#problem = null
    this.requestUpdate()
    if (key === '') return
    const { signal } = (this.#loading = new AbortController())
    try {
      if (this.isolated) this.#frame ??= new (await bring(() => import('./isolated-frame.ts'))).IsolatedFrame(this)
      else this.#loaded = await this.#client.get(key, { signal })
      this.#loadedAt = Date.now()
    } catch (error) {
      if (isAbort(error)) return
      this.#problem = this.#tell(error)
    }
    this.requestUpdate()
  }

  #startAnew(): void {
    this.#handover?.close()
    this.#handover = null
    this.#sendingProblem = null
    this.#draft.errors = {}
  }

  #onInput = (field: Field, value: string): void => {
    this.#draft.type(field, value, this.#words)
    if (this.#draft.firstError === undefined) this.#live.alert('')
    // What comes next is fetched while the form is being filled in.
    void import('./handover.ts').catch(() => undefined)
    this.requestUpdate()
  }

  #onFieldLeft = (field: Field): void => {
    // The form is going: its field loses the focus in the midst of that.
    if (this.#handover) return
    this.#draft.leave(field, this.#words)
    this.requestUpdate()
  }

  #onSubmit = (event: Event): void => {
    event.preventDefault()
    this.#draft.checkAll(this.#words)
    this.requestUpdate()
    if (this.#draft.firstError === undefined) void this.#send()
    else this.#focusError()
  }

  #focusError(): void {
    const { firstError, errors } = this.#draft
    if (firstError === undefined) return
    void this.#focus(`#${firstError}`)
    this.#live.alert(errors[firstError] ?? '')
  }

  async #send(): Promise<void> {
    const client = this.#client
    const box = this.#loaded
    const key = this.box ?? ''
    if (!client || !box || this.#isSending) return
    this.#isSending = true
    this.#sendingProblem = null
    this.requestUpdate()
    try {
      // Before the visit: a code that leaves must find the field it is for.
      const { Handover } = await bring(() => import('./handover.ts'))
      await bring(() => Handover.prepare(this))
      const { id } = await client.visit(key, this.#draft.input)
      adoptLate(this, Handover.styles)
      this.#handover = new Handover(this, {
        client,
        box,
        visitor: this.#draft.visitor,
        visitId: id,
        live: this.#live,
        focus: (...selectors) => void this.#focus(...selectors),
        onProblem: (problem) => this.dispatchEvent(new JzErrorEvent(problem)),
        onSent: (receipt) => this.dispatchEvent(new JzDepositSentEvent(receipt.id, receipt.files.length)),
        onChangeAddress: () => this.#backTo('#email'),
        onMore: () => this.#backTo('#name'),
      })
      void this.#focus('#code')
    } catch (error) {
      const problem = this.#tell(error)
      this.#draft.refuse(problem.errors)
      if (isClosed(problem)) this.#problem = problem
      else if (this.#draft.firstError !== undefined) this.#focusError()
      else this.#sendingProblem = problem
    } finally {
      this.#isSending = false
      this.requestUpdate()
    }
  }

  /** To the form, with what was typed. */
  #backTo(selector: string): void {
    this.#startAnew()
    void this.#focus(selector)
  }

  #tell(error: unknown): ZoneProblem {
    const problem = asProblem(error)
    this.dispatchEvent(new JzErrorEvent(problem))
    return problem
  }

  async #focus(...selectors: string[]): Promise<void> {
    this.requestUpdate()
    await this.updateComplete
    const target = selectors.map((selector) => this.renderRoot.querySelector<HTMLElement>(selector)).find(Boolean)
    target?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jz-upload-box': JzUploadBoxElement
  }
}
