import './zone/jz-zone.ts'
import './dossier-docs/jz-dossier-docs.ts'
import './share-wizard/jz-share-wizard.ts'
import './recipient-inbox/jz-recipient-inbox.ts'
import './upload-box/jz-upload-box.ts'
import './portal/jz-portal.ts'

export { createClient, ZoneProblem, type JzClient } from './client/index.ts'
