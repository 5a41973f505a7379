import { until } from './until.ts'
import { asTyped } from './words.ts'

/** W3C WebDriver: how an element is named on the wire. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

export type Found = Record<typeof ELEMENT, string>

/** What has the role in the widgets: engines differ on it (a closed list is a button to WebKit), not on the name. */
const ROLES = {
  button: 'button',
  checkbox: 'input[type=checkbox]',
  combobox: 'select',
  frame: 'iframe',
  heading: 'h1, h2, h3',
  img: 'canvas, img, [role=img]',
  menuitem: '[role=menuitem]',
  progressbar: 'progress',
  textbox: 'input:not([type=checkbox], [type=file]), textarea',
}

/** Runs in the page: all that matches, drawn or not, through every open shadow root. */
const SEARCH = `
  const [selector] = arguments
  const found = []
  const search = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(selector)) found.push(element)
      if (element.shadowRoot) search(element.shadowRoot)
    }
  }
  search(document)
  return found`

/** A browser that is driven as a person would, by W3C WebDriver over HTTP. */
export class WebDriver {
  readonly #session: string

  private constructor(session: string) {
    this.#session = session
  }

  static async open(driverUrl: string, alwaysMatch: object): Promise<WebDriver> {
    const { sessionId } = await ask<{ sessionId: string }>('POST', `${driverUrl}/session`, {
      capabilities: { alwaysMatch },
    })
    return new WebDriver(`${driverUrl}/session/${sessionId}`)
  }

  goTo(url: string): Promise<unknown> {
    return this.#post('url', { url })
  }

  resize(width: number, height: number): Promise<unknown> {
    return this.#post('window/rect', { width, height })
  }

  /** All that follows is in this frame, until it is left. */
  async enter(frame: Found): Promise<void> {
    await this.#post('frame', { id: frame })
  }

  async leave(): Promise<void> {
    await this.#post('frame', { id: null })
  }

  /** Runs the body of a function in the page. */
  run<Result>(script: string, ...args: unknown[]): Promise<Result> {
    return this.#post('execute/sync', { script, args })
  }

  /** Waits for what an assistive technology would call so, whatever its spaces and apostrophes. */
  find(role: keyof typeof ROLES, name: string): Promise<Found> {
    return until(async () => {
      for (const element of (await this.#search(ROLES[role])) ?? []) {
        // What was replaced meanwhile is looked for again.
        const isIt = await this.#isCalled(element, name).catch(() => false)
        if (isIt) return element
      }
      return undefined
    }, `${role} « ${name} »`)
  }

  /** Waits until there is none, drawn or not. */
  gone(role: keyof typeof ROLES): Promise<true> {
    return until(async () => (await this.#search(ROLES[role]))?.length === 0 || undefined, `the end of each ${role}`)
  }

  /** Undefined when the page was drawn anew between the search and its answer: a moment later it is another one. */
  #search(selector: string): Promise<Found[] | undefined> {
    return this.run<Found[]>(SEARCH, selector).catch((error: unknown) => {
      if (String(error).includes('stale element reference')) return undefined
      throw error
    })
  }

  async #isCalled(element: Found, name: string): Promise<boolean> {
    if (!(await this.#fact<boolean>(element, 'displayed'))) return false
    return asTyped(name).test(await this.#fact<string>(element, 'computedlabel'))
  }

  /** Types paths into the field of files, which is never drawn: the first one, or that of a button. */
  async pickFiles(paths: string[], button?: Found): Promise<void> {
    const field = button
      ? await this.run<Found>('return arguments[0].nextElementSibling', button)
      : await until(async () => (await this.#search('input[type=file]'))?.[0], 'a field for files')
    await this.type(field, paths.join('\n'))
  }

  async choose(list: Found, label: string): Promise<void> {
    const script = 'const [list, label] = arguments; return [...list.options].find((one) => one.label === label)'
    await this.click(await this.run<Found>(script, list, label))
  }

  click(element: Found): Promise<unknown> {
    return this.#post(`element/${element[ELEMENT]}/click`, {})
  }

  type(element: Found, text: string): Promise<unknown> {
    return this.#post(`element/${element[ELEMENT]}/value`, { text })
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(await ask<string>('GET', `${this.#session}/screenshot`), 'base64')
  }

  close(): Promise<unknown> {
    return ask('DELETE', this.#session)
  }

  #fact<Value>(element: Found, what: string): Promise<Value> {
    return ask('GET', `${this.#session}/element/${element[ELEMENT]}/${what}`)
  }

  #post<Value>(path: string, body: object): Promise<Value> {
    return ask('POST', `${this.#session}/${path}`, body)
  }
}

async function ask<Value>(method: string, url: string, body?: object): Promise<Value> {
  // A browser that ends while it starts is never answered for.
  const signal = AbortSignal.timeout(30_000)
  const answer = await fetch(url, { method, signal, ...(body && { body: JSON.stringify(body) }) })
  const { value } = (await answer.json()) as { value: Value }
  if (!answer.ok) {
    const { error, message } = value as { error: string; message: string }
    throw new Error(`${method} ${new URL(url).pathname}: ${error}: ${message}`)
  }
  return value
}
