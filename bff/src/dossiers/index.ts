import { purgeMail } from './purge.email.ts'

export { dossierRoutes } from './dossiers.routes.ts'
export { exportDossier } from './export-dossier.ts'
export { getDossierFor, requireOpenDossier, requireStillOpen, touchDossier } from './get-dossier.ts'
export type { DossierRow } from './get-dossier.ts'
export { memberScope } from './member-scope.ts'
export type { MemberScope } from './member-scope.ts'
export { tellPurges } from './tell-purges.ts'

export const dossierMails = [purgeMail] as const
