import { define } from '../kit/index.ts'
import { JzShareWizardElement } from './jz-share-wizard-element.ts'

export { JzShareWizardElement }

define('jz-share-wizard', JzShareWizardElement)
