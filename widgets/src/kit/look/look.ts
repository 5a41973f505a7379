import type { Locale } from '../../contract/index.ts'

/** What the frame says when it listens, with the port that all else goes through. */
export const READY = 'jz-preview-ready'

export type LookKind = 'pdf' | 'image'

/** What the frame is given to show. It has no right of its own, and asks for nothing. */
export interface Look {
  kind: LookKind
  /** Media type, as the first bytes say. */
  type: string
  bytes: ArrayBuffer
  name: string
  locale: Locale
  /** As the dialog looks on its page. */
  ground: string
  ink: string
}

/** Why the frame cannot show it. */
export type Hindrance = 'locked' | 'damaged' | 'too_many_pixels' | 'unloaded'

/** What the frame answers. */
export type LookAnswer = { told: 'shown' } | { told: 'failed'; why: Hindrance } | { told: 'escape' }
