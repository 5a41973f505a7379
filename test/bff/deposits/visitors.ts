import { createBox } from '../../../bff/src/deposits/index.ts'
import { upload } from '../../support/upload.ts'
import type { Answer, Caller, Zone } from '../../support/zone.ts'

export const SITE = 'https://www.etude.example'
export const NOEMIE = 'noemie.t@courriel.example'

type BoxOptions = Pick<Parameters<typeof createBox>[1], 'origins' | 'maxFiles' | 'maxBytes'>

/** A box of the firm on its website. @returns its publishable key */
export async function openBox(zone: Zone, firmId: string, more: Partial<BoxOptions> = {}) {
  const privacyUrl = 'https://www.etude.example/confidentialite'
  const box = await createBox(zone.deps, { firmId, origins: [SITE], privacyUrl, ...more })
  if (typeof box === 'string') throw new Error(box)
  return box.publishableKey
}

export interface Visitor extends Caller {
  /** Of the visit, and of what becomes of it. */
  id: string
}

/** People on the firm's website. */
export function visitorsOf(zone: Zone, publishableKey: string) {
  const fromSite = { Origin: SITE, 'Sec-Fetch-Site': 'cross-site' }

  /** The form: as from another computer each time, for limits by place are a matter of their own test. */
  async function begin(more: object = {}): Promise<Answer> {
    await zone.deps.db.write((tx) => tx.deleteFrom('rateBucket').where('key', 'like', 'visit-ip:%').execute())
    const intro = { name: 'Noémie Tremblay', email: NOEMIE, ...more }
    return zone.call(null, 'POST', `/boxes/${publishableKey}/visits`, intro, fromSite)
  }

  /** The newest code of a visit, as its e-mail would say it. */
  async function codeOf(id: string): Promise<string> {
    const code = await zone.deps.db.read
      .selectFrom('code')
      .select('id')
      .where('depositId', '=', id)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    return zone.deps.keys.code(code.id)
  }

  const verify = (id: string, code: string): Promise<Answer> =>
    zone.call(null, 'POST', `/visits/${id}/verify`, { code }, fromSite)

  async function enter(id: string): Promise<Visitor> {
    const { status, body } = await verify(id, await codeOf(id))
    if (status !== 200) throw new Error(`verify: ${status} ${JSON.stringify(body)}`)
    return { id, headers: { ...fromSite, Authorization: `Bearer ${body.token}` } }
  }

  /** Form and code. Each has an address of his own unless one is given. */
  async function visit(more: object = {}): Promise<Visitor> {
    const own = `visiteur-${Math.random().toString(36).slice(2)}@courriel.example`
    const { status, body } = await begin({ email: own, ...more })
    if (status !== 202) throw new Error(`visit: ${status} ${JSON.stringify(body)}`)
    return enter(body.id as string)
  }

  const submit = (visitor: Visitor): Promise<Answer> => zone.call(visitor, 'POST', `/visits/${visitor.id}/submit`)

  /** A whole deposit. @returns its visitor */
  async function leave(files: string[] = ['relevé.pdf'], more: object = {}): Promise<Visitor> {
    const visitor = await visit(more)
    for (const filename of files) await uploadAs(visitor, filename)
    const { status, body } = await submit(visitor)
    if (status !== 200) throw new Error(`submit: ${status} ${JSON.stringify(body)}`)
    return visitor
  }

  async function uploadAs(visitor: Visitor, filename: string, content = `contenu de ${filename}`): Promise<void> {
    const done = await upload(zone, visitor, { filename, filetype: 'application/pdf' }, content)
    if (done.status !== 204) throw new Error(`upload: ${done.status} ${JSON.stringify(done.body)}`)
  }

  /** What the visitor has uploaded whole. */
  async function uploadIds({ id }: Visitor): Promise<string[]> {
    const rows = await zone.deps.db.read
      .selectFrom('upload')
      .select('id')
      .where('depositId', '=', id)
      .where('finishedAt', 'is not', null)
      .orderBy('id')
      .execute()
    return rows.map((row) => row.id)
  }

  return { begin, codeOf, verify, enter, visit, submit, leave, uploadAs, uploadIds }
}
