import { css, type CSSResult } from 'lit'

export const dropStyles: CSSResult = css`
  .drop {
    display: flex;
    gap: var(--_space-2) var(--_space-3);
    align-items: center;
    justify-content: center;
    min-block-size: 64px;
    padding: var(--_space-3) var(--_space-4);
    border: 1.5px dashed var(--_line-strong);
    border-radius: var(--_radius-lg);
    color: var(--_ink-2);
    text-align: center;
  }
  .drop .ic {
    color: var(--_accent);
  }
  .drop:not(.tall) {
    text-align: start;
  }
  .drop.tall {
    flex-direction: column;
    min-block-size: 200px;
    padding: var(--_space-5);
  }
  .drop.tall > .ic {
    inline-size: 28px;
    block-size: 28px;
  }
  .drop.tall .btn .ic {
    color: inherit;
  }
  .drop p,
  .empty p {
    text-wrap: balance;
  }
  .drop .lead {
    color: var(--_ink);
    font-weight: var(--_weight-strong);
  }
  .drop:hover {
    border-color: var(--_accent);
    background: var(--_shade);
  }
  .drop.is-dragging {
    border: 2.5px dashed var(--_accent);
    background: var(--_accent-soft);
    color: var(--_ink);
  }
  .drop.is-disabled {
    border-color: var(--_line);
    background: var(--_shade);
    color: var(--_ink-3);
  }
  .drop.is-disabled .ic,
  .drop.is-disabled .lead {
    color: var(--_ink-3);
  }
  .drop.is-error {
    border: 1.5px solid var(--_danger);
    background: var(--_danger-soft);
    color: var(--_ink);
  }
  .drop.is-error .ic {
    color: var(--_danger);
  }
`
