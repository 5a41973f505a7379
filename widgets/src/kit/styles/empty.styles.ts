import { css, type CSSResult } from 'lit'

export const emptyStyles: CSSResult = css`
  .empty {
    display: grid;
    gap: var(--_space-2);
    justify-items: center;
    padding: var(--_space-7) var(--_space-5);
    text-align: center;
  }
  .empty > .ic {
    inline-size: 28px;
    block-size: 28px;
    color: var(--_ink-3);
  }
  .empty p {
    max-inline-size: 46ch;
    color: var(--_ink-2);
  }
  .empty .btn {
    margin-block-start: var(--_space-3);
  }
  .bone {
    display: block;
    block-size: 12px;
    border-radius: var(--_radius-sm);
    background: var(--_shade-2);
  }
  .bone.w1 {
    inline-size: 60%;
  }
  .bone.w2 {
    inline-size: 40%;
  }
  .bone.w3 {
    inline-size: 75%;
  }
`
