import { css, type CSSResult } from 'lit'

export const portalStyles: CSSResult = css`
  :host {
    /* The site follows the reader's system; a widget on a host's page follows the host. */
    --jz-color-scheme: light dark;
    min-block-size: 100vh;
    min-block-size: 100dvh;
  }
  .plain {
    padding: var(--_space-6) var(--_space-5);
  }
  .lost {
    position: sticky;
    z-index: 3;
    inset-block-end: 0;
  }
  .lost .banner {
    border-block-start: 1px solid var(--_line);
    border-radius: 0;
  }
  /* The page where the session ended stays beneath, whole and out of sight. */
  dialog.over {
    inline-size: 100vw;
    max-inline-size: none;
    block-size: 100vh;
    block-size: 100dvh;
    max-block-size: none;
    padding: 0;
    border: 0;
    background: var(--_paper);
    color: var(--_ink);
  }
`
