import { css, type CSSResult } from 'lit'

/** The field of a code, and the two buttons under it. */
export const codeStyles: CSSResult = css`
  .input.code {
    max-inline-size: 240px;
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
  @container (max-width: 439px) {
    .pair {
      display: grid;
      justify-items: start;
    }
    .pair > .btn {
      margin-inline: calc(-1px - var(--pad));
    }
  }
`
