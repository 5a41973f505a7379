import { css, type CSSResult } from 'lit'

export const buttonStyles: CSSResult = css`
  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-block-size: var(--_control);
    --pad: var(--_space-4);
    padding: 6px var(--pad);
    border: 1px solid transparent;
    border-radius: var(--_radius-md);
    background: none;
    color: inherit;
    font: var(--_weight-strong) var(--_text-md) / 1.3 var(--_font-text);
    text-decoration: none;
    text-align: center;
    cursor: pointer;
  }
  .btn.primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .btn.primary:hover {
    background: var(--_accent-strong);
    color: var(--_on-accent);
  }
  .btn.secondary {
    border-color: var(--_line-strong);
    background: var(--_surface);
    color: var(--_ink);
  }
  .btn.secondary:hover {
    border-color: var(--_ink-2);
    background: var(--_shade);
  }
  .btn.quiet {
    color: var(--_accent);
  }
  .btn.quiet:hover {
    background: var(--_shade);
    color: var(--_accent-strong);
  }
  .btn.danger {
    background: var(--_danger);
    color: var(--_on-danger);
  }
  .btn.danger:hover {
    background: var(--_danger-strong);
  }
  .btn.quiet.alert {
    color: var(--_danger);
  }
  .btn .meta {
    font-weight: var(--_weight);
  }
  .btn.small {
    min-block-size: var(--_control-compact);
    --pad: var(--_space-3);
    padding-block: 4px;
    font-size: var(--_text-sm);
  }
  .btn.icon {
    --pad: var(--_space-3);
    inline-size: var(--_control);
    padding: 0;
    color: var(--_ink-2);
  }
  .btn.icon:hover {
    background: var(--_shade);
    color: var(--_ink);
  }
  .btn.icon.small {
    inline-size: var(--_control-compact);
  }
  /* a quiet button at an edge lines up by its text, not by its invisible box */
  .os {
    margin-inline-start: calc(-1px - var(--pad));
  }
  .oe {
    margin-inline-end: calc(-1px - var(--pad));
  }
  .btn.wide {
    inline-size: 100%;
  }
  .btn[disabled],
  .btn[aria-disabled='true'] {
    border-color: transparent;
    background: var(--_shade-2);
    color: var(--_ink-3);
    cursor: not-allowed;
  }
  .btn.quiet[disabled] {
    background: none;
  }
  @media (pointer: coarse) {
    .btn.small {
      min-block-size: var(--_control);
    }
    .btn.icon.small {
      inline-size: var(--_control);
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .btn {
      transition:
        background-color var(--_time-fast) var(--_ease),
        border-color var(--_time-fast) var(--_ease);
    }
  }
  @media (forced-colors: active) {
    .btn {
      border: 1px solid;
    }
    .os,
    .oe {
      margin-inline: 0;
    }
    .btn[disabled] {
      color: GrayText !important;
    }
  }
`
