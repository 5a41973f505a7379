import { define } from '../kit/index.ts'
import { JzRecipientInboxElement } from './jz-recipient-inbox-element.ts'

export { JzRecipientInboxElement }

define('jz-recipient-inbox', JzRecipientInboxElement)
