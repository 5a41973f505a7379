import { randomBytes } from 'node:crypto'
import type { Deposit, DepositReceipt } from '@juriszone/widgets/contract'
import { expect, onTestFinished, test } from 'vitest'
import { findFaults } from '../support/doctor.ts'
import { memberOf } from '../support/member-client.ts'
import { startProduct } from '../support/product.ts'
import type { Product } from '../support/product.ts'
import { startSmtp } from '../support/smtp.ts'
import type { SmtpInbox } from '../support/smtp.ts'
import { until } from '../support/until.ts'
import { uploadMetadata } from '../support/upload.ts'
import { sha256 } from './scene.ts'

const NOEMIE = 'noemie@courriel.example'
const PAUL = 'paul@courriel.example'
const RECEIPT = 'Reçu de votre dépôt'
const TUS = { 'Tus-Resumable': '1.0.0' }

/** A zone with nothing in its box; each case has its own, for the firm is told of a box once in ten minutes. */
async function openZone(): Promise<{ product: Product; smtp: SmtpInbox }> {
  const smtp = await startSmtp()
  const product = await startProduct({ env: { JZ_SMTP_URL: smtp.url } })
  onTestFinished(async () => {
    await product.stop()
    await smtp.stop()
  })
  return { product, smtp }
}

type Asked = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }

/** Somebody on the firm's website, up to « Envoyer ». */
async function visit({ product, smtp }: { product: Product; smtp: SmtpInbox }, email: string, content: Buffer) {
  const { box, hosts } = product.facts
  const headers: Record<string, string> = { Origin: new URL(hosts.website).origin, 'Sec-Fetch-Site': 'cross-site' }
  const send = (method: string, path: string, more: Asked = {}) =>
    fetch(new URL(path, product.url), { ...more, method, headers: { ...headers, ...more.headers } })
  const sendJson = (path: string, body: object): Promise<Response> =>
    send('POST', `/api/v1${path}`, { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

  const begun = await sendJson(`/boxes/${box.publishableKey}/visits`, { name: 'Noémie Tremblay', email })
  const { id } = (await begun.json()) as { id: string }
  const { subject } = await until(async () => smtp.letters.find(({ to }) => to === email), 'the code')
  const verified = await sendJson(`/visits/${id}/verify`, { code: subject.replaceAll(/\D/g, '') })
  const { token } = (await verified.json()) as { token: string }
  headers.Authorization = `Bearer ${token}`

  const announced = { ...TUS, 'Upload-Length': String(content.length) }
  const upload = await send('POST', '/api/v1/uploads', {
    headers: { ...announced, 'Upload-Metadata': uploadMetadata({ filename: 'relevé.bin' }) },
  })
  const done = await send('PATCH', upload.headers.get('location') ?? '', {
    headers: { ...TUS, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    body: new Uint8Array(content),
  })
  expect(done.status).toBe(204)
  return {
    id,
    async submit(): Promise<DepositReceipt> {
      const answer = await send('POST', `/api/v1/visits/${id}/submit`)
      expect(answer.status).toBe(200)
      return (await answer.json()) as DepositReceipt
    },
  }
}

test.for([
  ['right after « Envoyer » was answered', undefined],
  ['between « Envoyer » and its answer', 'deposit.submitted'],
  ['before the receipt is written', 'receipt.due'],
  ['before the receipt leaves', 'receipt.written'],
  ['with a letter in hand', 'mail.committed'],
] as const)('killed %s: the deposit is there once, and each of its letters comes once', async ([, failpoint]) => {
  const zone = await openZone()
  const { product, smtp } = zone
  const content = randomBytes(5000)
  const visitor = await visit(zone, NOEMIE, content)
  const before = smtp.letters.length
  if (failpoint === undefined) {
    await visitor.submit()
    await product.kill()
  } else {
    process.kill(product.pid, 'SIGTERM')
    await product.restart({ failpoint })
    // Whether it is answered for in time or not.
    await visitor.submit().catch(() => undefined)
    expect(await product.ended()).toBe('SIGKILL')
    expect(smtp.letters).toHaveLength(before)
  }
  await product.restart()

  // The page that heard nothing asks again.
  const { submittedAt, files } = await visitor.submit()
  expect(files).toEqual([{ name: 'relevé.bin', size: content.length, sha256: sha256(content) }])
  const member = await memberOf(product)
  const list = (await (await member.send('GET', '/deposits')).json()) as { items: Deposit[] }
  expect(list.items).toEqual([expect.objectContaining({ id: visitor.id, submittedAt, files: 1 })])
  await until(async () => (kinds().length >= 3 ? true : undefined), 'the letters', 30)

  // Whatever else was due leaves before what comes later.
  const next = await visit(zone, PAUL, randomBytes(100))
  await next.submit()
  await until(
    async () => smtp.letters.find(({ to, subject }) => to === PAUL && subject === RECEIPT),
    'the receipt of another deposit',
  )
  const members = [product.facts.member.email, 'luc.thibodeau@marchandthibodeau.example']
  expect(kinds().toSorted()).toEqual(
    [`${NOEMIE}: ${RECEIPT}`, ...members.map((to) => `${to}: Nouveau dépôt\u00a0: Noémie Tremblay`)].toSorted(),
  )
  expect(await findFaults(product)).toBe('')

  /** Whom it was written to after « Envoyer », and of what; a letter that was taken and not noted comes again as itself. */
  function kinds(): string[] {
    const own = smtp.letters.slice(before).filter(({ to }) => to !== PAUL)
    const letters = failpoint === undefined ? [...new Map(own.map((one) => [one.messageId, one])).values()] : own
    return letters.map(({ to, subject }) => `${to}: ${subject}`)
  }
})
