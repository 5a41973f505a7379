import { ContextProvider } from '@lit/context'
import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { Account } from '../contract/index.ts'
import { asProblem, icon, kitStyles, LiveRegion, problemBanner, problemText, wifiOffIcon } from '../kit/index.ts'
import { focused } from '../kit/dialog-controller.ts'
import { zoneContext } from '../kit/zone-context.ts'
import { applyLocale, chooseLocale, type LanguageChosenEvent } from './language.ts'
import { PageLoader } from './page-loader.ts'
import type { PageReadyEvent } from './announce-page.ts'
import './not-found/jz-portal-not-found.ts'
import type { JzShareOpenedEvent } from '../recipient-inbox/events.ts'
import type { PasswordChosenEvent } from './passwords/password-events.ts'
import { portalStyles } from './portal.styles.ts'
import { PortalSession } from './portal-session.ts'
import { Router } from './router.ts'
import { homeOf, isMember, routeFor, type Route } from './routes.ts'
import { portalWords } from './words.ts'

/**
 * JurisZone's own site: sign-in, activation, people, dossiers, deposits, and what recipients were sent.
 * One page holds it for every path; it keeps the window's address, title and language.
 *
 * @element jz-portal
 * @attr {string} base-url Address of the zone; this page's own origin by default.
 * @attr {string} locale `fr-CA` or `en-CA`; it wins over the nearest `lang`.
 */
export class JzPortalElement extends LitElement {
  static override styles: CSSResultGroup = [kitStyles, portalStyles]
  static override properties: PropertyDeclarations = {
    baseUrl: { attribute: 'base-url' },
    locale: {},
  }

  #words = portalWords(this)
  #router = new Router(this, () => this.#words.t.leaveAnyway)
  #loader = new PageLoader(this)
  #live = new LiveRegion(this)
  #session = new PortalSession(
    this,
    () => this.baseUrl,
    () => this.#words.locale,
  )
  #provider = new ContextProvider(this, { context: zoneContext })
  #account: Account | null = null
  /** Whose pages were shown last: null for the sign-in’s, undefined before any. */
  #shownTo: string | null | undefined
  /** What had the focus before the sign-in came over it. */
  #before: HTMLElement | null = null
  #wasLost = false
  /** The visit on which the other language did not come. */
  #languageKeptOn = -1
  /** What has just succeeded, and the visit it is told on. */
  #done = { text: '', path: '', visit: -1 }
  declare baseUrl: string | undefined
  declare locale: string | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    applyLocale()
  }

  get #reader(): string | null {
    return this.#session.account?.id ?? null
  }

  /** Words on their way hold back what was not shown yet; they take nothing away. */
  get #isShown(): boolean {
    return this.#session.isKnown && (this.#words.isReady || this.#shownTo === this.#reader)
  }

  protected override willUpdate(): void {
    const { account, client, hasEnded, isLost } = this.#session
    if (this.#wasLost && !isLost) {
      this.#live.say(this.#words.t.connectionBack)
      this.#languageKeptOn = -1
    }
    this.#wasLost = isLost
    if (this.#provider.value?.client !== client) this.#provider.setValue({ client, locale: null })
    // Closed before it goes: a removed dialog leaves the rest of the page inert in some engines.
    if (!hasEnded) this.renderRoot.querySelector('dialog')?.close()
    if (account !== this.#account) {
      const isOther = account?.id !== this.#account?.id
      if (account && isOther && this.#shownTo !== undefined) this.#router.expectPage()
      this.#account = account
      applyLocale(account?.locale)
    }
    if (account && this.#router.route.page === 'home') this.#router.replace(homeOf(account))
  }

  protected override updated(): void {
    if (this.#isShown) this.#shownTo = this.#reader
    const over = this.renderRoot.querySelector('dialog')
    if (over && !over.open && this.isConnected) {
      this.#before ??= focused()
      over.showModal()
    }
    if (!over && this.#before) this.#giveFocusBack(this.#before)
  }

  #giveFocusBack(before: HTMLElement): void {
    this.#before = null
    before.focus()
    if (focused() !== before || before === document.body) this.#router.focusTitle()
  }

  protected override render(): TemplateResult {
    const { kit } = this.#words
    const { isKnown, problem } = this.#session
    const failed = problem ?? this.#loader.problem
    const retry = (): void => (problem ? void this.#session.load() : location.reload())
    return html`<div
      @jz-page-ready=${(event: PageReadyEvent) => this.#router.arrive(event.heading)}
      @jz-password-chosen=${this.#onPasswordChosen}
      @jz-sign-out-requested=${this.#onSignOut}
      @jz-language-chosen=${this.#onLanguageChosen}
      @jz-share-opened=${(event: JzShareOpenedEvent) => this.#router.note(`/partages/${event.shareId}`)}
      @jz-share-left=${() => this.#router.note('/partages')}
    >
      ${failed ? html`<div class="plain">${problemBanner(failed, kit, retry)}</div>` : nothing}
      ${this.#isShown ? this.#content(this.#router.route) : nothing}
      <div class="lost" role="status">${isKnown ? this.#lost() : nothing}</div>
      ${this.#live.render()}
    </div>`
  }

  /** At the foot of the window, where it moves and hides nothing. */
  #lost(): TemplateResult | typeof nothing {
    const { t } = this.#words
    const { isLost } = this.#session
    const isLanguageKept = this.#languageKeptOn === this.#router.visit
    if (!isLost && !isLanguageKept) return nothing
    return html`<p class="banner warn">
      ${icon(wifiOffIcon)}<span
        ><strong>${navigator.onLine ? t.noAnswer : t.connectionLost}</strong>
        ${isLanguageKept ? t.languageKept : nothing} ${isLost ? t.goesOn : nothing}</span
      >
    </p>`
  }

  #content(route: Route): TemplateResult | typeof nothing {
    const session = this.#session
    const { account } = session
    if (route.page === 'activation')
      return this.#loader.whenLoaded(
        'activation',
        () => html`<jz-portal-activation .session=${session}></jz-portal-activation>`,
      )
    if (route.page === 'reset')
      return this.#loader.whenLoaded('reset', () => html`<jz-portal-reset .session=${session}></jz-portal-reset>`)
    if (account) {
      const shell = isMember(account) ? this.#memberShell(account, route) : this.#recipientShell(account, route)
      return html`${keyed(account.id, shell)} ${session.hasEnded ? this.#signInOver() : nothing}`
    }
    const isShare = route.page === 'share' || route.page === 'shares'
    return this.#loader.whenLoaded(
      'sign-in',
      () =>
        html`<jz-portal-sign-in .session=${session} .shareId=${shareOf(route)} ?share=${isShare}></jz-portal-sign-in>`,
    )
  }

  #signInOver(): TemplateResult | typeof nothing {
    return this.#loader.whenLoaded(
      'sign-in',
      () =>
        html`<dialog
          class="over"
          aria-label=${this.#words.t.sessionEnded}
          @cancel=${stay}
          @close=${reopen}
          @jz-page-ready=${keep}
        >
          <jz-portal-sign-in
            .session=${this.#session}
            .shareId=${shareOf(this.#router.route)}
            ended
          ></jz-portal-sign-in>
        </dialog>`,
    )
  }

  #memberShell(account: Account, route: Route): TemplateResult | typeof nothing {
    return this.#loader.whenLoaded(
      'member',
      () =>
        html`<jz-portal-member .session=${this.#session} .path=${location.pathname} .notice=${this.#notice()}>
          ${keyed(this.#router.visit, this.#page(routeFor(account, route)))}
        </jz-portal-member>`,
    )
  }

  #recipientShell(account: Account, route: Route): TemplateResult | typeof nothing {
    const share = shareOf(route)
    return this.#loader.whenLoaded(
      'recipient',
      () =>
        html`<jz-portal-recipient .session=${this.#session} .share=${share} .notice=${this.#notice()}>
          ${keyed(this.#router.visit, this.#page(routeFor(account, route)))}
        </jz-portal-recipient>`,
    )
  }

  #page(route: Route): TemplateResult | typeof nothing {
    switch (route.page) {
      case 'people':
        return this.#loader.whenLoaded('people', () => html`<jz-portal-people></jz-portal-people>`)
      case 'dossiers':
        return this.#loader.whenLoaded('dossiers', () => html`<jz-portal-dossiers></jz-portal-dossiers>`)
      case 'deposits':
        return this.#loader.whenLoaded('deposits', () => html`<jz-portal-deposits></jz-portal-deposits>`)
      case 'dossier':
        return this.#loader.whenLoaded(
          'dossier',
          () => html`<jz-portal-dossier dossier-id=${route.id}></jz-portal-dossier>`,
        )
      case 'shares':
      case 'share':
        return this.#loader.whenLoaded(
          'inbox',
          () => html`<jz-portal-inbox .share=${shareOf(route) ?? undefined}></jz-portal-inbox>`,
        )
      case 'home':
      case 'activation':
      case 'reset':
      case 'not-found':
        return html`<jz-portal-not-found></jz-portal-not-found>`
    }
  }

  /** Told on one visit: the next page has nothing to do with it. */
  #notice(): string | null {
    const { text, path, visit } = this.#done
    return visit === this.#router.visit && path === location.pathname ? text : null
  }

  #onPasswordChosen = ({ signedIn, notice }: PasswordChosenEvent): void => {
    this.#session.adopt(signedIn.account)
    this.#router.replace(signedIn.continueTo)
    this.#done = { text: notice, path: location.pathname, visit: this.#router.visit }
  }

  #onLanguageChosen = async ({ locale }: LanguageChosenEvent): Promise<void> => {
    this.#languageKeptOn = -1
    try {
      await chooseLocale(locale)
    } catch {
      this.#languageKeptOn = this.#router.visit
    }
    this.requestUpdate()
  }

  #onSignOut = async (): Promise<void> => {
    if (!this.#router.mayLeave()) return
    try {
      await this.#session.signOut()
      this.#router.replace('/')
    } catch (error) {
      this.#live.alert(problemText(asProblem(error), this.#words.kit))
    }
  }
}

function shareOf(route: Route): string | null {
  return route.page === 'share' ? route.id : null
}

/** Nothing can be done here before signing in: Escape does not close. */
function stay(event: Event): void {
  event.preventDefault()
}

/** What comes over a page is not the page. */
function keep(event: PageReadyEvent): void {
  event.stopPropagation()
}

/** A second Escape closes a dialog whatever one says. */
function reopen({ target }: Event): void {
  if (target instanceof HTMLDialogElement && target.isConnected) target.showModal()
}

declare global {
  interface HTMLElementTagNameMap {
    'jz-portal': JzPortalElement
  }
}
