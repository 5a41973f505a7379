import { describe, expect, test } from 'vitest'
import type { DocumentSort } from '../../../widgets/src/contract/index.ts'
import { JEAN, SYLVIE, type Scene } from './scene.ts'

const UNKNOWN = '019f0000-0000-7000-8000-000000000000'

export function problemsContract(scene: () => Scene): void {
  describe('refusals', () => {
    test('are problems of RFC 9457, in the caller’s language', async () => {
      const fetch = await scene().zone.fetchAs(SYLVIE)
      const ask = (language: string): Promise<Response> =>
        fetch(`http://localhost:8787/api/v1/dossiers/${UNKNOWN}`, { headers: { 'Accept-Language': language } })
      const french = await ask('fr-CA')
      expect(french.status).toBe(404)
      expect(french.headers.get('content-type')).toContain('application/problem+json')
      const body = (await french.json()) as Record<string, unknown>
      expect(body).toMatchObject({ type: 'urn:juriszone:problem:not_found', status: 404, code: 'not_found' })
      expect(body['requestId']).toEqual(expect.any(String))
      const english = (await (await ask('en-CA')).json()) as Record<string, unknown>
      expect(english['detail']).not.toBe(body['detail'])
    })

    test('signed_out: nobody reads anything', async () => {
      const { as, dossier } = scene()
      const nobody = await as(null)
      expect(await nobody.session.get()).toEqual({ account: null })
      await expect(nobody.dossiers.get(dossier.id)).rejects.toMatchObject({ status: 401, code: 'signed_out' })
      await expect(nobody.inbox.list()).rejects.toMatchObject({ status: 401, code: 'signed_out' })
    })

    test('bad_credentials: an unknown address and a wrong password are told alike', async () => {
      const nobody = await scene().as(null)
      for (const email of [SYLVIE, 'personne@courriel.example']) {
        const attempt = nobody.session.signIn(email, 'pas le bon mot de passe')
        await expect(attempt).rejects.toMatchObject({ status: 401, code: 'bad_credentials' })
      }
    })

    test('forbidden: a recipient is no member', async () => {
      const { zone, sylvie, dossier, input, as } = scene()
      await sylvie.shares.send(dossier.id, input([await zone.addDocument(dossier.id, 'Bail.pdf')]), 'key')
      const jean = await as(JEAN)
      await expect(jean.people.list()).rejects.toMatchObject({ status: 403, code: 'forbidden' })
    })

    test('not_found: ids that name nothing, and ids that are none', async () => {
      const { sylvie } = scene()
      for (const id of [UNKNOWN, 'rien']) {
        const gone = { status: 404, code: 'not_found' }
        await expect(sylvie.dossiers.get(id)).rejects.toMatchObject(gone)
        await expect(sylvie.documents.list(id)).rejects.toMatchObject(gone)
        await expect(sylvie.documents.rename(id, 'Acte.pdf')).rejects.toMatchObject(gone)
        await expect(sylvie.shares.get(id)).rejects.toMatchObject(gone)
        await expect(sylvie.inbox.get(id)).rejects.toMatchObject(gone)
      }
    })

    test('invalid_query: limits, orders and cursors that no list knows', async () => {
      const { sylvie, dossier } = scene()
      const refused = { status: 400, code: 'invalid_query' }
      for (const limit of [0, 201, 1.5]) {
        await expect(sylvie.dossiers.list({ limit })).rejects.toMatchObject(refused)
      }
      await expect(sylvie.people.list({ cursor: 'rien' })).rejects.toMatchObject(refused)
      const sort = 'colour' as DocumentSort
      await expect(sylvie.documents.list(dossier.id, { sort })).rejects.toMatchObject(refused)
    })

    test('unknown_field: a body says nothing that nobody reads', async () => {
      const { zone, sylvie, dossier, input } = scene()
      const body = { ...input([await zone.addDocument(dossier.id, 'Bail.pdf')]), colour: 'bleu' }
      await expect(sylvie.shares.send(dossier.id, body, 'key')).rejects.toMatchObject({
        status: 400,
        code: 'invalid_body',
        errors: [{ path: 'colour', code: 'unknown_field' }],
      })
    })
  })
}
