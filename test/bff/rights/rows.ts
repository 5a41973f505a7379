import { uploadMetadata } from '../../support/upload.ts'
import type { Cast } from './cast.ts'
import {
  everyone,
  hosts,
  firm,
  portal,
  ownLists,
  inbox,
  ownVisit,
  content,
  begunByClerk,
  nobodyAtAll,
} from './expectations.ts'
import type { Expectation } from './expectations.ts'

/** One request of a route that would do its work for whoever may. Path begins after /api/v1. */
export interface Sample {
  path: string
  body?: unknown
  headers?: Record<string, string>
}

export interface Row {
  expect: Expectation
  sample(cast: Cast): Sample | Promise<Sample>
}

const TUS = { 'Tus-Resumable': '1.0.0' }
const nobody = { email: 'personne@nulle-part.example' }
const noVisit = '01930000-0000-7000-8000-000000000000'
const noToken = { token: 'x'.repeat(43) }
const open = (path: string, body: object): Row => ({ expect: everyone, sample: () => ({ path, body }) })

const shareBody = (cast: Cast, documentId: string) => ({
  title: 'Projet',
  expiresOn: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10),
  documentIds: [documentId],
  recipients: [{ partyId: cast.dossier.parties[0].id, mayReturn: true, notifyRecipient: false }],
})

const announce = (metadata: Record<string, string>): Sample => ({
  path: '/uploads',
  headers: { ...TUS, 'Upload-Length': '4', 'Upload-Metadata': uploadMetadata({ filename: 'a.pdf', ...metadata }) },
})

/** Every route of the API; the test fails for one that is not here. */
export const ROWS: Record<string, Row> = {
  'GET /session': { expect: everyone, sample: () => ({ path: '/session' }) },
  // Wrong credentials are refused to all alike: 401 is this door's answer, not a right that is missing.
  'POST /session': { expect: everyone, sample: () => ({ path: '/session', body: { ...nobody, password: 'x' } }) },
  'POST /session/codes': open('/session/codes', nobody),
  'POST /session/codes/:id': {
    expect: everyone,
    sample: () => ({ path: '/session/codes/01930000-0000-7000-8000-000000000000', body: { code: '00000000' } }),
  },
  'POST /session/device': { expect: everyone, sample: () => ({ path: '/session/device' }) },
  'GET /devices': {
    expect: { ...inbox, clerk: 'ok', notary: 'ok', 'other member': 'ok', 'other recipient': 'ok' },
    sample: () => ({ path: '/devices' }),
  },
  'DELETE /devices/:id': {
    expect: inbox,
    sample: async ({ addDevice }) => ({ path: `/devices/${await addDevice()}` }),
  },
  'POST /activations': open('/activations', { ...noToken, password: 'x' }),
  'POST /activations/preview': open('/activations/preview', noToken),
  'POST /activations/resend': open('/activations/resend', nobody),
  'POST /password-resets': open('/password-resets', nobody),
  'POST /password-resets/preview': open('/password-resets/preview', noToken),
  'PUT /password-resets': open('/password-resets', { ...noToken, password: 'x' }),
  'GET /openapi.json': { expect: everyone, sample: () => ({ path: '/openapi.json' }) },
  'GET /docs': { expect: everyone, sample: () => ({ path: '/docs' }) },
  'GET /docs.css': { expect: everyone, sample: () => ({ path: '/docs.css' }) },

  'PUT /dossiers/:number': {
    expect: hosts,
    sample: () => ({ path: '/dossiers/2026-1', body: { description: 'x', parties: [] } }),
  },
  'POST /embed-tokens': {
    // The other firm has no such member: 422, which is no matter of rights.
    expect: hosts,
    sample: ({ clerkEmail }) => ({
      path: '/embed-tokens',
      body: { member: { email: clerkEmail }, origin: 'https://a.example' },
    }),
  },
  'GET /people': { expect: ownLists, sample: () => ({ path: '/people' }) },
  'GET /counts': { expect: ownLists, sample: () => ({ path: '/counts' }) },
  'GET /members': { expect: firm, sample: ({ dossier }) => ({ path: `/members?dossier=${dossier.id}` }) },
  'GET /dossiers': {
    expect: { ...firm, 'other member': 'ok', 'widget of another dossier': 'ok' },
    sample: () => ({ path: '/dossiers' }),
  },
  'GET /dossiers/:id': { expect: firm, sample: ({ dossier }) => ({ path: `/dossiers/${dossier.id}` }) },
  'POST /dossiers/:id/seen': { expect: firm, sample: ({ dossier }) => ({ path: `/dossiers/${dossier.id}/seen` }) },
  'POST /dossiers/:id/keeping': {
    expect: portal,
    sample: ({ dossier }) => ({ path: `/dossiers/${dossier.id}/keeping` }),
  },
  'POST /dossiers/:id/closing': {
    expect: portal,
    sample: async ({ exportAnother }) => ({
      path: `/dossiers/${(await exportAnother(`f-${Math.random()}`)).id}/closing`,
    }),
  },

  'GET /uploads': { expect: firm, sample: ({ dossier }) => ({ path: `/uploads?dossier=${dossier.id}` }) },
  'POST /uploads': { expect: firm, sample: ({ dossier }) => announce({ dossierId: dossier.id }) },
  'OPTIONS /uploads': { expect: everyone, sample: () => ({ path: '/uploads' }) },
  'OPTIONS /uploads/:id': { expect: everyone, sample: ({ newUpload }) => newUpload() },
  'GET /uploads/:id': { expect: nobodyAtAll(405), sample: ({ newUpload }) => newUpload() },
  'PATCH /uploads/:id': {
    expect: begunByClerk,
    sample: async ({ newUpload }) => ({
      ...(await newUpload()),
      body: 'x',
      headers: { ...TUS, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    }),
  },
  'DELETE /uploads/:id': {
    expect: begunByClerk,
    sample: async ({ newUpload }) => ({ ...(await newUpload()), headers: TUS }),
  },
  'GET /dossiers/:id/documents': {
    expect: firm,
    sample: ({ dossier }) => ({ path: `/dossiers/${dossier.id}/documents` }),
  },
  // The link itself is the proof, and good for sixty seconds.
  'GET /downloads/:token': { expect: everyone, sample: ({ newLink }) => newLink() },
  'POST /dossiers/:id/archives': {
    expect: firm,
    sample: async ({ dossier, newDocument }) => ({
      path: `/dossiers/${dossier.id}/archives`,
      body: { documentIds: [await newDocument()] },
    }),
  },
  'PATCH /documents/:id': {
    expect: firm,
    sample: async ({ newDocument }) => ({
      path: `/documents/${await newDocument()}`,
      body: { name: `acte-${Math.random()}.pdf` },
    }),
  },
  'DELETE /documents/:id': {
    expect: firm,
    sample: async ({ newDocument }) => ({ path: `/documents/${await newDocument()}` }),
  },
  'POST /documents/:id/restore': {
    expect: firm,
    sample: async ({ newDocument }) => ({ path: `/documents/${await newDocument()}/restore` }),
  },
  'GET /documents/:id/versions': {
    expect: firm,
    sample: async ({ newDocument }) => ({ path: `/documents/${await newDocument()}/versions` }),
  },
  'POST /documents/:id/versions/:n/adopt': {
    expect: firm,
    sample: async ({ newDocument }) => ({ path: `/documents/${await newDocument()}/versions/1/adopt` }),
  },
  'POST /documents/:id/versions/:n/separate': {
    expect: firm,
    sample: async ({ newDocument }) => ({ path: `/documents/${await newDocument()}/versions/1/separate` }),
  },
  'POST /documents/:id/release': {
    // For the notary the document is simply not held: 409.
    expect: { ...portal, clerk: 403 },
    sample: async ({ newDocument }) => ({ path: `/documents/${await newDocument()}/release`, body: { reason: 'Vu' } }),
  },
  'GET /documents/:id/content': {
    expect: content,
    sample: async ({ newShare }) => ({ path: `/documents/${(await newShare()).documentId}/content` }),
  },
  'POST /documents/:id/links': {
    expect: content,
    sample: async ({ newShare }) => ({ path: `/documents/${(await newShare()).documentId}/links`, body: {} }),
  },

  'POST /dossiers/:id/shares': {
    expect: firm,
    sample: async (cast) => ({
      path: `/dossiers/${cast.dossier.id}/shares`,
      body: shareBody(cast, await cast.newDocument()),
    }),
  },
  'GET /dossiers/:id/shares': { expect: firm, sample: ({ dossier }) => ({ path: `/dossiers/${dossier.id}/shares` }) },
  'GET /shares/:id': { expect: firm, sample: async ({ newShare }) => ({ path: `/shares/${(await newShare()).id}` }) },
  'PATCH /shares/:id': {
    expect: firm,
    sample: async (cast) => ({
      path: `/shares/${(await cast.newShare()).id}`,
      body: { addDocumentIds: [await cast.newDocument()] },
    }),
  },
  'DELETE /shares/:id': {
    expect: firm,
    sample: async ({ newShare }) => ({ path: `/shares/${(await newShare()).id}` }),
  },
  'POST /shares/:id/recipients/:rid/resend': {
    expect: firm,
    async sample({ newShare }) {
      const { id, recipientId } = await newShare()
      return { path: `/shares/${id}/recipients/${recipientId}/resend` }
    },
  },
  'DELETE /shares/:id/recipients/:rid': {
    expect: firm,
    async sample({ newShare }) {
      const { id, recipientId } = await newShare()
      return { path: `/shares/${id}/recipients/${recipientId}` }
    },
  },

  'GET /inbox': {
    expect: { ...inbox, clerk: 'ok', notary: 'ok', 'other member': 'ok', 'other recipient': 'ok' },
    sample: () => ({ path: '/inbox' }),
  },
  'GET /inbox/:shareId': {
    expect: inbox,
    sample: async ({ newShare }) => ({ path: `/inbox/${(await newShare()).id}` }),
  },
  'POST /inbox/:shareId/opening': {
    expect: inbox,
    sample: async ({ newShare }) => ({ path: `/inbox/${(await newShare()).id}/opening` }),
  },
  'GET /inbox/:shareId/archive': {
    expect: inbox,
    sample: async ({ newShare }) => ({ path: `/inbox/${(await newShare()).id}/archive` }),
  },
  'POST /inbox/:shareId/archives': {
    expect: inbox,
    sample: async ({ newShare }) => ({ path: `/inbox/${(await newShare()).id}/archives` }),
  },
  'POST /inbox/:shareId/extension-requests': {
    expect: inbox,
    sample: async ({ newShare }) => ({ path: `/inbox/${(await newShare()).id}/extension-requests` }),
  },
  'DELETE /inbox/:shareId/returns/:returnId': {
    expect: inbox,
    async sample({ newShare, giveBack }) {
      const { id } = await newShare()
      return { path: `/inbox/${id}/returns/${await giveBack(id)}` }
    },
  },

  'GET /boxes/:publishableKey': { expect: everyone, sample: ({ box }) => ({ path: `/boxes/${box}` }) },
  'POST /boxes/:publishableKey/visits': {
    expect: everyone,
    sample: ({ box }) => ({ path: `/boxes/${box}/visits`, body: { name: 'Jean Roy', ...nobody } }),
  },
  'POST /visits/:id/codes': { expect: everyone, sample: () => ({ path: `/visits/${noVisit}/codes` }) },
  'POST /visits/:id/verify': open(`/visits/${noVisit}/verify`, { code: '00000000' }),
  'DELETE /visits/:id/files/:uploadId': {
    expect: ownVisit,
    sample: async ({ visitId, newFile }) => ({ path: `/visits/${visitId}/files/${await newFile()}` }),
  },
  'POST /visits/:id/submit': { expect: ownVisit, sample: ({ visitId }) => ({ path: `/visits/${visitId}/submit` }) },
  'GET /deposits': { expect: ownLists, sample: () => ({ path: '/deposits' }) },
  'GET /deposits/:id': {
    expect: portal,
    sample: async ({ newDeposit }) => ({ path: `/deposits/${await newDeposit()}` }),
  },
  'POST /deposits/:id/opening': {
    expect: portal,
    sample: async ({ newDeposit }) => ({ path: `/deposits/${await newDeposit()}/opening` }),
  },
  'POST /deposits/:id/file': {
    expect: portal,
    sample: async ({ dossier, newDeposit }) => ({
      path: `/deposits/${await newDeposit()}/file`,
      body: { dossierId: dossier.id },
    }),
  },
  'DELETE /deposits/:id': {
    expect: portal,
    sample: async ({ newDeposit }) => ({ path: `/deposits/${await newDeposit()}` }),
  },

  'GET /events': {
    expect: { ...everyone, stranger: 401, host: 403, 'other host': 403, visitor: 403 },
    sample: () => ({ path: '/events' }),
  },
  'DELETE /session': { expect: everyone, sample: () => ({ path: '/session' }) },
}
