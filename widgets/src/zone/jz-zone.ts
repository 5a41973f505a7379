import { define } from '../kit/define.ts'
import { JzZoneElement } from './jz-zone-element.ts'

export { JzZoneElement }

define('jz-zone', JzZoneElement)
