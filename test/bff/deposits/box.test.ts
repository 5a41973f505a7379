import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { closeBox, createBox } from '../../../bff/src/deposits/index.ts'
import { DAY, HOUR, MINUTE } from '../../../bff/src/platform/clock.ts'
import { beginUpload } from '../../support/upload.ts'
import type { Caller } from '../../support/zone.ts'
import { plain } from '../mail/post-office.ts'
import { openSite } from './site.ts'
import { NOEMIE, openBox, SITE } from './visitors.ts'

const { zone, office, firm, box, visitors, calm, stop } = await openSite()
beforeEach(calm)
afterAll(stop)

const from = (origin: string): Record<string, string> => ({ Origin: origin, 'Sec-Fetch-Site': 'cross-site' })

describe('the box itself', () => {
  test('says who collects, by which rules and until when, on the sites that it lists and on our own pages', async () => {
    for (const headers of [from(SITE), from('http://localhost:8787'), {}]) {
      const { status, body } = await zone.call(null, 'GET', `/boxes/${box}`, undefined, headers)
      expect([status, body]).toEqual([
        200,
        {
          firm: 'Marchand Thibodeau, notaires',
          firmPhone: '418 555-0142',
          privacyUrl: 'https://www.etude.example/confidentialite',
          maxFiles: 20,
          maxBytes: 2_000_000_000,
          destroyedAt: new Date(zone.clock.now().getTime() + 14 * DAY).toISOString(),
        },
      ])
    }
  })

  test('on another site it explains itself, and no form is taken there', async () => {
    const elsewhere = from('https://hameconnage.example')
    const shown = await zone.call(null, 'GET', `/boxes/${box}`, undefined, elsewhere)
    expect([shown.status, shown.body.code]).toEqual([403, 'box_origin_refused'])
    expect(shown.headers.get('Access-Control-Allow-Origin')).toBe('https://hameconnage.example')
    const form = { name: 'Jean Roy', email: 'jean@courriel.example' }
    const sent = await zone.call(null, 'POST', `/boxes/${box}/visits`, form, elsewhere)
    expect([sent.status, sent.body.code]).toEqual([403, 'box_origin_refused'])
    expect(sent.headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(await office.deliver()).toEqual([])
  })

  test('a listed site may call, and stops being able to with its last box', async () => {
    const site = 'https://autre-etude.example'
    const preflight = async () => {
      const headers = { ...from(site), 'Access-Control-Request-Method': 'PATCH' }
      const { response } = await zone.call(null, 'OPTIONS', '/uploads', undefined, headers)
      return response.headers.get('Access-Control-Allow-Origin')
    }
    expect(await preflight()).toBeNull()
    const other = await openBox(zone, firm.firmId, { origins: ['https://www.autre-etude.example', site] })
    expect(await preflight()).toBe(site)
    expect(await closeBox(zone.deps, other)).toBe(true)
    expect(await preflight()).toBeNull()
    expect((await zone.call(null, 'GET', `/boxes/${other}`, undefined, from(site))).status).toBe(404)
    expect(await closeBox(zone.deps, other)).toBe(false)
  })

  test('an unknown key is none, and a key proves nothing', async () => {
    expect((await zone.call(null, 'GET', '/boxes/jzp_0000000000000000000000')).status).toBe(404)
    const bearer: Caller = { headers: { Authorization: `Bearer ${box}` } }
    expect((await beginUpload(zone, bearer, { filename: 'a.pdf' }, 4)).status).toBe(401)
    expect((await zone.call(bearer, 'GET', '/deposits')).status).toBe(401)
  })

  test('a firm that does not say what it does with what it collects opens none', async () => {
    const silent = await zone.firm('Étude Lavoie')
    expect(await createBox(zone.deps, { firmId: silent.firmId, origins: [SITE] })).toBe('no_privacy_page')
  })
})

describe('the form', () => {
  test.each([
    [{ name: ' ' }, 'name', 'required'],
    [{ name: '\u200b' }, 'name', 'required'],
    [{ name: '\u3164 \u2800\u00ad' }, 'name', 'required'],
    [{ name: 'é'.repeat(201) }, 'name', 'too_long'],
    [{ email: 'noemie' }, 'email', 'invalid_email'],
    [{ email: 'a@courriel.example, b@courriel.example' }, 'email', 'invalid_email'],
    [{ dossierNumber: '9'.repeat(65) }, 'dossierNumber', 'too_long'],
    [{ message: 'x'.repeat(2001) }, 'message', 'too_long'],
    [{ dossierId: 'x' }, 'dossierId', 'unknown_field'],
  ])('%# is refused by its field, and no e-mail leaves', async (more, path, code) => {
    const { status, body } = await visitors.begin(more)
    expect([status, body.errors]).toEqual([
      code === 'unknown_field' ? 400 : 422,
      [expect.objectContaining({ path, code })],
    ])
    expect(await office.deliver()).toEqual([])
  })

  test('sends a code, in the language that was read, from the firm; its text is the reader’s own, in one line', async () => {
    const form = { name: 'Noémie\r\nBcc: x@mal.example', email: ` ${NOEMIE.toUpperCase()} ` }
    const { status, body } = await zone.call(null, 'POST', `/boxes/${box}/visits`, form, {
      ...from(SITE),
      'Accept-Language': 'en-CA',
    })
    expect([status, Object.keys(body)]).toEqual([202, ['id']])
    const [letter, ...others] = await office.deliver()
    expect(others).toEqual([])
    expect([letter!.to, letter!.from]).toEqual([NOEMIE, expect.stringContaining('Marchand Thibodeau, notaires')])
    expect(letter!.raw).not.toMatch(/^bcc:/im)
    const [code = ''] = /\d{4} \d{4}/.exec(plain(letter!.subject)) ?? []
    const verified = await visitors.verify(body.id, code)
    expect([verified.status, verified.body]).toEqual([
      200,
      {
        token: expect.stringMatching(/^jzu_[\w-]{43}$/),
        expiresAt: new Date(zone.clock.now().getTime() + 30 * MINUTE).toISOString(),
      },
    ])
  })

  test('keeps nothing that is hidden, or that turns a line around', async () => {
    const member = await zone.member(firm.firmId, { name: 'Sylvie Arsenault', email: 'sylvie@etude.example' })
    const { id } = await visitors.leave(['relevé.pdf'], {
      name: '\u202eNoémie\u200b\tTremblay\u0000',
      dossierNumber: '2026\u2066-0308',
      message: 'Bonjour,\r\n\tvoici\u202e la suite.\u2028Merci\u200b',
    })
    const { body } = await zone.call(member, 'GET', `/deposits/${id}`)
    expect(body).toMatchObject({
      name: 'Noémie Tremblay',
      dossierNumber: '2026-0308',
      message: 'Bonjour,\n voici la suite.\nMerci',
    })
  })

  test('an address is written to three times an hour, whoever asks; the answer stays the same', async () => {
    const sent = [await visitors.begin(), await visitors.begin(), await visitors.begin(), await visitors.begin()]
    expect(sent.map(({ status, body }) => [status, Object.keys(body)])).toEqual(sent.map(() => [202, ['id']]))
    const again = await zone.call(null, 'POST', `/visits/${sent[0]!.body.id}/codes`)
    expect(again.status).toBe(202)
    expect((await office.deliver()).map(({ to }) => to)).toEqual([NOEMIE, NOEMIE, NOEMIE])
    // The fourth visit lives all the same: its code comes when the hour has passed.
    zone.clock.advance(HOUR)
    await zone.call(null, 'POST', `/visits/${sent[3]!.body.id}/codes`)
    expect(await office.deliver()).toHaveLength(1)
    expect((await visitors.verify(sent[3]!.body.id, await visitors.codeOf(sent[3]!.body.id))).status).toBe(200)
  })

  test('from one place ten an hour, codes asked again among them', async () => {
    await visitors.begin()
    const statuses: number[] = []
    for (let i = 0; i < 9; i++) {
      const form = { name: 'x', email: `x${i}@courriel.example` }
      statuses.push((await zone.call(null, 'POST', `/boxes/${box}/visits`, form, from(SITE))).status)
    }
    expect(statuses).toEqual(statuses.map(() => 202))
    const more = await zone.call(null, 'POST', '/visits/01930000-0000-7000-8000-000000000000/codes')
    expect([more.status, Number(more.headers.get('Retry-After')) > 0]).toEqual([429, true])
  })

  test('a visit that is none is answered like any other', async () => {
    const unknown = '01930000-0000-7000-8000-000000000000'
    expect((await zone.call(null, 'POST', `/visits/${unknown}/codes`)).status).toBe(202)
    const { status, body } = await visitors.verify(unknown, '00000000')
    expect([status, body.code]).toEqual([410, 'code_ended'])
    expect(await office.deliver()).toEqual([])
  })
})
