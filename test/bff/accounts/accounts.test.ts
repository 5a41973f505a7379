import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PASSWORD, startZone } from '../../support/zone.ts'
import type { Zone } from '../../support/zone.ts'
import { HOUR, MINUTE } from '../../../bff/src/platform/clock.ts'
import { inviteMember } from '../../../bff/src/services/accounts/index.ts'
import { seedShare } from '../dossiers/seed-share.ts'
import { rowsWritten } from './rows-written.ts'

let zone: Zone
let firmId: string
beforeAll(async () => {
  zone = await startZone()
  firmId = (await zone.firm()).firmId
})
afterAll(() => zone.stop())
// What an hour allows is for each test anew.
beforeEach(() => zone.clock.advance(HOUR))

let people = 0
/** A member who was invited and has not answered: the address, and the token that the e-mail would carry. */
async function invited() {
  const email = `membre${++people}@etude.example`
  const { accountId } = await inviteMember(zone.deps, {
    firmId,
    name: 'Sylvie Arsenault',
    email,
    role: 'clerk',
    locale: 'fr-CA',
  })
  return { email, accountId, token: await tokenFor(accountId) }
}

async function tokenFor(accountId: string): Promise<string> {
  const link = await zone.deps.db.read
    .selectFrom('link')
    .select('id')
    .where('accountId', '=', accountId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return zone.deps.keys.linkToken(link.id, 1)
}

describe('sessions', () => {
  test('a member is known by the cookie, and is a stranger after signing out', async () => {
    const sylvie = await zone.member(firmId, { name: 'Sylvie Arsenault', email: 'sylvie@etude.example' })
    const session = await zone.call(sylvie, 'GET', '/session')
    expect(session.body.account).toMatchObject({ name: 'Sylvie Arsenault', kinds: ['member'] })
    expect((await zone.call(sylvie, 'DELETE', '/session')).status).toBe(204)
    expect((await zone.call(sylvie, 'GET', '/session')).body).toEqual({ account: null })
    expect((await zone.call(sylvie, 'GET', '/people')).body.code).toBe('signed_out')
  })

  test('the cookie is out of reach of scripts and of other sites', async () => {
    const { email } = await zone.member(firmId, { name: 'Cookie', email: 'cookie@etude.example' })
    const answer = await zone.call(null, 'POST', '/session', { email, password: PASSWORD })
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/)
  })

  test('signing in gives another cookie and ends the one that came with the request', async () => {
    const first = await zone.member(firmId, { name: 'Deux', email: 'deux@etude.example' })
    const again = await zone.call(first, 'POST', '/session', { email: first.email, password: PASSWORD })
    expect(again.status).toBe(200)
    expect((await zone.call(first, 'GET', '/session')).body.account).toBeNull()
  })

  test('a session left alone for half an hour has ended, and says so', async () => {
    const sylvie = await zone.member(firmId, { name: 'Au repos', email: 'repos@etude.example' })
    zone.clock.advance(31 * MINUTE)
    expect((await zone.call(sylvie, 'GET', '/people')).body.detail).toContain('Votre session a pris fin')
  })

  test('unknown address, wrong password and account not activated cannot be told apart', async () => {
    const { email } = await invited()
    const known = await zone.member(firmId, { name: 'Connue', email: 'connue@etude.example' })
    const tries = [
      { email: 'personne@nulle-part.example', password: PASSWORD },
      { email: known.email, password: 'pas le bon mot de passe' },
      { email, password: PASSWORD },
    ]
    for (const body of tries) {
      const answer = await zone.call(null, 'POST', '/session', body)
      expect([answer.status, answer.body.code]).toEqual([401, 'bad_credentials'])
    }
  })

  test('after many failures the account rests a while, with the time to wait, and opens again by itself', async () => {
    const { email } = await zone.member(firmId, { name: 'Visée', email: 'visee@etude.example' })
    let answer = await zone.call(null, 'POST', '/session', { email, password: 'x' })
    for (let n = 0; n < 20 && answer.status !== 429; n++) {
      answer = await zone.call(null, 'POST', '/session', { email, password: 'x' })
    }
    expect(answer.body.code).toBe('too_many_attempts')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    zone.clock.advance(16 * MINUTE)
    expect((await zone.call(null, 'POST', '/session', { email, password: PASSWORD })).status).toBe(200)
  })

  test('guesses made at once are counted one by one', async () => {
    const { email } = await zone.member(firmId, { name: 'Assiégée', email: 'assiegee@etude.example' })
    const guesses = Array.from({ length: 6 }, (_, n) => `pas le bon mot de passe ${n}`)
    await Promise.all(guesses.map((password) => zone.call(null, 'POST', '/session', { email, password })))
    const answer = await zone.call(null, 'POST', '/session', { email, password: PASSWORD })
    expect([answer.status, answer.body.code]).toEqual([429, 'too_many_attempts'])
    zone.clock.advance(16 * MINUTE)
  })
})

describe('activation', () => {
  test('the link tells whom it is for as often as it is asked, and is used once', async () => {
    const { email, token } = await invited()
    for (let n = 0; n < 3; n++) {
      const preview = await zone.call(null, 'POST', '/activations/preview', { token })
      expect(preview.body).toMatchObject({ name: 'Sylvie Arsenault', email, firm: 'Marchand Thibodeau, notaires' })
    }
    const done = await zone.call(null, 'POST', '/activations', { token, password: PASSWORD })
    expect(done.body).toMatchObject({ account: { email }, continueTo: '/personnes' })
    expect(done.headers.get('set-cookie')).toContain('jz_s=')
    const again = await zone.call(null, 'POST', '/activations', { token, password: PASSWORD })
    expect([again.status, again.body.code]).toEqual([410, 'link_used_or_expired'])
  })

  test('of twenty at once one wins', async () => {
    const { token } = await invited()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => zone.call(null, 'POST', '/activations', { token, password: PASSWORD })),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(new Set(statuses.filter((status) => status !== 200))).toEqual(new Set([410]))
  })

  test('a refused password says what is missing and leaves the link good', async () => {
    const { email, token } = await invited()
    const expected: [string, string][] = [
      ['onze lettres', 'pwd_too_short'],
      ['é'.repeat(129), 'pwd_too_long'],
      ['motdepassemotdepasse', 'pwd_common'],
      ['aaaaaaaaaaaaaaaaaaaa', 'pwd_common'],
      ['lilas tracteur novembre soupe', 'pwd_common'],
      ['Lilas-Tracteur  novembre SOUPE', 'pwd_common'],
      ['lilactractornovembersoup', 'pwd_common'],
      ['NotaireQuebec2026!', 'pwd_context'],
      ['juriszone tracteur lilas', 'pwd_context'],
      [`${email.split('@')[0]} tracteur lilas`, 'pwd_context'],
      ['marchand tracteur lilas', 'pwd_context'],
    ]
    for (const [password, code] of expected) {
      const answer = await zone.call(null, 'POST', '/activations', { token, password })
      expect([password, answer.status, answer.body.errors?.[0]]).toMatchObject([
        password,
        422,
        { path: 'password', code },
      ])
    }
    const short = await zone.call(null, 'POST', '/activations', { token, password: 'onze lettre' })
    expect(short.body.errors[0].message).toContain('Encore 4\u00a0caractères')
    expect((await zone.call(null, 'POST', '/activations', { token, password: 'quinze lettres!' })).status).toBe(200)
  })

  test('a megabyte is refused unread', async () => {
    const { token } = await invited()
    const answer = await zone.call(null, 'POST', '/activations', { token, password: 'x'.repeat(1_000_000) })
    expect(answer.status).toBe(413)
  })

  test('after 72 hours the page sends a new link by the old token', async () => {
    const { accountId, token } = await invited()
    zone.clock.advance(73 * HOUR)
    expect((await zone.call(null, 'POST', '/activations/preview', { token })).status).toBe(410)
    expect((await zone.call(null, 'POST', '/activations/resend', { token })).status).toBe(202)
    const fresh = await tokenFor(accountId)
    expect(fresh).not.toBe(token)
    expect((await zone.call(null, 'POST', '/activations', { token: fresh, password: PASSWORD })).status).toBe(200)
  })

  test('the link of an account that is active brings a new password, and back to the share', async () => {
    const firm = await zone.firm('Gagnon Roy, notaires')
    const sender = await zone.member(firm.firmId, { name: 'Roy', email: 'roy@gagnon.example' })
    const email = 'retour@courriel.example'
    const dossier = await zone.call(firm.host, 'PUT', '/dossiers/2026-9', {
      description: 'Vente',
      parties: [{ kind: 'person', name: 'Anne Roy', email, locale: 'en-CA' }],
    })
    const { shareId } = await seedShare(zone, dossier.body.id, sender.memberId, email)
    const { account } = await zone.activate(email)
    const old = await zone.deps.db.read
      .selectFrom('link')
      .select(['id', 'shareId'])
      .where('accountId', '=', account.id)
      .executeTakeFirstOrThrow()
    await zone.deps.db.write((tx) => tx.updateTable('link').set({ shareId }).where('id', '=', old.id).execute())
    const token = zone.deps.keys.linkToken(old.id, 1)
    expect((await zone.call(null, 'POST', '/activations/resend', { token })).status).toBe(202)
    const fresh = await tokenFor(account.id)
    const preview = await zone.call(null, 'POST', '/password-resets/preview', { token: fresh })
    expect(preview.body).toMatchObject({ email })
    const done = await zone.call(null, 'PUT', '/password-resets', { token: fresh, password: PASSWORD })
    expect(done.body.continueTo).toBe(`/partages/${shareId}`)
  })

  test('a token that was cut is told from one that has served, and sends nothing', async () => {
    const { token } = await invited()
    for (const path of ['/activations/preview', '/activations/resend', '/password-resets/preview']) {
      const answer = await zone.call(null, 'POST', path, { token: token.slice(0, 6) })
      expect([path, answer.status, answer.body.code]).toEqual([path, 410, 'link_unknown'])
    }
  })

  test('who holds a link is told that no more leave this hour', async () => {
    const { token } = await invited()
    const statuses = []
    for (let n = 0; n < 4; n++) statuses.push((await zone.call(null, 'POST', '/activations/resend', { token })).status)
    expect(statuses).toEqual([202, 202, 202, 429])
  })

  test('the link tells the language of its e-mail', async () => {
    const { accountId, token } = await invited()
    await zone.deps.db.write((tx) =>
      tx.updateTable('account').set({ locale: 'en-CA' }).where('id', '=', accountId).execute(),
    )
    expect((await zone.call(null, 'POST', '/activations/preview', { token })).body.locale).toBe('en-CA')
  })

  test.each(['/activations/resend', '/password-resets'])(
    '%s answers the same for an address that nobody has, and writes as much',
    async (path) => {
      const { email } = await invited()
      for (const address of [email, 'personne@nulle-part.example']) {
        const { rows, of } = await rowsWritten(zone.deps.db, () => zone.call(null, 'POST', path, { email: address }))
        expect([of.status, of.body, ...rows]).toEqual([202, undefined, 1, 1, 1])
      }
    },
  )
})

describe('a forgotten password', () => {
  test('is chosen anew by a link that ends every session there was', async () => {
    const sylvie = await zone.member(firmId, { name: 'Oublieuse', email: 'oubli@etude.example' })
    await zone.call(null, 'POST', '/password-resets', { email: sylvie.email })
    const token = await tokenFor(sylvie.accountId)
    const password = 'nouveau lilas tracteur soupe'
    expect((await zone.call(null, 'POST', '/activations', { token, password })).status).toBe(410)
    const done = await zone.call(null, 'PUT', '/password-resets', { token, password })
    expect(done.status).toBe(200)
    expect((await zone.call(sylvie, 'GET', '/session')).body.account).toBeNull()
    expect((await zone.call(null, 'POST', '/session', { email: sylvie.email, password })).status).toBe(200)
    expect((await zone.call(null, 'POST', '/session', { email: sylvie.email, password: PASSWORD })).status).toBe(401)
  })

  test('of a recipient is not made of the name of the firm that wrote', async () => {
    const firm = await zone.firm('Beaulieu Gendron, notaires')
    const sender = await zone.member(firm.firmId, { name: 'Gendron', email: 'gendron@beaulieu.example' })
    const email = 'cliente@courriel.example'
    const dossier = await zone.call(firm.host, 'PUT', '/dossiers/2026-1', {
      description: 'Vente',
      parties: [{ kind: 'person', name: 'Anne Côté', email }],
    })
    await seedShare(zone, dossier.body.id, sender.memberId, email)
    const { account } = await zone.activate(email)
    await zone.call(null, 'POST', '/password-resets', { email })
    const token = await tokenFor(account.id)
    const answer = await zone.call(null, 'PUT', '/password-resets', { token, password: 'beaulieu tracteur lilas' })
    expect(answer.body.errors).toMatchObject([{ path: 'password', code: 'pwd_context' }])
  })

  test('its link lives half an hour', async () => {
    const sylvie = await zone.member(firmId, { name: 'Lente', email: 'lente@etude.example' })
    await zone.call(null, 'POST', '/password-resets', { email: sylvie.email })
    const token = await tokenFor(sylvie.accountId)
    zone.clock.advance(31 * MINUTE)
    expect((await zone.call(null, 'POST', '/password-resets/preview', { token })).status).toBe(410)
    expect((await zone.call(null, 'PUT', '/password-resets', { token, password: PASSWORD })).status).toBe(410)
    expect((await zone.call(null, 'POST', '/password-resets', { token })).status).toBe(202)
    const fresh = await tokenFor(sylvie.accountId)
    expect((await zone.call(null, 'POST', '/password-resets/preview', { token: fresh })).body).toMatchObject({
      email: sylvie.email,
      locale: 'fr-CA',
    })
  })

  test('three e-mails an hour to one address, then silence with the same answer', async () => {
    const { email } = await zone.member(firmId, { name: 'Visée', email: 'bombe@etude.example' })
    const statuses = []
    for (let n = 0; n < 5; n++) {
      zone.clock.advance(1000)
      statuses.push((await zone.call(null, 'POST', '/password-resets', { email }, {})).status)
    }
    const mails = await zone.deps.db.read
      .selectFrom('outbox')
      .select('id')
      .where('toAddress', '=', email)
      .where('kind', '=', 'account.reset')
      .execute()
    expect(mails).toHaveLength(3)
    expect(statuses.slice(0, 5)).toEqual([202, 202, 202, 202, 202])
  })
})
