import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { productEnv, ROOT, startBeside, startProduct } from '../support/product.ts'
import type { Product } from '../support/product.ts'
import { startSmtp } from '../support/smtp.ts'
import type { SmtpInbox } from '../support/smtp.ts'
import { memberOf } from '../support/member-client.ts'
import type { MemberClient } from '../support/member-client.ts'
import { until } from '../support/until.ts'
import { sendShare } from './send-share.ts'

const JEAN = 'jean.roy@courriel.example'
const PARTIES = [{ externalId: 'p1', kind: 'person', name: 'Jean Roy', email: JEAN }]
const run = promisify(execFile)

let product: Product
let beside: Product
let smtp: SmtpInbox
let otherSmtp: SmtpInbox
let client: MemberClient
beforeAll(async () => {
  smtp = await startSmtp()
  otherSmtp = await startSmtp()
  product = await startProduct({ env: { JZ_SMTP_URL: smtp.url } })
  beside = await startBeside(product, { env: { JZ_SMTP_URL: otherSmtp.url } })
  client = await memberOf(product, PARTIES)
  await client.upload('acte.txt', Buffer.from('Acte de vente'))
})
afterAll(async () => {
  await beside.stop()
  await product.stop()
  await smtp.stop()
  await otherSmtp.stop()
})

/** Reads an answer to its end. */
async function readAll(response: Response): Promise<string> {
  expect(response.status).toBe(200)
  return response.text()
}

test('a key that ends elsewhere ends the streams that widgets hold here, and every session’s end does', async () => {
  const { entityKey, apiKey } = product.facts.firm
  const leaving = await memberOf(product, PARTIES)
  const origin = 'https://procardex.example'
  const minted = await fetch(`${product.url}/api/v1/embed-tokens`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${Buffer.from(`${entityKey}:${apiKey}`).toString('base64')}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ dossier: '2026-9000', member: { email: product.facts.member.email }, origin }),
  })
  expect(minted.status, await minted.clone().text()).toBe(201)
  const { token } = (await minted.json()) as { token: string }
  const widget = await fetch(`${beside.url}/api/v1/events`, { headers: { Authorization: `Bearer ${token}` } })
  const portal = await leaving.at(beside).send('GET', '/events')

  const keyId = apiKey.split('_')[2] ?? ''
  await run(process.execPath, ['bff/src/cli.ts', 'key', 'revoke', '--key', keyId], {
    cwd: ROOT,
    env: productEnv(product),
  })
  expect(await readAll(widget)).toContain(': ready')
  expect((await leaving.send('DELETE', '/session')).ok).toBe(true)
  expect(await readAll(portal)).toContain(': ready')
})

test('what is written at one door is soon read at the other, either way', async () => {
  const doors = [client, client.at(beside)] as const
  const { id } = await client.available('acte.txt')
  let name = 'acte.txt'
  for (let turn = 0; turn < 10; turn++) {
    const [here, there] = turn % 2 === 0 ? doors : ([doors[1], doors[0]] as const)
    const before = name
    name = `acte ${turn}.txt`
    expect((await here.send('PATCH', `/documents/${id}`, { name })).status).toBe(200)
    await until(async () => (await there.documents(name))[0], `« ${name} » at the other door`)
    expect(await there.documents(before)).toEqual([])
  }
  expect((await client.send('PATCH', `/documents/${id}`, { name: 'acte.txt' })).status).toBe(200)
})

test('what one process commits the other’s work begins by; what a killed one held the other takes over', async () => {
  // Swallows the letter that it is given: this process will die with it.
  smtp.answer = () => undefined
  expect((await sendShare(client, 'Projet', 'acte.txt')).status).toBe(201)
  const swallowed = await until(async () => smtp.letters.at(-1), 'a letter to be swallowed')
  process.kill(product.pid, 'SIGKILL')
  await product.ended()
  await until(
    async () => otherSmtp.letters.find(({ messageId }) => messageId === swallowed.messageId),
    'the other process to send it',
    30,
  )
  const all = otherSmtp.letters.filter(({ subject }) => subject.endsWith('Projet'))
  expect(new Set(all.map(({ to }) => to))).toEqual(new Set([JEAN, product.facts.member.email]))
  expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(all.length)
})
