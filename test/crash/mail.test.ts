import { afterAll, beforeAll, expect, test } from 'vitest'
import { memberOf } from '../support/member-client.ts'
import type { MemberClient } from '../support/member-client.ts'
import { startBeside, startProduct } from '../support/product.ts'
import type { Product } from '../support/product.ts'
import { startSmtp } from '../support/smtp.ts'
import type { Letter, SmtpInbox } from '../support/smtp.ts'
import { until } from '../support/until.ts'
import { sendShare } from './send-share.ts'

const JEAN = 'jean.roy@courriel.example'
const PARTIES = [{ externalId: 'p1', kind: 'person', name: 'Jean Roy', email: JEAN }]

let smtp: SmtpInbox
let product: Product
let client: MemberClient
beforeAll(async () => {
  smtp = await startSmtp()
  product = await startProduct({ env: { JZ_SMTP_URL: smtp.url } })
  client = await memberOf(product, PARTIES)
  await client.upload('acte.txt', Buffer.from('Acte de vente'))
})
afterAll(async () => {
  await product.stop()
  await smtp.stop()
})

const titled = (title: string): Letter[] => smtp.letters.filter(({ subject }) => subject.endsWith(title))
const idsOf = (letters: Letter[]): Set<string> => new Set(letters.map(({ messageId }) => messageId))

/** Waits until a share's recipient and its sender have their letters. */
async function lettersOf(title: string): Promise<Letter[]> {
  await until(async () => (idsOf(titled(title)).size === 2 ? true : undefined), `the letters of « ${title} »`)
  expect(new Set(titled(title).map(({ to }) => to))).toEqual(new Set([JEAN, product.facts.member.email]))
  return titled(title)
}

test('killed with a letter in hand, before a word of it is said: all of them come, each once', async () => {
  process.kill(product.pid, 'SIGTERM')
  await product.restart({ failpoint: 'mail.committed' })
  // Whether it is answered for in time or not.
  await sendShare(client, 'Projet 1', 'acte.txt').catch(() => undefined)
  expect(await product.ended()).toBe('SIGKILL')
  expect(smtp.letters).toEqual([])
  await product.restart()
  expect(await lettersOf('Projet 1')).toHaveLength(2)
})

test('killed once the server has said « 250 »: the letter may come twice, as one and the same', async () => {
  const { answer } = smtp
  const before = smtp.letters.length
  smtp.answer = (say250) => {
    smtp.answer = answer
    say250()
    process.kill(product.pid, 'SIGKILL')
  }
  await sendShare(client, 'Projet 2', 'acte.txt').catch(() => undefined)
  expect(await product.ended()).toBe('SIGKILL')
  const [first, ...others] = smtp.letters.slice(before)
  expect(others).toEqual([])
  await product.restart()
  const letters = await lettersOf('Projet 2')
  const copies = letters.filter(({ messageId }) => messageId === first?.messageId)
  expect(copies.length).toBeLessThanOrEqual(2)
  expect(letters).toHaveLength(1 + copies.length)
  // The link in it too.
  expect(copies.map(({ text }) => text)).toEqual(copies.map(() => first?.text))
})

test('two processes of one zone: while one waits for the mail server the other sends the rest, and none is sent twice', async () => {
  const beside = await startBeside(product)
  const { answer } = smtp
  const before = smtp.letters.length
  let goOn = (): void => undefined
  smtp.answer = (say250) => {
    smtp.answer = answer
    goOn = say250
  }
  const titles = Array.from({ length: 10 }, (_, index) => `Acte ${index}`)
  const doors = [client, client.at(beside)]
  const sent = await Promise.all(titles.map((title, index) => sendShare(doors[index % 2] ?? client, title, 'acte.txt')))
  expect(sent.map(({ status }) => status)).toEqual(titles.map(() => 201))
  for (const title of titles) await lettersOf(title)
  goOn()
  // Told to stop, each ends what it is at.
  await beside.stop()
  await product.stop()
  const letters = smtp.letters.slice(before)
  expect(letters).toHaveLength(idsOf(letters).size)
})
