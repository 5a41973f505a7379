import type { DepositReceipt, UploadBox, VerifiedVisit, Visit, VisitInput } from '@juriszone/widgets/contract'
import { fieldsProblem, orNotFound, Problem } from '../../../bff/src/platform/problems.ts'
import { createRoutes, param, readBody, type FakeContext } from './http.ts'
import { newId, type FakeVisit, type ZoneState } from './state.ts'

/** What every visit's e-mail says. */
export const FAKE_VISIT_CODE = '40271835'
const DAY = 24 * 3_600_000

/** A firm's box on its website: what visitors send by tus comes in by `arriveAt`. */
export function boxRoutes(state: ZoneState) {
  const destroyedAt = (): string => new Date(state.now().getTime() + 14 * DAY).toISOString()

  function requireBox(c: FakeContext): void {
    const { box } = state
    if (!box.isOpen || param(c, 'key') !== box.key) throw new Problem('not_found')
    if (box.isOtherSite) throw new Problem('box_origin_refused')
  }

  const visitOf = (c: FakeContext): FakeVisit => orNotFound(state.visits.find(({ id }) => id === param(c, 'id')))

  function requireToken(c: FakeContext): FakeVisit {
    const visit = visitOf(c)
    if (visit.token === null || c.req.header('Authorization') !== `Bearer ${visit.token}`)
      throw new Problem('visit_ended')
    return visit
  }

  return createRoutes()
    .get('/boxes/:key', (c) => {
      requireBox(c)
      const { maxFiles, maxBytes } = state.box
      return c.json<UploadBox>({
        firm: state.firm.name,
        firmPhone: state.firm.phone,
        privacyUrl: 'https://notaires.example/confidentialite',
        maxFiles,
        maxBytes,
        destroyedAt: destroyedAt(),
      })
    })
    .post('/boxes/:key/visits', async (c) => {
      requireBox(c)
      const input = await readBody<VisitInput>(c, {
        name: 'required',
        email: 'required',
        dossierNumber: 'optional',
        message: 'optional',
      })
      if (!input.email.includes('@')) throw fieldsProblem([{ path: 'email', code: 'invalid_email' }])
      const id = newId(state)
      state.visits.push({ id, input, codesSent: 1, tries: 0, token: null, files: [], receipt: null })
      return c.json<Visit>({ id }, 202)
    })
    .post('/visits/:id/codes', (c) => {
      const visit = visitOf(c)
      Object.assign(visit, { codesSent: visit.codesSent + 1, tries: 0 })
      return c.body(null, 202)
    })
    .post('/visits/:id/verify', async (c) => {
      const visit = visitOf(c)
      const { code } = await readBody<{ code: string }>(c, { code: 'required' })
      if (visit.tries >= 5) throw new Problem('code_ended')
      visit.tries += 1
      if (code !== FAKE_VISIT_CODE) throw new Problem('bad_code')
      visit.token = `jzu_${visit.id}${visit.codesSent}`
      const expiresAt = new Date(state.now().getTime() + 30 * 60_000).toISOString()
      return c.json<VerifiedVisit>({ token: visit.token, expiresAt })
    })
    .delete('/visits/:id/files/:uploadId', (c) => {
      const visit = requireToken(c)
      orNotFound(visit.files.find(({ uploadId }) => uploadId === param(c, 'uploadId')))
      visit.files = visit.files.filter(({ uploadId }) => uploadId !== param(c, 'uploadId'))
      return c.body(null, 204)
    })
    .post('/visits/:id/submit', (c) => {
      const visit = requireToken(c)
      if (visit.files.length === 0) throw new Problem('deposit_empty')
      visit.receipt ??= {
        id: newId(state),
        firm: state.firm.name,
        submittedAt: state.now().toISOString(),
        destroyedAt: destroyedAt(),
        files: visit.files.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
      }
      return c.json<DepositReceipt>(visit.receipt)
    })
}

/** An upload of the last visit has arrived whole. */
export function arriveAt(state: ZoneState, file: { uploadId: string; name: string; size: number }): void {
  state.visits
    .at(-1)
    ?.files.push({ ...file, sha256: 'b7e23ec29af22b0b4e41da31e868d57226121c84f2d2a8f2c1d4e6f7a9b0c1d2' })
}
