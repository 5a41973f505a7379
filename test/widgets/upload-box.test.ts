import { assert, expect, oneEvent } from '@open-wc/testing'
import { formatDate } from '../../widgets/src/kit/format.ts'
import type { JzDepositSentEvent } from '../../widgets/src/upload-box/events.ts'
import { FAKE_BOX, FAKE_VISIT_CODE } from '../fakes/fake-zone.ts'
import { all, find, findText, hasText, plain, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import {
  chooseFiles,
  enterCode,
  field,
  fillForm,
  give,
  listed,
  openBox,
  openDocuments,
  pdf,
  toCode,
  untilReady,
  useBoxZone,
  VISITOR,
} from './upload-box-page.ts'

const own = useBoxZone()

describe('a box on a firm’s website', () => {
  it('goes from the form to the receipt', async function () {
    // The first page of a run loads everything.
    this.timeout(30_000)
    const box = await openBox()
    await find(box, 'button', 'Recevoir un code')
    await findText(box, /Marchand Thibodeau, notaires recueille ces documents .* et les détruit le \d+(er)? \S+ 20\d\d/)
    await findText(box, 'Transmis et conservé chiffré.')
    assert.notMatch(box.shadowRoot!.textContent ?? '', /bout en bout/)
    const privacy = await find(box, 'link', /Politique de confidentialité/)
    assert.equal(privacy.getAttribute('target'), '_blank')
    await expect(box).to.be.accessible()

    await toCode(box)
    await waitUntil(() => box.shadowRoot!.activeElement?.id === 'code', 'the code has no focus')
    assert.equal(field(box, 'code').autocomplete, 'one-time-code')
    await expect(box).to.be.accessible()
    await enterCode(box, '4027 1835')
    await find(box, 'button', 'Choisir des documents')
    await expect(box).to.be.accessible()

    chooseFiles(box, pdf('Relevé.pdf', 412_000), pdf('Offre.pdf'))
    await untilReady(box, 2)
    assert.match(plain(listed(box)[0]!), /Relevé\.pdf\s+412 ko · Prêt/)
    await expect(box).to.be.accessible()

    const sent = oneEvent(box, 'jz-deposit-sent') as unknown as Promise<JzDepositSentEvent>
    ;(await find(box, 'button', 'Envoyer')).click()
    await findText(box, 'Vos documents sont à l’étude.')
    const { files, bubbles, composed, depositId } = await sent
    assert.deepEqual([files, bubbles, composed], [2, true, true])
    assert.equal(depositId, own.zone.state.visits[0]!.receipt!.id)
    await findText(box, /Reçus le \d+(er)? \S+ 20\d\d à \d+ h \d\d/)
    await findText(box, VISITOR.email)
    await findText(box, 'Relevé.pdf')
    await findText(box, 'b7e2 3ec2 9af2')
    await findText(
      box,
      /^dans votre dossier, si l'étude les y classe; sinon, jusqu'au \d+(er)? \S+ 20\d\d, puis ils sont détruits$/,
    )
    await expect(box).to.be.accessible()

    ;(await find(box, 'button', 'Remettre d’autres documents')).click()
    assert.equal((await find<HTMLInputElement>(box, 'textbox', 'Nom')).value, VISITOR.name)
  })

  it('promises in the morning what is true in the morning, though its page was opened the evening before', async () => {
    const { now } = Date
    try {
      const box = await openBox()
      await find(box, 'button', 'Recevoir un code')
      const in15Days = new Date(now() + 15 * 24 * 3_600_000)
      Date.now = () => now() + 24 * 3_600_000
      type(await find(box, 'textbox', 'Nom'), VISITOR.name)
      await findText(box, `les détruit le ${formatDate('fr-CA', in15Days)}.`)
    } finally {
      Date.now = now
    }
  })

  it('sends no cookie, and the token of the visit only with its documents', async () => {
    const box = await openDocuments()
    chooseFiles(box, pdf('Relevé.pdf'))
    await untilReady(box, 1)
    ;(await find(box, 'button', 'Envoyer')).click()
    await findText(box, 'Vos documents sont à l’étude.')
    assert.isTrue(own.calls.every(({ credentials }) => credentials === 'omit'))
    const token = own.zone.state.visits[0]!.token
    const asked = own.calls.map(({ call, bearer }) => `${call.replace(/[\da-f-]{36}/, 'ID')} ${bearer ?? '-'}`)
    assert.deepEqual(asked, [
      `GET /boxes/${FAKE_BOX} -`,
      `POST /boxes/${FAKE_BOX}/visits -`,
      'POST /visits/ID/verify -',
      `POST /visits/ID/submit Bearer ${token}`,
    ])
    assert.equal(own.uploads.requests[0]!.headers['authorization'], `Bearer ${token}`)
    assert.hasAllKeys(own.uploads.uploads[0]!.metadata, ['filename', 'filetype', 'sample'])
  })

  it('says what is wrong in the form, on leaving a field and at the end', async () => {
    const box = await openBox()
    await find(box, 'button', 'Recevoir un code')
    type(field(box, 'email'), 'noemie.t@courriel')
    field(box, 'message').focus()
    await findText(box, 'Cette adresse semble incomplète. Exemple : nom@domaine.ca')
    ;(await find(box, 'button', 'Recevoir un code')).click()
    await findText(box, 'Donnez votre nom.')
    await waitUntil(() => box.shadowRoot!.activeElement?.id === 'name', 'the first error has no focus')
    assert.equal(field(box, 'name').getAttribute('aria-invalid'), 'true')
    await expect(box).to.be.accessible()
    await fillForm(box)
    await waitUntil(() => !hasText(box, 'Donnez votre nom.') && !hasText(box, /incomplète/))
    assert.isEmpty(own.zone.state.visits)
  })

  it('shows what the zone finds wrong under its field', async () => {
    const box = await openBox()
    await fillForm(box)
    own.zone.failure = 'too_many_requests'
    ;(await find(box, 'button', 'Recevoir un code')).click()
    await findText(box, /Réessayez dans 15 minutes/)
    own.zone.failure = null
    ;(await find(box, 'button', 'Réessayer')).click()
    await find(box, 'textbox', 'Code de vérification')
  })

  it('tells a wrong code, one that ended, and sends another one', async () => {
    const box = await openBox()
    await toCode(box)
    await enterCode(box, '123')
    await findText(box, 'Entrez les 8 chiffres du code.')
    for (let n = 0; n < 5; n++) {
      await enterCode(box, '00000000')
      await waitUntil(() => own.zone.state.visits[0]!.tries === n + 1)
      await findText(box, /Ce code est inexact\. Vérifiez-le/)
      await waitUntil(() => box.shadowRoot!.querySelector('[aria-busy="true"]') === null)
    }
    await expect(box).to.be.accessible()
    await enterCode(box, FAKE_VISIT_CODE)
    await findText(box, 'Ce code est inexact ou expiré. Demandez-en un nouveau.')
    await waitUntil(() => box.shadowRoot!.querySelector('[aria-busy="true"]') === null)
    ;(await find(box, 'button', 'Renvoyer le code')).click()
    await findText(box, `Un nouveau code part à ${VISITOR.email}, trois par heure au plus.`)
    await findText(box, 'Seul le dernier code reçu est valide.')
    assert.equal(own.zone.state.visits[0]!.codesSent, 2)
    await enterCode(box, FAKE_VISIT_CODE)
    await find(box, 'button', 'Choisir des documents')
  })

  it('goes back to the form with what was typed', async () => {
    const box = await openBox()
    await toCode(box)
    ;(await find(box, 'button', 'Changer d’adresse')).click()
    await waitUntil(() => box.shadowRoot!.activeElement?.id === 'email', 'the address has no focus')
    assert.equal(field(box, 'name').value, VISITOR.name)
  })

  it('refuses what is certain before a byte is sent', async () => {
    Object.assign(own.zone.state.box, { maxFiles: 2, maxBytes: 5 * 1024 })
    const box = await openDocuments()
    ;(await find(box, 'button', 'Envoyer')).click()
    await findText(box, 'Choisissez d’abord un document.')
    chooseFiles(
      box,
      pdf('a.pdf', 2000),
      pdf('virus.exe'),
      pdf('vide.pdf', 0),
      pdf('gros.pdf', 4000),
      pdf('b.pdf'),
      pdf('c.pdf'),
    )
    await untilReady(box, 2)
    await findText(box, 'Les programmes ne sont pas acceptés.')
    await findText(box, 'Ce document est vide.')
    await findText(box, /Trop volumineux\. La limite est de 5 ko en tout/)
    await findText(box, /Trop de documents\. La limite est de 2/)
    await expect(box).to.be.accessible()
    assert.lengthOf(own.uploads.uploads, 2)
    ;(await find(box, 'button', 'Retirer : virus.exe')).click()
    await waitUntil(() => !hasText(box, 'virus.exe'))
  })

  it('takes back a document that has arrived', async () => {
    const box = await openDocuments()
    chooseFiles(box, pdf('Relevé.pdf'), pdf('Offre.pdf'))
    await untilReady(box, 2)
    ;(await find(box, 'button', /^Retirer : Relevé\.pdf/)).click()
    await waitUntil(() => own.zone.state.visits[0]!.files.length === 1)
    assert.equal(own.zone.state.visits[0]!.files[0]!.name, 'Offre.pdf')
    assert.lengthOf(listed(box), 1)
    await waitUntil(() => box.shadowRoot!.activeElement !== null, 'the focus is lost')
  })

  it('names the two sides of an identity piece', async () => {
    const box = await openDocuments()
    const photo = (name: string): File => new File(['x'], name, { type: 'image/heic' })
    give(box.shadowRoot!.querySelector<HTMLInputElement>('#recto + input')!, [photo('IMG_1.HEIC')])
    await untilReady(box, 1)
    give(box.shadowRoot!.querySelector<HTMLInputElement>('#verso + input')!, [photo('IMG_2.HEIC')])
    await untilReady(box, 2)
    give(box.shadowRoot!.querySelector<HTMLInputElement>('#recto + input')!, [photo('IMG_33.HEIC')])
    await waitUntil(() => own.uploads.uploads.length === 3)
    await untilReady(box, 2)
    await waitUntil(() => own.zone.state.visits[0]!.files.length === 2)
    assert.sameMembers(
      own.zone.state.visits[0]!.files.map(({ name }) => name),
      ["Pièce d'identité – recto.heic", "Pièce d'identité – verso.heic"],
    )
    const cameras = [...box.shadowRoot!.querySelectorAll('input[capture="environment"]')]
    assert.isTrue(cameras.length >= 3 && cameras.every((input) => input.getAttribute('accept') === 'image/*'))
  })

  it('says on another site what its owner has to do, and what the visitor may do', async () => {
    own.zone.state.box.isOtherSite = true
    const box = await openBox()
    await findText(box, 'Ce formulaire ne peut pas servir sur ce site.')
    await findText(box, location.origin)
    await expect(box).to.be.accessible()
    assert.isEmpty(all(box, 'textbox'))
  })

  it('says that the box is closed', async () => {
    own.zone.state.box.isOpen = false
    const box = await openBox()
    await findText(box, 'Ce formulaire n’est pas en service. Appelez l’étude ou écrivez-lui')
    await findText(box, FAKE_BOX)
  })

  it('loads again after a lost network', async () => {
    own.zone.failure = 'silent'
    const box = await openBox()
    const retry = await find(box, 'button', 'Réessayer')
    own.zone.failure = null
    retry.click()
    await find(box, 'button', 'Recevoir un code')
  })

  it('speaks English', async () => {
    const box = await openBox({ locale: 'en-CA' })
    type(await find(box, 'textbox', 'Name'), VISITOR.name)
    type(field(box, 'email'), VISITOR.email)
    ;(await find(box, 'button', 'Get a code')).click()
    type(await find(box, 'textbox', 'Verification code'), FAKE_VISIT_CODE)
    ;(await find(box, 'button', 'Verify')).click()
    await find(box, 'button', 'Choose documents')
    chooseFiles(box, pdf('Statement.pdf'))
    await waitUntil(() => listed(box).some((row) => row.includes('Ready')))
    await expect(box).to.be.accessible()
    ;(await find(box, 'button', 'Send')).click()
    await findText(box, 'The firm has your documents.')
    await findText(box, /Received at \d+:\d\d [ap]\.m\. on \S+ \d+, 20\d\d\. A copy/)
    await findText(
      box,
      /^in your file, if the firm puts them there; otherwise until \S+ \d+, 20\d\d, then they are destroyed$/,
    )
  })
})
