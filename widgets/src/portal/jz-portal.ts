import { define } from '../kit/index.ts'
import { JzPortalElement } from './jz-portal-element.ts'

export { JzPortalElement }

define('jz-portal', JzPortalElement)
