import { css, type CSSResult } from 'lit'

export const laterStyles: CSSResult = css`
  .status {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    color: var(--_success);
    font-size: var(--_text-sm);
  }
  .ok-title {
    display: flex;
    gap: var(--_space-3);
    align-items: flex-start;
  }
  .ok-title:focus {
    outline: none;
  }
  /* As high as a line of the title: it stays beside the first of two. */
  .ok-title .ic {
    inline-size: 26px;
    block-size: calc(1em * var(--_leading-tight));
    color: var(--_success);
  }
  .row,
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2) var(--_space-3);
  }
  .acts {
    gap: var(--_space-1);
    align-items: center;
    justify-content: flex-end;
  }
  .by-screen .quiet {
    --pad: 0px;
  }
  .btn.by-camera {
    display: none;
  }
  @media (pointer: coarse) {
    .btn.by-camera {
      display: inline-flex;
    }
    .row > .btn {
      flex: 1 1 auto;
    }
  }
  .chooser {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
  }
  .chooser > .ic {
    position: absolute;
    z-index: 1;
    inset-block-start: 28px;
    inset-inline-start: calc(50% - 14px);
    inline-size: 28px;
    block-size: 28px;
    color: var(--_accent);
    pointer-events: none;
  }
  .bar {
    display: grid;
    gap: 6px;
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: var(--_radius-full);
    overflow: hidden;
    background: var(--_shade-2);
  }
  progress::-webkit-progress-bar {
    background: var(--_shade-2);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  [role='status']:empty {
    display: none;
  }
  .faults {
    border-block-start: 1px solid var(--_line);
  }
  .faults li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    gap: var(--_space-1) var(--_space-3);
    padding-block: var(--_space-3);
    border-block-end: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .faults li > .ic {
    margin-block-start: 2px;
    color: var(--_danger);
  }
  .faults .acts {
    grid-column: 2;
    justify-content: flex-start;
    margin-inline-start: calc(-1px - var(--_space-3));
  }
  .why {
    color: var(--_danger);
    font-size: var(--_text-sm);
  }
  .identity {
    display: grid;
    gap: var(--_space-1);
  }
  .identity legend {
    padding: 0;
  }
  .side {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--_space-2);
    align-items: center;
    min-block-size: 52px;
    padding-block: var(--_space-1);
    border-block-end: 1px solid var(--_line);
  }
  .side > .acts {
    flex-wrap: nowrap;
    gap: var(--_space-3);
  }
  .send {
    display: grid;
    gap: var(--_space-3);
  }
  .receipt {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .receipt th,
  .receipt td {
    padding: var(--_space-2) 0;
    border-block-end: 1px solid var(--_line);
    font-weight: var(--_weight);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  .receipt .r {
    padding-inline-start: var(--_space-4);
    text-align: end;
  }
  .receipt thead th {
    border-block-end-color: var(--_line-strong);
    color: var(--_ink-2);
    font-size: var(--_text-sm);
  }
  .receipt tfoot > tr > * {
    border: 0;
    font-weight: var(--_weight-strong);
  }
  .hash {
    display: block;
    color: var(--_ink-2);
    font-size: var(--_text-xs);
    font-variant-numeric: tabular-nums;
  }
  .facts {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: var(--_space-1) var(--_space-4);
  }
  .facts dt {
    color: var(--_ink-2);
  }
  /* In two columns so narrow, a date is cut. */
  @container (max-width: 339px) {
    .facts {
      grid-template-columns: minmax(0, 1fr);
    }
    .facts dd + dt {
      margin-block-start: var(--_space-2);
    }
  }

  @media print {
    .box {
      max-inline-size: none;
      padding: 0;
      border: 0;
    }
    .by-screen,
    .notice,
    .box-foot {
      display: none;
    }
  }
`
