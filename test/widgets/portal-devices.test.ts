import { assert, expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { FAKE_CODE } from '../fakes/fake-zone.ts'
import { all, descriptionOf, find, hasText, nameOf, peek, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { askCode, callsTo, sharePage, sharePath } from './code-page.ts'
import { focus, follow, openSite, press, see, useSite } from './portal-page.ts'

const own = useSite()

describe('a remembered device', function () {
  this.timeout(20_000)

  async function remember(): Promise<Element> {
    const site = await openSite('/')
    const input = await askCode(site)
    type(input, FAKE_CODE)
    const box = await find(site, 'checkbox', 'Se souvenir de cet appareil pendant 30 jours')
    assert.match(descriptionOf(box), /un ordinateur que d.autres utilisent/)
    box.click()
    await press(site, 'Vérifier')
    await find(site, 'heading', 'Partages reçus')
    return site
  }

  it('lets its owner in at the next visit without a word', async () => {
    const first = await remember()
    first.remove()
    own.zone.signIn(null)
    const site = await openSite(sharePath(own))
    await sharePage(own, site)
    assert.equal(location.pathname, sharePath(own))
    assert.equal(callsTo(own, 'POST /session/device'), 1)
  })

  it('is not asked where nobody is remembered', async () => {
    const site = await openSite('/')
    await find(site, 'heading', 'Se connecter')
    assert.equal(callsTo(own, 'POST /session/device'), 0)
  })

  it('goes on by itself when a session ends under the reader’s hands', async () => {
    const site = await remember()
    own.zone.signIn(null)
    await press(site, 'Appareils')
    await see(site, 'Safari, iPhone')
    assert.isUndefined(peek(site, 'heading', 'Votre session a pris fin'))
    assert.equal(callsTo(own, 'POST /session/device'), 1)
  })

  it('is listed, and forgotten by its owner', async () => {
    const site = await remember()
    own.zone.state.devices.push({ ...own.zone.state.devices[0]!, id: 'autre', name: '' })
    await press(site, 'Appareils')
    const dialog = await find(site, 'dialog', 'Appareils')
    await see(dialog, 'Cet appareil')
    await see(dialog, 'Appareil inconnu')
    await see(dialog, /Dernière visite : .+ Retenu jusqu'au \d/)
    await expect(site).to.be.accessible()
    await press(dialog, 'Oublier cet appareil : Appareil inconnu')
    await see(dialog, 'L’appareil est oublié, et vos autres sessions ont pris fin.')
    await waitUntil(() => all(dialog, 'button', /^Oublier cet appareil/).length === 1)
    assert.isTrue(dialog.contains(focus()))
    own.zone.failure = 'offline'
    await press(dialog, 'Oublier cet appareil : Safari, iPhone')
    await see(dialog, 'Connexion perdue.')
    own.zone.failure = null
    await press(dialog, 'Oublier cet appareil : Safari, iPhone')
    await see(dialog, 'Aucun appareil.')
    await expect(site).to.be.accessible()
    await sendKeys({ press: 'Escape' })
    await waitUntil(() => peek(site, 'dialog', 'Appareils') === undefined)
    assert.equal(nameOf(focus()!), 'Appareils')
  })

  it('asks for a code again after « Se déconnecter »', async () => {
    const site = await remember()
    await press(site, 'Se déconnecter')
    await find(site, 'heading', 'Se connecter')
    site.remove()
    const again = await openSite('/partages')
    await find(again, 'heading', 'Se connecter')
    await follow(again, 'Première visite ? Activer mon compte')
    assert.isFalse(hasText(again, 'Partages reçus'))
  })
})
