import { css, type CSSResult } from 'lit'

export const signInStyles: CSSResult = css`
  /* Recipients read larger, and so does whoever comes by a share's link. */
  :host([reader]) {
    --_font-size: var(--jz-font-size, max(1.0625rem, 17px));
  }
`
