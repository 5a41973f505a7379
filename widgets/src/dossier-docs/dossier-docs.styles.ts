import { css, type CSSResult } from 'lit'

export const dossierDocsStyles: CSSResult = css`
  .section-head {
    display: flex;
    gap: var(--_space-2) var(--_space-3);
    align-items: center;
    min-block-size: var(--_control);
  }
  .section-head h2 {
    flex: none;
    margin-inline-end: auto;
  }
  .section-head .tools {
    display: flex;
    flex: 0 1 auto;
    gap: var(--_space-3);
    min-inline-size: 0;
  }
  .section-head .search {
    flex: 0 1 240px;
    min-inline-size: 120px;
  }
  .section-head .btn {
    flex: none;
  }
  .section-head .bin {
    margin-inline: calc(-1 * var(--_space-2)) calc(-1 * var(--_space-3));
  }
  .bone-row {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) 72px;
    gap: var(--_space-3);
    align-items: center;
    min-block-size: 84px;
    border-block-end: 1px solid var(--_line);
  }
  .stack {
    display: grid;
    gap: var(--_space-3);
  }
  .section-head h2 .of {
    margin-inline-start: 4px;
    color: var(--_ink-2);
    font: var(--_text-md) var(--_font-text);
    font-variant-numeric: tabular-nums;
  }
  .rows {
    overflow-anchor: none;
  }
  .skeleton {
    animation: jz-late 0.3s step-end both;
  }
  .skeleton.unknown {
    min-block-size: 90vh;
  }
  @keyframes jz-late {
    from {
      visibility: hidden;
    }
  }
  .doc .note .btn {
    --pad: 0px;
    margin-block: -6px;
  }
  .who .note {
    flex-basis: 100%;
    color: var(--_ink-2);
    font-size: var(--_text-sm);
  }
  .who .note .btn {
    --pad: 4px;
  }
  .drop-over {
    position: absolute;
    z-index: 3;
    inset: 0;
    min-block-size: 120px;
    pointer-events: none;
  }
  .more-line {
    display: flex;
    justify-content: center;
    padding-block: var(--_space-3);
  }
  .facts {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px var(--_space-4);
    text-align: start;
  }
  .facts dt {
    color: var(--_ink-2);
  }
  @container (max-width: 559px) {
    .section-head {
      flex-wrap: wrap;
    }
    .section-head .tools {
      flex: 1 1 100%;
      flex-wrap: wrap;
      order: 1;
    }
    .section-head .tools > * {
      flex: 1 1 100%;
    }
  }
  @container (min-width: 860px) {
    .bone-row {
      min-block-size: 57px;
    }
    .sort-narrow {
      display: none;
    }
  }
  @media (hover: none), (max-height: 480px) {
    .drop.strip {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .doc.is-selected {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`
