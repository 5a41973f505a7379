import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../bff/src/platform/clock.ts'
import { verifyChain } from '../shares/audit.ts'
import { ANNE, JEAN, setScene, SYLVIE } from '../shares/scene.ts'
import type { Scene } from '../shares/scene.ts'
import { linksOf, plain } from './post-office.ts'

let scene: Scene
beforeEach(async () => {
  scene = await setScene()
})
afterEach(() => scene.stop())

test('an address that the server refuses shows on the recipient’s line, and the sender is told once', async () => {
  const { office, send, to, read, zone, clerk, dossier } = scene
  office.refuse(JEAN)
  const share = await send([to('Jean Roy'), to('Anne Côté')])
  const mails = await office.deliver()
  const told = mails.filter(({ subject }) => plain(subject) === 'Courriel non remis : Jean Roy')
  expect(told.map((mail) => mail.to)).toEqual([SYLVIE])
  expect(plain(told[0]!.text)).toContain(JEAN)
  expect(linksOf(told[0]!)).toContain(`http://localhost:8787/dossiers/${dossier.id}`)
  const [jean, anne] = (await read(share.id)).recipients
  expect([jean?.sentAt, jean?.undeliveredAt]).toEqual([null, zone.clock.now().toISOString()])
  expect([jean?.undeliveredReason, anne?.undeliveredReason]).toEqual(['refused', null])
  expect([anne?.sentAt, anne?.undeliveredAt]).toEqual([zone.clock.now().toISOString(), null])

  office.accept(JEAN)
  await zone.call(clerk, 'POST', `/shares/${share.id}/recipients/${jean!.id}/resend`)
  expect((await read(share.id)).recipients[0]?.undeliveredAt).toBeNull()
  expect((await office.deliver()).map((mail) => mail.to)).toEqual([JEAN])
  expect((await read(share.id)).recipients[0]?.sentAt).toBe(zone.clock.now().toISOString())
  expect(await verifyChain(zone, scene.firm.firmId)).toContain('mail.undelivered')
})

test('a refused activation is told when it was the recipient’s only e-mail', async () => {
  const { office, send, to, read } = scene
  office.refuse(ANNE)
  const share = await send([to('Anne Côté', { notifyRecipient: false })])
  expect((await office.deliver()).map((mail) => [mail.to, plain(mail.subject)])).toEqual([
    [SYLVIE, 'Courriel non remis : Anne Côté'],
  ])
  expect((await read(share.id)).recipients[0]?.undeliveredAt).not.toBeNull()
})

test('a sender who cannot be reached either sets off nothing more', async () => {
  const { office, send, to, zone } = scene
  office.refuse(JEAN)
  office.refuse(SYLVIE)
  await send([to('Jean Roy')])
  expect(await office.deliver()).toEqual([])
  zone.clock.advance(HOUR)
  expect(await office.deliver()).toEqual([])
})

test('while the mail server is down shares are sent all the same; the mail is late, complete, and comes once', async () => {
  const { office, send, to, read, zone } = scene
  await office.close()
  const share = await send([to('Jean Roy'), to('Anne Côté')])
  expect(await office.deliver()).toEqual([])
  zone.clock.advance(MINUTE)
  expect(await office.deliver()).toEqual([])
  expect((await read(share.id)).recipients.map(({ sentAt, undeliveredAt }) => [sentAt, undeliveredAt])).toEqual([
    [null, null],
    [null, null],
  ])
  await office.reopen()
  await scene.later(15 * MINUTE)
  const mails = await office.deliver()
  expect(mails.map((mail) => mail.to).toSorted()).toEqual([ANNE, ANNE, JEAN, JEAN, SYLVIE])
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(5)
  expect((await read(share.id)).recipients[0]?.sentAt).toBe(zone.clock.now().toISOString())
})

test('what people type is shown as they typed it: no template, no markup, no link, no second header', async () => {
  const { office, send, to } = scene
  const message = '{{7*7}} ${7*7}\n<img src=x onerror=alert(1)>\nhttps://hameçon.example/payer "&amp;"'
  const title = 'Offre\r\nBcc: intrus@ailleurs.example <b>{{7*7}}</b> &amp;'
  await send([to('Jean Roy', { message })], { title })
  const mails = await office.deliver()
  expect(mails.map((mail) => mail.to)).toEqual([JEAN, JEAN, SYLVIE])
  const received = mails[1]!
  const shown = 'Offre Bcc: intrus@ailleurs.example <b>{{7*7}}</b> &amp;'
  expect(plain(received.subject)).toBe(`Marchand Thibodeau, notaires vous transmet des documents : ${shown}`)
  expect(received.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im)

  for (const line of message.split('\n')) expect(received.text).toContain(line)
  expect(received.html).toContain('{{7*7}} ${7*7}')
  expect(received.html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(received.html).toContain('https://hameçon.example/payer &quot;&amp;amp;&quot;')
  expect(received.html).not.toContain('<img')
  expect(received.html).not.toContain('<b>')
  for (const address of linksOf(received)) expect(address).toMatch(/^http:\/\/localhost:8787\//)
})

test('each e-mail stands on its own: tables, nothing fetched, the support contact at its foot, in text and HTML', async () => {
  const { office, send, to } = scene
  await send([to('Jean Roy'), to('William Smith')])
  const mails = await office.deliver()
  expect(mails).toHaveLength(5)
  for (const { html, text, to: address } of mails) {
    expect(html).not.toMatch(/<(img|script|style|link|svg)\b|url\(|src=/i)
    expect(html).toMatch(/<html lang="(fr|en)-CA">/)
    for (const part of [html, text]) {
      expect(part).toContain('soutien@juriszone.example')
      expect(part).toContain(address)
    }
  }
})
