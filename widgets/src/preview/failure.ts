import type { Hindrance } from '../kit/look/look.ts'

export class Failure extends Error {
  readonly why: Hindrance

  constructor(why: Hindrance) {
    super(why)
    this.why = why
  }
}
