import { assert, expect, fixture, html } from '@open-wc/testing'
import { LitElement, type CSSResultGroup, type TemplateResult } from 'lit'
import { createClient, UploadQueue } from '../../widgets/src/client/index.ts'
import {
  ConfirmController,
  dialogStyles,
  kitStyles,
  Localize,
  queueStyles,
  uploadRows,
} from '../../widgets/src/kit/index.ts'
import { fileOnDisk } from '../support/file-on-disk.ts'
import { find, findText, hasText, peek } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { TusEndpoint } from './tus-endpoint.ts'

/** A widget with a queue of uploads and nothing else. */
class QueueElement extends LitElement {
  static override styles: CSSResultGroup = [kitStyles, queueStyles, dialogStyles]
  declare queue: UploadQueue
  declare locale: string | undefined
  drawn = 0
  #words = new Localize(this, { fr: {}, en: () => Promise.resolve({ messages: {} }) })
  #confirm = new ConfirmController(this)

  protected override render(): TemplateResult {
    this.drawn++
    const rows = uploadRows(this.queue, this.#words, {
      ask: (question) => this.#confirm.ask(question),
      settleFocus: () => this.renderRoot.querySelector<HTMLElement>('h2')?.focus(),
    })
    return html`<h2 tabindex="-1">Documents</h2>
      ${rows} ${this.#confirm.render()}`
  }
}
customElements.define('test-uploads', QueueElement)

const bytes = (size: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length: size }, (_, at) => (at * 31) % 251)
const named = (name: string, size = 1000) => ({ file: new File([bytes(size)], name), name })

describe('the queue on screen', function () {
  this.timeout(30_000)
  let endpoint: TusEndpoint
  let element: QueueElement

  beforeEach(async () => {
    endpoint = new TusEndpoint()
    endpoint.install()
    const { uploads } = createClient({ locale: () => 'fr-CA' })
    const queue = new UploadQueue(uploads.transport, { dossierId: '01930000-0000-7000-8000-000000000001' })
    element = await fixture<QueueElement>(html`<test-uploads .queue=${queue}></test-uploads>`)
  })
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'onLine')
    element.queue.close()
    endpoint.uninstall()
  })

  const rows = (): number => element.renderRoot.querySelectorAll('[part=upload]').length
  const isDone = (): Promise<void> =>
    waitUntil(() => element.queue.items.every(({ state }) => state === 'done'), 'not all is done')

  const press = async (name: string): Promise<void> => (await find(element, 'button', name)).click()

  it('ten thousand files are a bounded number of rows, told as a whole', async () => {
    endpoint.interfere = () => 'lost'
    const { file } = named('Annexe.pdf')
    await element.queue.add(Array.from({ length: 10_000 }, (_, n) => ({ file, name: `Annexe ${n}.pdf` })))
    await element.queue.add([named('Calcul.exe')])
    await findText(element, 'Calcul.exe')
    assert.equal(rows(), 50)
    await findText(element, '10 001 téléversements à suivre')
    await findText(element, 'et 9 951 autres')
    await press('Afficher la suite')
    assert.equal(rows(), 100)
    await press('Tout suspendre')
    await press('Tout reprendre')
    await press('Tout annuler')
    await press('Conserver')
    assert.lengthOf(element.queue.items, 10_001)
  })

  it('progress draws the queue alone, not what is around it', async () => {
    void element.queue.add([named('plans.pdf', 400_000)])
    const before = element.drawn
    await isDone()
    await findText(element, 'Téléversé')
    assert.equal(element.drawn, before)
  })

  it('a lost connection is said once, and all goes on by itself', async () => {
    let isLost = true
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !isLost })
    endpoint.interfere = ({ method }, offset) =>
      isLost && (method !== 'PIECE' || offset >= 128 * 1024) && method !== 'POST' ? 'lost' : null
    void element.queue.add([named('un.pdf', 400_000), named('deux.pdf', 400_000)])
    await findText(element, 'Connexion perdue. Les téléversements reprendront d’eux-mêmes.')
    assert.lengthOf([...element.renderRoot.querySelectorAll('.banner')], 1)
    await expect(element).to.be.accessible()
    isLost = false
    await isDone()
    await waitUntil(() => !hasText(element, 'Connexion perdue'))
    assert.lengthOf(endpoint.uploads, 2)
    for (const upload of endpoint.uploads) assert.deepEqual(await endpoint.bytesOf(upload), bytes(400_000))
  })

  it('a document that went while it was sent is no lost connection: its row says what to do', async () => {
    const { file, change } = await fileOnDisk('plans.pdf', bytes(40_000))
    let isChanged = false
    endpoint.pieceSize = 100
    endpoint.interfere = ({ method }) => (method === 'PIECE' && isChanged ? 'lost' : null)
    void element.queue.add([{ file, name: file.name }])
    await waitUntil(() => endpoint.uploads.some(({ chunks }) => chunks.length > 0))
    await change()
    isChanged = true
    await findText(element, 'Il a été déplacé, modifié ou supprimé. Retirez-le, puis choisissez-le de nouveau.')
    assert.isFalse(hasText(element, 'Rien n’est perdu'))
    await press('Retirer : plans.pdf')
    await waitUntil(() => rows() === 0)
  })

  for (const [what, status] of [
    ['a proxy answers for a dead server', 503],
    ['the session has ended', 401],
  ] as const) {
    it(`begins nothing anew while ${what}`, async () => {
      let isOut = false
      endpoint.interfere = ({ method }, offset) => {
        if (method === 'PIECE' && offset === 128 * 1024 && endpoint.requests.length < 3) isOut = true
        return isOut ? { status } : null
      }
      void element.queue.add([named('plans.pdf', 400_000)])
      await findText(element, status === 503 ? 'Le serveur ne répond pas.' : 'Votre accès a pris fin.')
      await waitUntil(() => endpoint.requests.some(({ method }) => method === 'HEAD'), 'it tries again')
      isOut = false
      await isDone()
      assert.lengthOf(endpoint.uploads, 1)
      assert.deepEqual(await endpoint.bytesOf(endpoint.uploads[0]!), bytes(400_000))
    })
  }

  it('a row that goes hands the focus on, and the last one to the page', async () => {
    await element.queue.add([named('un.exe'), named('deux.exe')])
    for (const name of ['un.exe', 'deux.exe']) {
      const button = await find(element, 'button', `Retirer : ${name}`)
      button.focus()
      button.click()
      await waitUntil(() => !peek(element, 'button', `Retirer : ${name}`))
      await waitUntil(() => element.shadowRoot?.activeElement)
    }
    assert.equal(element.shadowRoot?.activeElement?.tagName, 'H2')
  })

  it('an image that may hold code is told so, and so is an empty folder', async () => {
    await element.queue.add([named('plan.svg'), { ...named('Photos', 0), problem: 'empty_folder' }])
    await findText(element, 'Ce type de fichier peut contenir du code.')
    await findText(element, 'Ce dossier est vide.')
    assert.isFalse(hasText(element, 'programmes'))
  })
})
