import { define } from '../kit/index.ts'
import { JzDossierDocsElement } from './jz-dossier-docs-element.ts'

export { JzDossierDocsElement }

define('jz-dossier-docs', JzDossierDocsElement)
