import type { BoxClient, ZoneProblem } from '../client/index.ts'
import type { DepositReceipt, UploadBox } from '../contract/index.ts'
import type { LiveRegion } from '../kit/index.ts'
import type { Visitor } from './visitor.ts'

/** What the steps after the form are given, and whom they tell. */
export interface HandoverOptions {
  client: BoxClient
  box: UploadBox
  visitor: Visitor
  visitId: string
  live: LiveRegion
  onChangeAddress: () => void
  onSent: (receipt: DepositReceipt) => void
  onMore: () => void
  onProblem: (problem: ZoneProblem) => void
  /** Focuses the first that is there. */
  focus: (...selectors: string[]) => void
}
