import type { CSSResult } from 'lit'
import { tokens } from '../tokens.styles.ts'
import { badgeStyles } from './badge.styles.ts'
import { bannerStyles } from './banner.styles.ts'
import { baseStyles } from './base.styles.ts'
import { buttonStyles } from './button.styles.ts'
import { hostStyles } from './host.styles.ts'

export { readerTokens } from '../tokens.styles.ts'
export { dialogStyles } from './dialog.styles.ts'
export { dropStyles } from './drop.styles.ts'
export { emptyStyles } from './empty.styles.ts'
export { fieldStyles } from './field.styles.ts'
export { menuStyles } from './menu.styles.ts'
export { queueStyles } from './queue.styles.ts'
export { tableStyles } from './table.styles.ts'

/** What every widget starts with: tokens, the border against the host's page, text, buttons, badges, banners. */
export const kitStyles: CSSResult[] = [tokens, hostStyles, baseStyles, buttonStyles, badgeStyles, bannerStyles]
