import { css, type CSSResult } from 'lit'

export const signInStyles: CSSResult = css`
  /* Recipients read larger, and so does whoever comes by a share's link. */
  :host([reader]) {
    --_font-size: var(--jz-font-size, max(calc(var(--jz-rem, 16px) * 1.0625), 17px));
  }
`
