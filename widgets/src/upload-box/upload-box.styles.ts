import { css, type CSSResult } from 'lit'

export const uploadBoxStyles: CSSResult = css`
  :host {
    background: transparent !important;
    /* Where it is read for the frame of an isolated box. */
    accent-color: var(--jz-color-accent, auto) !important;
  }
  .box {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5);
    align-content: start;
    max-inline-size: 560px;
    padding: var(--_space-5) var(--_space-4);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
    color: var(--_ink);
  }
  @container (min-width: 480px) {
    .box {
      padding: var(--_space-6);
    }
  }
  .box-head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-4);
    align-items: baseline;
    justify-content: space-between;
  }
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5);
  }
  .input.short {
    max-inline-size: 240px;
  }
  .notice {
    display: grid;
    gap: var(--_space-2);
    color: var(--_ink-2);
    font-size: var(--_text-sm);
  }
  .box-foot {
    display: flex;
    gap: var(--_space-2);
    align-items: flex-start;
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_line);
    color: var(--_ink-2);
    font-size: var(--_text-sm);
  }
  .box-foot .ic {
    margin-block-start: 0.25em;
  }
  .loading {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
    min-block-size: 120px;
    color: var(--_ink-2);
  }
  iframe {
    display: block;
    inline-size: 100%;
    block-size: 760px;
    border: 0;
    background: transparent;
    color-scheme: inherit;
  }
`
