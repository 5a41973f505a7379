import { assert, expect, fixture, html } from '@open-wc/testing'
import { FAKE_BOX } from '../fakes/fake-zone.ts'
import { find, findText } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { openBox, useBoxZone } from './upload-box-page.ts'

const own = useBoxZone()

describe('an isolated box', () => {
  const say = (height: unknown, source: Window | null, origin = location.origin): boolean =>
    window.dispatchEvent(new MessageEvent('message', { data: { type: 'jz-height', height }, origin, source }))

  async function frameIn(box: Element): Promise<HTMLIFrameElement> {
    const frame = (): HTMLIFrameElement | null => box.shadowRoot!.querySelector('iframe')
    await waitUntil(frame, 'no frame')
    return frame()!
  }

  it('is a frame of the zone’s, as high as that page says', async () => {
    const box = await openBox({ isolated: true, baseUrl: location.origin })
    const frame = await frameIn(box)
    assert.equal(frame.src, `${location.origin}/boite/${FAKE_BOX}?locale=fr-CA`)
    assert.match(frame.title, /Remettre vos documents/)
    assert.isEmpty(own.calls)
    say(900, window)
    say(901, frame.contentWindow, 'https://other.example')
    say('902', frame.contentWindow)
    assert.equal(frame.style.blockSize, '')
    say(903, frame.contentWindow)
    assert.equal(frame.style.blockSize, '903px')
  })

  it('takes the page’s colour with it, and keeps it: another one would load the box anew', async () => {
    const place = await fixture<HTMLElement>(html`<div style="--jz-color-accent: darkgreen"></div>`)
    const box = Object.assign(document.createElement('jz-upload-box'), { box: FAKE_BOX, isolated: true })
    place.append(box)
    const accent = async (): Promise<string | null> => {
      box.requestUpdate()
      await box.updateComplete
      const frame = await frameIn(box)
      say(1, frame.contentWindow)
      return new URL(frame.src).searchParams.get('accent')
    }
    assert.equal(await accent(), '#006400')
    place.style.setProperty('--jz-color-accent', 'maroon')
    assert.equal(await accent(), '#006400')
  })

  it('is as light or dark as the page', async () => {
    const place = await fixture<HTMLElement>(html`<div style="--jz-color-scheme: light dark"></div>`)
    const box = Object.assign(document.createElement('jz-upload-box'), { box: FAKE_BOX, isolated: true })
    place.append(box)
    const { searchParams } = new URL((await frameIn(box)).src)
    assert.equal(searchParams.get('scheme'), 'light dark')
  })

  it('whose frame is refused says so, with the way to the same form and what the site’s owner has to do', async () => {
    const box = await openBox({ isolated: true, baseUrl: location.origin })
    // The server of these tests has no such page: what comes says nothing.
    await findText(box, 'Ce formulaire ne s’ouvre pas dans cette page.')
    assert.isNull(box.shadowRoot!.querySelector('iframe'))
    const link = await find(box, 'link', 'Ouvrez-le dans un nouvel onglet.')
    assert.equal((link as HTMLAnchorElement).href, `${location.origin}/boite/${FAKE_BOX}?locale=fr-CA`)
    await findText(box, new RegExp(`doit permettre frame-src ${location.origin}`))
    assert.isEmpty(own.calls)
    await expect(box).to.be.accessible()
  })
})
