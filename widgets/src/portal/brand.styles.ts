import { css, type CSSResult } from 'lit'

/** « JurisZone » and its mark. */
export const brandStyles: CSSResult = css`
  .brand {
    display: inline-flex;
    gap: 10px;
    align-items: center;
    min-block-size: 36px;
    color: var(--_ink);
    font: 400 22px / 1.2 var(--_font-title);
    text-decoration: none;
  }
  .mark {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
  }
  .mark .a {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2;
  }
  .mark .b {
    fill: var(--_accent);
  }
  @media (forced-colors: active) {
    .mark .a {
      stroke: CanvasText;
    }
    .mark .b {
      fill: CanvasText;
    }
  }
`
