import { define } from '../kit/index.ts'
import { JzUploadBoxElement } from './jz-upload-box-element.ts'

export { JzUploadBoxElement }

define('jz-upload-box', JzUploadBoxElement)
