import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { SiteClient, ZoneProblem } from '../../client/index.ts'
import type { Device } from '../../contract/index.ts'
import { asProblem, circleCheckIcon, DialogController, icon, problemBanner } from '../../kit/index.ts'
import type { PortalWords } from '../words.ts'

interface Surroundings {
  client: () => SiteClient
  /** Tells a screen reader what is done. */
  say: (text: string) => void
}

/** « Appareils »: where the reader is remembered, each to be forgotten. */
export class DevicesDialog {
  #host: ReactiveControllerHost & HTMLElement
  #around: Surroundings
  #dialog: DialogController
  /** Null until they are known. */
  #devices: Device[] | null = null
  #problem: ZoneProblem | null = null
  #isForgotten = false
  #isWorking = false

  constructor(host: ReactiveControllerHost & HTMLElement, around: Surroundings) {
    this.#host = host
    this.#around = around
    this.#dialog = new DialogController(host)
  }

  open(): void {
    this.#devices = null
    this.#isForgotten = false
    this.#dialog.open()
    void this.#load()
  }

  render(words: PortalWords): TemplateResult | typeof nothing {
    const { t, kit } = words
    const devices = this.#devices
    const retry = devices === null ? (): void => void this.#load() : undefined
    const list =
      devices &&
      html`<ul class="devices">
        ${devices.map((device) => this.#item(device, words))}
      </ul>`
    return this.#dialog.render({
      title: t.devices,
      closeLabel: kit.close,
      isSmall: true,
      body: html`<p class="soft" tabindex="-1">${devices?.length === 0 ? t.noDevices : t.devicesLead}</p>
        ${this.#problem ? problemBanner(this.#problem, kit, retry) : nothing}
        ${this.#isForgotten ? html`<p class="banner ok">${icon(circleCheckIcon)}<span>${t.deviceForgotten}</span></p>` : nothing}
        ${list}`,
      foot: html`<button class="btn secondary" type="button" @click=${() => this.#dialog.close()}>
        ${kit.close}
      </button>`,
    })
  }

  #item(device: Device, words: PortalWords): TemplateResult {
    const { t, date, dateTime } = words
    const name = device.name || t.unknownDevice
    return html`<li>
      <div>
        <p class="name">${name} ${device.isThis ? html`<span class="badge">${t.thisDevice}</span>` : nothing}</p>
        <p class="meta">${t.deviceSeen(dateTime(device.seenAt), date(device.expiresAt))}</p>
      </div>
      <button
        class="btn quiet small os"
        type="button"
        aria-label=${t.forgetDeviceNamed(name)}
        @click=${() => void this.#forget(device, words)}
      >
        ${t.forgetDevice}
      </button>
    </li>`
  }

  async #load(): Promise<void> {
    await this.#work(async () => {
      this.#devices = await this.#around.client().devices.list()
    })
  }

  async #forget({ id }: Device, { t }: PortalWords): Promise<void> {
    if (this.#isWorking) return
    await this.#work(async () => {
      const { devices } = this.#around.client()
      await devices.forget(id)
      this.#isForgotten = true
      this.#devices = await devices.list()
      this.#around.say(t.deviceForgotten)
      // The button that was pressed is gone.
      void this.#host.updateComplete.then(() => this.#focusLead())
    })
  }

  #focusLead(): void {
    this.#host.shadowRoot?.querySelector<HTMLElement>('dialog .soft')?.focus()
  }

  async #work(call: () => Promise<void>): Promise<void> {
    this.#isWorking = true
    this.#problem = null
    this.#host.requestUpdate()
    try {
      await call()
    } catch (error) {
      this.#problem = asProblem(error)
    } finally {
      this.#isWorking = false
      this.#host.requestUpdate()
    }
  }
}
