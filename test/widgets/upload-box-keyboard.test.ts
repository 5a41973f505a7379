import { assert } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { FAKE_VISIT_CODE } from '../fakes/fake-zone.ts'
import { find, findText, nameOf, plain } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { chooseFiles, listed, openBox, pdf, untilReady, useBoxZone, VISITOR } from './upload-box-page.ts'

const own = useBoxZone()

const focused = (box: Element): HTMLElement | null => box.shadowRoot!.activeElement as HTMLElement | null
const nameOfFocus = (box: Element): string => plain(focused(box) ? nameOf(focused(box)!) : '')

/** Presses Tab until the focus is on what is called so. */
async function tabTo(box: Element, name: RegExp): Promise<void> {
  for (let n = 0; n < 30; n++) {
    if (name.test(nameOfFocus(box))) return
    await sendKeys({ press: 'Tab' })
  }
  throw new Error(`Tab does not reach ${String(name)}; it is on « ${nameOfFocus(box)} »`)
}

it('goes from the form to the receipt by keyboard alone', async function () {
  this.timeout(40_000)
  const box = await openBox()
  await find(box, 'button', 'Recevoir un code')
  await tabTo(box, /^Nom$/)
  await sendKeys({ type: VISITOR.name })
  await sendKeys({ press: 'Tab' })
  await sendKeys({ type: VISITOR.email })
  await sendKeys({ press: 'Enter' })
  await find(box, 'textbox', 'Code de vérification')
  await waitUntil(() => focused(box)?.id === 'code', 'the code has no focus')
  await sendKeys({ type: FAKE_VISIT_CODE })
  await sendKeys({ press: 'Enter' })
  await find(box, 'button', 'Choisir des documents')
  await waitUntil(() => nameOfFocus(box) === 'Choisir des documents', 'the documents have no focus')

  const input = box.shadowRoot!.querySelector('.uppy-Dashboard-input')!
  const asked = new Promise<void>((resolve) => {
    const explorer = (event: Event): void => {
      event.preventDefault()
      resolve()
    }
    input.addEventListener('click', explorer, { once: true })
  })
  await sendKeys({ press: 'Enter' })
  await asked
  chooseFiles(box, pdf('Relevé.pdf'), pdf('Offre.pdf'))
  await untilReady(box, 2)
  // The button is gone: the focus is beside the list, and walks through it and out of it.
  await waitUntil(() => nameOfFocus(box) === 'Ajouter des documents', 'the focus is lost')
  await sendKeys({ down: 'Shift' })
  await sendKeys({ press: 'Tab' })
  await sendKeys({ up: 'Shift' })
  assert.match(nameOfFocus(box), /^Retirer : Offre\.pdf/)
  await sendKeys({ press: 'Enter' })
  await waitUntil(() => own.zone.state.visits[0]!.files.length === 1)
  assert.lengthOf(listed(box), 1)
  await waitUntil(() => nameOfFocus(box) === 'Ajouter des documents', 'the focus is lost after a file has gone')
  await tabTo(box, /^Envoyer$/)
  await sendKeys({ press: 'Enter' })
  await findText(box, 'Vos documents sont à l’étude.')
  await waitUntil(() => focused(box)?.id === 'title', 'the receipt has no focus')
  await tabTo(box, /^Remettre d'autres documents$/)
  await sendKeys({ press: 'Enter' })
  await waitUntil(() => focused(box)?.id === 'name', 'the form has no focus')
})
