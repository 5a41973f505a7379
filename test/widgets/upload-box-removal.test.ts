import { assert, expect } from '@open-wc/testing'
import { FAKE_VISIT_CODE } from '../fakes/fake-zone.ts'
import { nextTimeout } from '../support/next-timeout.ts'
import { find, findText, hasText } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { chooseFiles, enterCode, give, listed, openDocuments, pdf, untilReady, useBoxZone } from './upload-box-page.ts'

const own = useBoxZone()

describe('a document taken back while the network or the time is lost', () => {
  const send = async (box: Element): Promise<void> => (await find(box, 'button', 'Envoyer')).click()
  const online = (): void => {
    own.zone.failure = null
    window.dispatchEvent(new Event('online'))
  }
  const received = (): string[] => own.zone.state.visits[0]!.receipt!.files.map(({ name }) => name)
  const recto = (box: Element, size: number): void =>
    give(box.shadowRoot!.querySelector<HTMLInputElement>('#recto + input')!, [pdf('IMG.pdf', size)])
  /** Those of an upload on its way go where `fate` sends them. */
  const onTermination = (fate: () => Promise<Response>): void => {
    const zone = window.fetch
    window.fetch = (input, init) =>
      init?.method === 'DELETE' && (input as string).includes('/api/v1/uploads/') ? fate() : zone(input, init)
  }

  it('is not handed in: it is taken back before the others are sent', async () => {
    const box = await openDocuments()
    chooseFiles(box, pdf('Secret.pdf'), pdf('Bon.pdf'))
    await untilReady(box, 2)
    own.zone.failure = 'offline'
    ;(await find(box, 'button', /^Retirer : Secret\.pdf/)).click()
    await findText(box, 'Secret.pdf n’a pas pu être retiré.')
    await send(box)
    await findText(
      box,
      'Secret.pdf n’est pas encore retiré. Le retrait reprendra de lui-même : réessayez dans un instant.',
    )
    await expect(box).to.be.accessible()
    online()
    await waitUntil(() => own.zone.state.visits[0]!.files.length === 1, 'the zone still has it')
    await waitUntil(() => !hasText(box, 'n’a pas pu être retiré.'))
    await send(box)
    await findText(box, 'Vos documents sont à l’étude.')
    assert.deepEqual(received(), ['Bon.pdf'])
  })

  it('makes way for the one that replaces it first', async () => {
    const box = await openDocuments()
    recto(box, 900)
    await untilReady(box, 1)
    own.zone.failure = 'offline'
    recto(box, 1000)
    await findText(box, 'n’a pas pu être retiré.')
    assert.lengthOf(own.uploads.uploads, 1)
    online()
    await untilReady(box, 1)
    await send(box)
    await findText(box, 'Vos documents sont à l’étude.')
    assert.deepEqual(
      own.zone.state.visits[0]!.receipt!.files.map(({ size }) => size),
      [1000],
    )
  })

  it('is taken back once another code is there', async () => {
    const box = await openDocuments()
    chooseFiles(box, pdf('Secret.pdf'), pdf('Bon.pdf'))
    await untilReady(box, 2)
    own.zone.state.visits[0]!.token = 'jzu_other'
    ;(await find(box, 'button', /^Retirer : Secret\.pdf/)).click()
    await findText(box, /Le délai pour envoyer vos documents est passé/)
    await waitUntil(() => own.zone.state.visits[0]!.codesSent === 2)
    await waitUntil(() => box.shadowRoot!.querySelector('[aria-busy="true"]') === null)
    await enterCode(box, FAKE_VISIT_CODE)
    await waitUntil(() => own.zone.state.visits[0]!.files.length === 1, 'the zone still has it')
    await untilReady(box, 1)
    await send(box)
    await findText(box, 'Vos documents sont à l’étude.')
    assert.deepEqual(received(), ['Bon.pdf'])
    assert.equal(own.zone.state.visits[0]!.codesSent, 2)
  })

  it('is taken back where its last byte had arrived unheard', async () => {
    const box = await openDocuments()
    chooseFiles(box, pdf('Bon.pdf'))
    await untilReady(box, 1)
    own.uploads.interfere = ({ method }) => (own.uploads.uploads[1] && method !== 'POST' ? 'lost' : null)
    chooseFiles(box, pdf('Secret.pdf'))
    await findText(box, 'Rien n’est perdu')
    own.uploads.onFinish(own.uploads.uploads[1]!)
    onTermination(() => Promise.resolve(Response.json({ code: 'upload_finished' }, { status: 409 })))
    ;(await find(box, 'button', /^Retirer : Secret\.pdf/)).click()
    await waitUntil(() => own.zone.state.visits[0]!.files.length === 1, 'the zone still has it')
    await send(box)
    await findText(box, 'Vos documents sont à l’étude.')
    assert.deepEqual(received(), ['Bon.pdf'])
  })

  it('does not hold up its successor for ever where the zone does not answer', async () => {
    const box = await openDocuments()
    own.uploads.interfere = ({ method }) => (method === 'PATCH' ? 'lost' : null)
    recto(box, 900)
    await findText(box, 'Rien n’est perdu')
    own.uploads.interfere = () => null
    const limit = nextTimeout()
    let tries = 0
    onTermination(() => (++tries === 1 ? new Promise(() => undefined) : Promise.resolve(new Response())))
    recto(box, 1000)
    await waitUntil(() => tries === 1)
    assert.notMatch(listed(box).join(), /Suspendu/)
    limit.abort()
    await findText(box, 'n’a pas pu être retiré.')
    assert.lengthOf(own.uploads.uploads, 1)
    online()
    await untilReady(box, 1)
    assert.equal(tries, 2)
  })
})
