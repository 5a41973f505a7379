import type { CSSResult } from 'lit'
import { tokens } from '../tokens.styles.ts'
import { baseStyles } from './base.styles.ts'
import { buttonStyles } from './button.styles.ts'
import { hostStyles } from './host.styles.ts'

/** The least that a widget starts with: tokens, the border against the host's page, text, buttons. */
export const plainStyles: CSSResult[] = [tokens, hostStyles, baseStyles, buttonStyles]
