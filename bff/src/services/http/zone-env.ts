import type { Locale } from '@juriszone/widgets/contract'
import type { Principal } from '../accounts/index.ts'

/** What middleware leaves for every handler. */
export interface ZoneEnv {
  Variables: {
    requestId: string
    /** Language of the answer's sentences. */
    locale: Locale
    principal: Principal
    /** Client's address, IPv6 cut to its /56: what limits count by. */
    ip: string
  }
}
