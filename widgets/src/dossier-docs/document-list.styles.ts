import { css, type CSSResult } from 'lit'

/** Head line, rows and selection bar of the list: two lines in a narrow container, columns from 860 px. */
export const documentListStyles: CSSResult = css`
  .selbar {
    position: relative;
    display: flex;
    gap: var(--_space-3);
    align-items: center;
    min-block-size: 56px;
    padding: 6px var(--_space-3) 6px 0;
    border-radius: var(--_radius-md) var(--_radius-md) 0 0;
    border-block-end: 1px solid var(--_line-strong);
    background: var(--_accent-soft);
  }
  .selbar .end {
    margin-inline-start: auto;
  }
  .tick {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    cursor: pointer;
  }
  .doc {
    display: grid;
    grid-template-columns: 44px minmax(0, 1fr) auto;
    gap: 0 var(--_space-1);
    align-items: center;
    padding-block: 6px;
    border-block-end: 1px solid var(--_line);
  }
  .doc .tick-cell {
    align-self: start;
  }
  .doc .name {
    display: flex;
    gap: 10px;
    align-items: flex-start;
    min-inline-size: 0;
    padding-block: 6px;
  }
  .doc .name > .ic {
    margin-block-start: 0.1em;
    color: var(--_ink-3);
  }
  .doc .name .t {
    min-inline-size: 0;
    line-height: 1.4;
  }
  .doc .name .badge {
    vertical-align: 1px;
  }
  .doc .info {
    grid-column: 2 / -1;
    display: grid;
    gap: 4px;
    padding-inline-start: 30px;
    padding-block-end: 8px;
  }
  .doc .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0 5px;
    color: var(--_ink-2);
    font-size: var(--_text-sm);
    line-height: 1.4;
  }
  .doc .line > :not(:last-child)::after {
    content: ' ·';
  }
  .doc .only,
  .doc .figure {
    display: none;
  }
  .doc .share {
    display: flex;
  }
  .doc .share:not(:has(.ic)) {
    display: none;
  }
  .doc .more {
    grid-row: 1;
    grid-column: 3;
    align-self: start;
    display: flex;
  }
  .doc .more .btn.icon {
    inline-size: 44px;
  }
  .doc .note {
    display: block;
    margin-block-start: 2px;
    color: var(--_ink-2);
    font-size: var(--_text-sm);
  }
  .doc.is-new .name .t > .n {
    font-weight: var(--_weight-strong);
  }
  .doc.is-selected {
    background: var(--_accent-soft);
    box-shadow: inset 3px 0 0 var(--_accent);
  }
  .doc:hover:not(.is-selected):not(.head) {
    background: var(--_shade);
  }
  @container (max-width: 559px) {
    .doc.is-bad .name {
      grid-column: 2 / -1;
    }
    .doc.is-bad .more {
      grid-row: 2;
      grid-column: 2;
      justify-self: start;
      margin-inline-start: 18px;
    }
  }
  .doc.is-bad .name > .ic,
  .doc.is-bad .note b {
    color: var(--_danger);
  }
  .doc.is-held .name > .ic,
  .doc.is-held .note b {
    color: var(--_warning);
  }
  .doc.head {
    display: none;
  }
  @container (max-width: 559px) {
    .selbar {
      flex-wrap: wrap;
      justify-content: flex-start;
      padding-inline-end: 6px;
    }
    .selbar strong {
      flex: 1 1 0;
      min-inline-size: min-content;
    }
    .selbar .end {
      display: none;
    }
    .selbar .anchor {
      margin-inline-start: auto;
    }
  }
  @container (min-width: 560px) {
    .doc {
      grid-template-columns: 44px minmax(0, 1fr) 172px auto;
      column-gap: var(--_space-2);
    }
    .doc .info {
      display: contents;
    }
    .doc .info > * {
      grid-row: 2;
    }
    .doc .info .line {
      grid-column: 2;
      padding-inline-start: 30px;
      padding-block-end: 6px;
    }
    .doc .info .share {
      grid-row: 1 / span 2;
      grid-column: 3;
    }
    .doc .more {
      grid-column: 4;
      grid-row: 1 / span 2;
      align-self: center;
    }
    .doc .tick-cell {
      grid-row: 1 / span 2;
      align-self: center;
    }
    .doc.is-wide .name {
      grid-column: 2 / 4;
    }
  }
  @container (min-width: 860px) {
    .doc {
      --cols: 44px minmax(0, 1fr) 64px 64px 84px minmax(132px, 0.32fr) minmax(160px, 0.32fr) 44px;
      grid-template-columns: var(--cols);
      column-gap: var(--_space-3);
      min-block-size: 56px;
    }
    .doc .info .line {
      display: contents;
    }
    .doc .info .line > * {
      color: var(--_ink-2);
      font-size: var(--_text-sm);
      line-height: 1.35;
    }
    .doc .info .line > ::after {
      display: none;
    }
    .doc .info .line .figure {
      display: inline;
    }
    .doc .unit {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .doc .only {
      display: inline;
    }
    .doc .info .share:not(:has(.ic)) {
      display: flex;
    }
    .doc .info > *,
    .doc .info .share,
    .doc .more,
    .doc .tick-cell {
      grid-row: auto;
      grid-column: auto;
    }
    .doc.is-wide {
      grid-template-columns: 44px minmax(0, 1fr) auto;
    }
    .doc.is-wide .name {
      grid-column: 2;
    }
    .doc .r {
      text-align: end;
    }
    .doc .r + :not(.r) {
      padding-inline-start: 8px;
    }
    .doc.head:not(.vh) {
      display: grid;
      min-block-size: 56px;
      padding-block: 0;
      border-block-end-color: var(--_line-strong);
      color: var(--_ink-2);
      font-size: var(--_text-xs);
      font-weight: var(--_weight-strong);
    }
  }
  .sort {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    min-inline-size: 36px;
    min-block-size: 40px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .sort.end {
    justify-content: flex-end;
  }
  .sort:hover,
  .sort.on {
    color: var(--_ink);
  }

  .sort-narrow {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 56px;
    padding-block: 6px;
    border-block-end: 1px solid var(--_line-strong);
  }
  .sort-narrow .all {
    display: flex;
    gap: 10px;
    align-items: center;
    min-block-size: 44px;
    padding-inline-start: 12px;
    font-size: var(--_text-sm);
  }
  .sort-narrow .select {
    flex: 0 1 172px;
    min-inline-size: 0;
  }
`
