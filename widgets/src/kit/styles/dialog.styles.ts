import { css, type CSSResult } from 'lit'

export const dialogStyles: CSSResult = css`
  dialog.dialog {
    inline-size: min(720px, 100vw - 48px);
    max-inline-size: none;
    max-block-size: calc(100vh - 48px);
    max-block-size: calc(100dvh - 48px);
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: var(--_shadow-dialog);
    overflow: hidden;
  }
  dialog.dialog[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
  }
  dialog.dialog.small {
    inline-size: min(480px, 100vw - 48px);
  }
  dialog.dialog::backdrop {
    background: var(--_veil);
  }
  dialog.dialog > form {
    display: contents;
  }
  .dialog-head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--_space-4);
    align-items: center;
    padding: var(--_space-4) var(--_space-4) var(--_space-4) var(--_space-6);
  }
  .dialog-head .steps {
    grid-column: 1 / -1;
    padding-inline-end: var(--_space-4);
  }
  .dialog-body {
    display: grid;
    gap: var(--_space-5);
    align-content: start;
    padding: var(--_space-2) var(--_space-6) var(--_space-6);
    overflow: auto;
  }
  .dialog-foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-3);
    justify-content: flex-end;
    padding: var(--_space-4) var(--_space-6);
    border-block-start: 1px solid var(--_line);
    background: var(--_shade);
  }
  .dialog-foot .first {
    margin-inline-end: auto;
  }
  .dialog-foot .first.quiet {
    margin-inline-start: -16px;
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2) var(--_space-4);
    align-items: center;
  }
  .steps li {
    display: flex;
    gap: 10px;
    align-items: center;
    color: var(--_ink-2);
    font-size: var(--_text-sm);
  }
  .steps li + li::before {
    content: '';
    inline-size: 40px;
    margin-inline-end: 6px;
    border-block-start: 1px solid var(--_line-strong);
  }
  .steps .n {
    display: grid;
    place-items: center;
    inline-size: 26px;
    block-size: 26px;
    border: 1px solid var(--_line-strong);
    border-radius: 50%;
    font-weight: var(--_weight-strong);
    font-variant-numeric: tabular-nums;
  }
  .steps [aria-current] {
    color: var(--_ink);
    font-weight: var(--_weight-strong);
  }
  .steps [aria-current] .n {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .steps .done .n {
    border-color: var(--_success);
    color: var(--_success);
  }
  @media (max-width: 559px) {
    dialog.dialog:not(.small) {
      inline-size: 100%;
      block-size: 100%;
      max-block-size: 100%;
      border: 0;
      border-radius: 0;
    }
    .dialog-head,
    .dialog-body,
    .dialog-foot {
      padding-inline: var(--_space-4);
    }
    .dialog:not(.small) .dialog-foot .first {
      display: none;
    }
    .dialog:not(.small) .dialog-foot .primary {
      flex: 1;
    }
    .steps li + li::before {
      inline-size: 16px;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog.dialog[open] {
      animation: jz-rise var(--_time) var(--_ease);
    }
    @keyframes jz-rise {
      from {
        opacity: 0;
        transform: translateY(8px);
      }
    }
  }
  @media (forced-colors: active) {
    .dialog-foot .first.quiet {
      margin-inline: 0 auto;
    }
  }
`
