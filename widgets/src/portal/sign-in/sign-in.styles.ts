import { css, type CSSResult } from 'lit'

export const signInStyles: CSSResult = css`
  /* Recipients read larger, and so does whoever comes by a share's link. */
  :host([reader]) {
    --_font-size: var(--jz-font-size, max(calc(var(--jz-rem, 16px) * 1.0625), 17px));
  }
  .input.code {
    max-inline-size: 220px;
    font-size: var(--_text-xl);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.12em;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
  }
  /* One under the other, both line up by their text. */
  @media (max-width: 479px) {
    .pair {
      display: grid;
      justify-items: start;
    }
    .pair .btn {
      margin-inline: calc(-1px - var(--pad));
    }
  }
`
