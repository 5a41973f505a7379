import { css, type CSSResult } from 'lit'

export const laterStyles: CSSResult = css`
  .recipient + .recipient {
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_line);
  }
  .rec-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-block-end: var(--_space-2);
  }
  .rec-grid {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--_space-4) var(--_space-5);
  }
  .rights {
    display: grid;
    margin-block-start: 6px;
  }
  .add {
    justify-self: start;
  }
  .ok-title {
    display: flex;
    gap: var(--_space-3);
    align-items: center;
    min-block-size: var(--_control);
  }
  .ok-title .ic {
    inline-size: 26px;
    block-size: 26px;
    color: var(--_success);
  }
  .facts {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px var(--_space-4);
    overflow-wrap: anywhere;
  }
  .facts dt {
    color: var(--_ink-2);
  }
  .starts-sentence::first-letter {
    text-transform: uppercase;
  }
  .sent > li {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
    gap: var(--_space-1) var(--_space-5);
    padding-block: var(--_space-3);
    border-block-end: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .sent > li > div {
    display: grid;
    gap: 2px;
    align-content: start;
  }
  .sent .status {
    display: flex;
    gap: 6px;
    align-items: baseline;
    color: var(--_ink-2);
    font-size: var(--_text-sm);
    line-height: 1.6;
  }
  .sent .ic {
    transform: translateY(3px);
  }
  .after {
    display: grid;
    gap: var(--_space-2);
  }
  @media (max-width: 559px) {
    .rec-grid,
    .sent > li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
