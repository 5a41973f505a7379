import { css, type CSSResult } from 'lit'

export const bannerStyles: CSSResult = css`
  .banner {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: var(--_space-1) var(--_space-3);
    align-items: center;
    padding: var(--_space-3) var(--_space-4);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius-sm);
    background: var(--_accent-soft);
  }
  .banner > .ic {
    align-self: start;
    margin-block-start: 1px;
    color: var(--_accent);
  }
  /* A button is taller than a line: it reaches into the padding, and the icon stays beside the first line. */
  .banner > .btn {
    margin-block: -11px;
  }
  /* In a narrow place the words take the whole line, and the button stands under them. */
  @container (max-width: 479px) {
    .banner > .btn {
      grid-column: 2;
      justify-self: start;
      margin-block: -8px;
      margin-inline: calc(-1px - var(--pad));
    }
  }
  .banner.ok {
    border-color: var(--_success);
    background: var(--_success-soft);
  }
  .banner.ok > .ic {
    color: var(--_success);
  }
  .banner.warn {
    border-color: var(--_warning);
    background: var(--_warning-soft);
  }
  .banner.warn > .ic {
    color: var(--_warning);
  }
  .banner.bad {
    border-color: var(--_danger);
    background: var(--_danger-soft);
  }
  .banner.bad > .ic {
    color: var(--_danger);
  }
  .toast {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-3);
    max-inline-size: min(560px, 100%);
    min-block-size: 48px;
    padding: var(--_space-2) var(--_space-4);
    border-radius: var(--_radius-md);
    background: var(--_ink);
    color: var(--_paper);
    box-shadow: var(--_shadow-menu);
  }
  .toast .btn {
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .toast .btn:hover {
    background: none;
  }
  .toasts {
    position: sticky;
    z-index: 2;
    inset-block-end: var(--_space-4);
    display: grid;
    justify-items: center;
  }

  @media (forced-colors: active) {
    .toast {
      border: 1px solid;
    }
  }
`
