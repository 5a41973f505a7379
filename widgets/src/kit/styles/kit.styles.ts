import type { CSSResult } from 'lit'
import { badgeStyles } from './badge.styles.ts'
import { bannerStyles } from './banner.styles.ts'
import { plainStyles } from './plain.styles.ts'

/** What a page of its own starts with: badges and banners too. */
export const kitStyles: CSSResult[] = [...plainStyles, badgeStyles, bannerStyles]
