import { css, type CSSResult } from 'lit'

export const fieldStyles: CSSResult = css`
  .field {
    display: grid;
    gap: 6px;
    align-content: start;
  }
  .field > label,
  .label {
    font-size: var(--_text-sm);
    font-weight: var(--_weight-strong);
  }
  .input {
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: 8px var(--_space-3);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-md);
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
    line-height: 1.4;
  }
  .input::placeholder {
    color: var(--_ink-3);
    opacity: 1;
  }
  .input:hover {
    border-color: var(--_ink-2);
  }
  .input:focus-visible {
    outline-offset: -1px;
    border-color: var(--_focus);
  }
  textarea.input {
    min-block-size: 96px;
    resize: vertical;
  }
  .input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .input[aria-invalid='true']:focus-visible {
    outline-offset: 1px;
    border-color: var(--_danger);
  }
  .hint,
  .error {
    font-size: var(--_text-sm);
    color: var(--_ink-2);
  }
  .error {
    display: flex;
    gap: 6px;
    align-items: flex-start;
    color: var(--_danger);
  }
  .error .ic {
    margin-block-start: 0.2em;
  }
  .with-button {
    position: relative;
  }
  .with-button .input {
    padding-inline-end: 52px;
  }
  .with-button .btn {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
  }
  .search {
    position: relative;
  }
  .search .ic {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-start: 12px;
    color: var(--_ink-3);
  }
  .search .input {
    padding-inline-start: 40px;
  }
  .select {
    position: relative;
  }
  .select select {
    appearance: none;
    padding-inline-end: 40px;
    text-overflow: ellipsis;
  }
  .select .ic {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-end: 12px;
    color: var(--_ink-2);
    pointer-events: none;
  }
  .check {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    gap: 0 10px;
    align-items: start;
    padding-block: 8px;
    cursor: pointer;
  }
  .check .t {
    font-weight: var(--_weight-strong);
    line-height: 1.35;
  }
  .check .hint {
    grid-column: 2;
  }
  input[type='checkbox'] {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: inherit;
  }
  @media (forced-colors: active) {
    .input[aria-invalid='true'] {
      border-width: 3px;
    }
  }
`
