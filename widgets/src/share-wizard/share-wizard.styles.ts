import { css, type CSSResult } from 'lit'

export const shareWizardStyles: CSSResult = css`
  .date .input {
    max-inline-size: 220px;
  }
  .picked > li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: var(--_space-3);
    align-items: center;
    min-block-size: 52px;
    border-block-end: 1px solid var(--_line);
  }
  .picked > li > .ic {
    color: var(--_ink-3);
  }
  .picked .btn {
    margin-inline-end: -12px;
  }
  .picked .meta {
    margin-inline-start: var(--_space-1);
  }
  legend {
    padding: 0;
  }
  .members {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(260px, 100%), 1fr));
    gap: 0 var(--_space-5);
    max-block-size: 232px;
    overflow: auto;
  }
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
    margin-inline-start: calc(-1 * var(--_space-4));
  }
  .dialog-foot .banner {
    flex-basis: 100%;
  }
  .ok-title {
    display: flex;
    gap: var(--_space-3);
    align-items: center;
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
  }
  .sent > li > div {
    display: grid;
    gap: 2px;
    align-content: start;
  }
  .sent .status {
    line-height: 1.6;
  }
  @media (max-width: 559px) {
    .rec-grid,
    .sent > li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .add,
    .picked .btn {
      margin-inline: 0;
    }
  }
`
