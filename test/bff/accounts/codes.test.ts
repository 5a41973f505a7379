import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../../bff/src/platform/clock.ts'
import { sweepSessions } from '../../../bff/src/services/accounts/index.ts'
import { PASSWORD } from '../../support/zone.ts'
import type { Answer } from '../../support/zone.ts'
import { linksOf } from '../mail/post-office.ts'
import { ANNE, COUPLE, JEAN, setScene, SYLVIE, WILLIAM } from '../shares/scene.ts'
import type { Scene } from '../shares/scene.ts'
import { rowsWritten } from './rows-written.ts'
import { browserWith, codeDesk, cookiesOf, whoIs } from './code-desk.ts'

let scene: Scene
let shareId: string
beforeAll(async () => {
  scene = await setScene()
  const people = ['Jean Roy', 'Anne Côté', 'William Smith', 'Marie Gagnon', 'Sylvie Arsenault']
  shareId = (await scene.send(people.map((name) => scene.to(name)))).id
  await scene.zone.activate(JEAN)
})
afterAll(() => scene.stop())
// What an hour allows is for each test anew.
beforeEach(async () => {
  await scene.later(HOUR)
  await scene.office.deliver()
})

const { ask, give, receive } = codeDesk(() => scene)

const wrong = (code: string): string => String((Number(code) + 1) % 100_000_000).padStart(8, '0')

describe('a code', () => {
  test('leads its owner in, from the share’s door to that share, and serves once', async () => {
    const { id, code } = await receive(JEAN, { shareId })
    const done = await give(id, code)
    expect([done.status, done.body.account.email, done.body.continueTo]).toEqual([200, JEAN, `/partages/${shareId}`])
    const cookies = cookiesOf(done)
    expect([...cookies.keys()]).toEqual(['jz_s'])
    expect(await whoIs(scene, browserWith({ jz_s: cookies.get('jz_s') }))).toBe(JEAN)
    const again = await give(id, code)
    expect([again.status, again.body.code]).toEqual([410, 'code_ended'])
  })

  test('comes from the firm that its reader knows, with no link in it, and is taken as it was printed', async () => {
    const { body } = await ask(WILLIAM)
    const [mail] = await scene.office.deliver()
    expect(mail!.from).toContain('Marchand Thibodeau')
    expect(linksOf(mail!).filter((link) => !link.startsWith('mailto:'))).toEqual([])
    const printed = /Your code is (\d{4}\s\d{4})\./.exec(mail!.text)?.[1] ?? ''
    expect((await give(body.id, ` ${printed} `)).body).toMatchObject({ continueTo: '/partages' })
  })

  test('is good for ten minutes', async () => {
    const first = await receive(JEAN)
    scene.zone.clock.advance(10 * MINUTE - SECOND)
    expect((await give(first.id, first.code)).status).toBe(200)
    const second = await receive(JEAN)
    scene.zone.clock.advance(10 * MINUTE)
    expect((await give(second.id, second.code)).body.code).toBe('code_ended')
  })

  test('takes five tries: the right one comes too late after them', async () => {
    const { id, code } = await receive(JEAN)
    const answers = []
    for (let n = 0; n < 5; n++) answers.push((await give(id, wrong(code))).body.code)
    expect(answers).toEqual(['bad_code', 'bad_code', 'bad_code', 'bad_code', 'code_ended'])
    expect((await give(id, code)).body.code).toBe('code_ended')
  })

  test('answers its own challenge only', async () => {
    const [mine, other] = [await receive(JEAN), await receive(ANNE)]
    expect((await give(other.id, mine.code)).body.code).toBe('bad_code')
    expect((await give(shareId, mine.code)).body.code).toBe('code_ended')
    expect((await give(mine.id, mine.code)).body.account.email).toBe(JEAN)
  })

  test('of a visitor’s deposit signs nobody in', async () => {
    const { id, code } = await receive(JEAN)
    await scene.zone.deps.db.write((tx) =>
      tx.updateTable('code').set({ purpose: 'deposit' }).where('id', '=', id).execute(),
    )
    expect((await give(id, code)).body.code).toBe('code_ended')
  })

  test('given twenty times at once lets one in', async () => {
    const { id, code } = await receive(JEAN)
    const answers = await Promise.all(Array.from({ length: 20 }, () => give(id, code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('activates an account that a share waits for, without a password', async () => {
    const { id, code } = await receive(ANNE)
    expect((await give(id, code)).body).toMatchObject({ account: { email: ANNE } })
    const account = await scene.zone.deps.db.read
      .selectFrom('account')
      .select(['activatedAt', 'passwordHash'])
      .where('email', '=', ANNE)
      .executeTakeFirstOrThrow()
    expect(account).toEqual({ activatedAt: scene.zone.clock.now().toISOString(), passwordHash: null })
    const byPassword = await scene.zone.call(null, 'POST', '/session', { email: ANNE, password: PASSWORD })
    expect([byPassword.status, byPassword.body.code]).toEqual([401, 'bad_credentials'])
  })

  test('guessed at from one address makes that address wait', async () => {
    const answers = []
    for (const email of [JEAN, ANNE, WILLIAM]) {
      const { id, code } = await receive(email)
      for (let n = 0; n < 4; n++) answers.push((await give(id, wrong(code))).status)
    }
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
  })

  test('is refused when it is no code at all', async () => {
    const { body } = await ask(JEAN)
    expect((await give(body.id, '')).body.code).toBe('bad_code')
    expect((await give(body.id, '1'.repeat(41))).body.errors).toMatchObject([{ path: 'code', code: 'too_long' }])
    expect((await give('inconnu', '1')).status).toBe(404)
  })
})

describe('an address that gets no code', () => {
  test.each([
    ['of nobody', 'personne@nulle-part.example'],
    ['of a member, who has a password', SYLVIE],
  ])('%s is answered alike, in as many rows, and nothing is sent', async (_, email) => {
    const { rows, of: known } = await rowsWritten(scene.zone.deps.db, () => ask(JEAN))
    const { rows: asMany, of: asked } = await rowsWritten(scene.zone.deps.db, () => ask(email))
    expect([asked.status, Object.keys(asked.body)]).toEqual([known.status, Object.keys(known.body)])
    expect(asked.status).toBe(202)
    expect(asMany).toEqual(rows)
    expect((await scene.office.deliver()).map(({ to }) => to)).toEqual([JEAN])
    expect((await give(asked.body.id, '12345678')).body.code).toBe('bad_code')
    // Not even the right one: nobody was told it.
    expect((await give(asked.body.id, scene.zone.deps.keys.code(asked.body.id))).body.code).toBe('code_ended')
  })

  test('whose only share was revoked has nothing to come for', async () => {
    const { id } = await scene.send([scene.to('Paul Gagnon')])
    const open = [shareId, id]
    await scene.office.deliver()
    for (const share of open) {
      const { recipients } = await scene.read(share)
      const couple = recipients.filter(({ email }) => email === COUPLE)
      for (const { id: rid } of couple) {
        await scene.zone.call(scene.clerk, 'DELETE', `/shares/${share}/recipients/${rid}`)
      }
    }
    expect((await ask(COUPLE)).status).toBe(202)
    expect((await scene.office.deliver()).map(({ to }) => to)).toEqual([])
  })

  test('is told the same beyond three an hour, and no more e-mail leaves', async () => {
    const answers = []
    for (let n = 0; n < 5; n++) answers.push((await ask(JEAN)).status)
    expect(answers).toEqual([202, 202, 202, 202, 202])
    expect(await scene.office.deliver()).toHaveLength(3)
  })

  test('from one network, ten an hour', async () => {
    const answers = []
    for (let n = 0; n < 11; n++) answers.push((await ask(`inconnu${n}@courriel.example`)).status)
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 202), 429])
  })

  test('leaves nothing behind after a day', async () => {
    await ask('personne@nulle-part.example')
    scene.zone.clock.advance(DAY + HOUR)
    await scene.zone.deps.db.write((tx) => sweepSessions(tx, scene.zone.clock.now()))
    const { read } = scene.zone.deps.db
    expect(await read.selectFrom('code').selectAll().execute()).toEqual([])
    expect(await read.selectFrom('outbox').select('id').where('toAddress', '=', '').execute()).toEqual([])
  })
})

describe('« Continuer sans mot de passe »', () => {
  async function activationToken(email: string): Promise<string> {
    const { id } = await scene.zone.deps.db.read
      .selectFrom('link')
      .innerJoin('account', 'account.id', 'link.accountId')
      .select('link.id')
      .where('account.email', '=', email)
      .where('link.usedAt', 'is', null)
      .orderBy('link.id', 'desc')
      .executeTakeFirstOrThrow()
    return scene.zone.deps.keys.linkToken(id, 1)
  }
  const activate = (body: object): Promise<Answer> => scene.zone.call(null, 'POST', '/activations', body)

  test('activates, signs in, and uses the link up', async () => {
    await scene.send([scene.to('William Smith')])
    const { call } = scene.zone
    await call(null, 'POST', '/activations/resend', { email: COUPLE })
    const share = await scene.send([scene.to('Marie Gagnon')])
    const token = await activationToken(COUPLE)
    expect((await call(null, 'POST', '/activations/preview', { token })).body.mayGoWithoutPassword).toBe(true)
    const done = await activate({ token, withoutPassword: true })
    expect([done.status, done.body.account.email]).toEqual([200, COUPLE])
    expect(done.body.continueTo).toMatch(/^\/partages\//)
    const me = browserWith({ jz_s: cookiesOf(done).get('jz_s') })
    expect((await call(me, 'GET', `/inbox/${share.id}`)).status).toBe(200)
    const again = await activate({ token, withoutPassword: true })
    expect([again.status, again.body.code]).toEqual([410, 'link_used_or_expired'])
  })

  test('is not for a member, and takes no half answer', async () => {
    const email = 'nouvelle@etude.example'
    const { inviteMember } = await import('../../../bff/src/services/accounts/index.ts')
    const { firmId } = scene.firm
    await inviteMember(scene.zone.deps, { firmId, locale: 'fr-CA', role: 'clerk', name: 'Nouvelle', email })
    const token = await activationToken(email)
    const { body } = await scene.zone.call(null, 'POST', '/activations/preview', { token })
    expect(body.mayGoWithoutPassword).toBe(false)
    const refused = await activate({ token, withoutPassword: true })
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'password'])
    for (const more of [{ withoutPassword: false }, { withoutPassword: true, password: PASSWORD }, {}]) {
      expect((await activate({ token, ...more })).status).toBeGreaterThanOrEqual(400)
    }
    expect((await activate({ token, password: PASSWORD })).status).toBe(200)
  })
})
