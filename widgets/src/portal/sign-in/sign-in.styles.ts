import { css, type CSSResult } from 'lit'

export const signInStyles: CSSResult = css`
  /* Whoever comes by a share's link is a recipient: they read larger. */
  :host([share]) {
    --_font-size: var(--jz-font-size, max(1.0625rem, 17px));
  }
`
