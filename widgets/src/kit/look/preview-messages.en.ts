import type { PreviewMessages } from './preview-messages.fr.ts'

export const messages: PreviewMessages = {
  preview: 'Preview',
  previewOf: (name) => `Preview: ${name}`,
  download: 'Download',
  downloadOne: (name) => `Download ${name}`,
  loading: 'Loading',
  shown: 'Document shown.',
  none: 'No preview for this type of document. Download it to open it.',
  heic: 'This photo is in HEIC format, which browsers do not show. Download it to see it.',
  tooHeavy: 'No preview above 50\u00a0MB. Download the document to read it.',
  tooManyPixels: 'This image is too large for a preview. Download it to see it.',
  locked: 'This PDF is protected by a password. Download it to open it.',
  damaged: 'This document cannot be shown here. Download it to read it.',
  blocked: 'The preview does not open in this page. Download the document to read it.',
}
