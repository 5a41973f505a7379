import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Share } from '@juriszone/widgets/contract'
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
  await sendShare(client, 'Projet', 'acte.txt')
  // The third one is Jean's invitation, which comes once.
  await until(async () => (smtp.letters.length === 3 ? true : undefined), 'the first letters')
})
afterAll(async () => {
  await product.stop()
  await smtp.stop()
})

const titled = (title: string): Letter[] => smtp.letters.filter(({ subject }) => subject.endsWith(title))
const idsOf = (letters: Letter[]): Set<string> => new Set(letters.map(({ messageId }) => messageId))

/** Waits until a share's recipient and its sender have their letters. */
async function bothLetters(title: string): Promise<void> {
  await until(async () => (idsOf(titled(title)).size === 2 ? true : undefined), `the letters of « ${title} »`)
}

/** All copies of them, once the zone knows that they were taken. */
async function lettersOf(title: string): Promise<Letter[]> {
  await bothLetters(title)
  await until(async () => ((await isNotedAsSent(title)) ? true : undefined), `« ${title} » to be noted as sent`)
  expect(new Set(titled(title).map(({ to }) => to))).toEqual(new Set([JEAN, product.facts.member.email]))
  return titled(title)
}

async function isNotedAsSent(title: string): Promise<boolean> {
  const list = await client.send('GET', `/dossiers/${client.dossier.id}/shares`)
  const { items } = (await list.json()) as { items: Share[] }
  const recipients = items.find((share) => share.title === title)?.recipients
  return recipients !== undefined && recipients.every(({ sentAt }) => sentAt !== null)
}

test('killed with a letter in hand, before a word of it is said: all of them come, each once', async () => {
  process.kill(product.pid, 'SIGTERM')
  await product.restart({ failpoint: 'mail.committed' })
  const before = smtp.letters.length
  // Whether it is answered for in time or not.
  await sendShare(client, 'Projet 1', 'acte.txt').catch(() => undefined)
  expect(await product.ended()).toBe('SIGKILL')
  expect(smtp.letters).toHaveLength(before)
  await product.restart()
  expect(await lettersOf('Projet 1')).toHaveLength(2)
})

test('killed once the server has said « 250 » and it was not noted: the letter comes again, as one and the same', async () => {
  const { answer } = smtp
  const before = smtp.letters.length
  smtp.answer = (say250) => {
    smtp.answer = answer
    // It must not get as far as noting it.
    process.kill(product.pid, 'SIGSTOP')
    say250()
    process.kill(product.pid, 'SIGKILL')
  }
  await sendShare(client, 'Projet 2', 'acte.txt').catch(() => undefined)
  expect(await product.ended()).toBe('SIGKILL')
  const [first, ...others] = smtp.letters.slice(before)
  expect([first?.to, others]).toEqual([JEAN, []])
  await product.restart()
  const letters = await lettersOf('Projet 2')
  // The link in it too.
  expect(letters.filter(({ to }) => to === JEAN)).toEqual([first, first])
  expect(letters).toHaveLength(3)
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
  for (const title of titles) await bothLetters(title)
  goOn()
  for (const title of titles) await lettersOf(title)
  // Told to stop, each ends what it is at.
  await beside.stop()
  await product.stop()
  const letters = smtp.letters.slice(before)
  expect(letters).toHaveLength(idsOf(letters).size)
})
