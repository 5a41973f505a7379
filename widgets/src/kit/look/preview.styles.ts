import { css, type CSSResult } from 'lit'

export const previewStyles: CSSResult = css`
  dialog.dialog:has(.look-room) {
    inline-size: min(1040px, 100vw - 48px);
    block-size: calc(100vh - 48px);
    block-size: calc(100dvh - 48px);
  }
  .dialog-body:has(.look-room) {
    align-content: stretch;
    padding: 0;
    border-block-start: 1px solid var(--_line);
    overflow: hidden;
  }
  .look-room {
    position: relative;
    min-block-size: 0;
  }
  .look {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border: 0;
    background: var(--_shade);
  }
  .look-wait {
    /* Over the frame: in one that is hidden, browsers draw nothing. */
    position: absolute;
    inset: 0;
    display: flex;
    gap: var(--_space-2);
    align-items: center;
    justify-content: center;
    background: var(--_surface);
    color: var(--_ink-2);
  }
  @media (max-width: 559px) {
    dialog.dialog:has(.look-room) {
      inline-size: 100%;
      block-size: 100%;
    }
  }
`
