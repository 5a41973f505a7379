import { css, type CSSResult } from 'lit'

export const queueStyles: CSSResult = css`
  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--_shade-2);
    color: var(--_accent);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--_shade-2);
  }
  progress::-webkit-progress-value {
    border-radius: 3px;
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    border-radius: 3px;
    background: var(--_accent);
  }
  .is-paused progress::-webkit-progress-value,
  .is-broken progress::-webkit-progress-value {
    background: var(--_ink-3);
  }
  .is-paused progress::-moz-progress-bar,
  .is-broken progress::-moz-progress-bar {
    background: var(--_ink-3);
  }
  .uploads .sub-head {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-3);
    align-items: center;
    justify-content: space-between;
    min-block-size: var(--_control);
  }
  .uploads .sub-head .acts {
    display: flex;
    flex-wrap: wrap;
    margin-inline: -12px;
  }
  .uploads .overall {
    display: grid;
    gap: 4px;
    padding-block-end: var(--_space-3);
  }
  .uploads .banner {
    margin-block: 0 var(--_space-2);
  }
  .uploads .rest {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-2);
    align-items: center;
    justify-content: space-between;
    border-block-start: 1px solid var(--_line);
  }
  .uploads .rest .btn {
    margin-inline-end: -12px;
  }
  .job {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: 4px var(--_space-3);
    align-items: center;
    padding: 10px 0;
    border-block-start: 1px solid var(--_line);
  }
  .job > .ic {
    grid-row: 1;
    align-self: start;
    margin-block-start: 2px;
    color: var(--_ink-3);
  }
  .job .who {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-2);
    align-items: baseline;
    min-inline-size: 0;
  }
  .job .bar {
    grid-column: 2;
    display: grid;
    gap: 4px;
  }
  .job .acts {
    grid-row: 1 / span 2;
    grid-column: 3;
    display: flex;
    gap: 2px;
    margin-inline-end: -12px;
  }
  .job .name {
    overflow-wrap: anywhere;
  }
  .uploads .tell {
    color: var(--_ink-2);
    font-size: var(--_text-sm);
    font-variant-numeric: tabular-nums;
  }
  .job.is-broken > .ic,
  .job.is-broken .tell b {
    color: var(--_warning);
  }
  .job.is-error > .ic,
  .job.is-error .tell b {
    color: var(--_danger);
  }
  .job.is-sent > .ic {
    color: var(--_success);
  }
  .tell b,
  .note b {
    font-weight: var(--_weight-strong);
  }
  .job .acts .lbl {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .job .acts .btn {
    inline-size: var(--_control-compact);
    padding: 0;
  }
  @media (pointer: coarse) {
    .job .acts .btn {
      inline-size: var(--_control);
    }
  }
  @container (min-width: 560px) {
    .job {
      grid-template-columns: 44px minmax(0, 1fr) auto;
      column-gap: var(--_space-2);
    }
    .job > .ic {
      justify-self: center;
    }
    .job .acts .btn.spell {
      inline-size: auto;
      padding: 4px var(--_space-3);
    }
    .job .acts .spell .lbl {
      position: static;
      inline-size: auto;
      block-size: auto;
      clip-path: none;
    }
  }
  @container (min-width: 860px) {
    .job {
      grid-template-columns: 44px minmax(0, 1fr) 264px 216px;
      column-gap: var(--_space-3);
      min-block-size: 60px;
    }
    .job:not(.is-talk) > .ic {
      align-self: center;
      margin: 0;
    }
    .job.is-talk {
      grid-template-columns: 44px minmax(0, 1fr) auto;
    }
    .job .bar {
      grid-column: 3;
    }
    .job .acts {
      grid-row: 1;
      grid-column: 4;
      justify-content: flex-end;
    }
    .job.is-talk .who {
      grid-row: 1;
    }
    .job.is-talk .bar {
      grid-row: 2;
      grid-column: 2;
    }
    .job.is-talk .acts {
      grid-row: 1 / span 2;
      grid-column: 3;
    }
  }
  @media (forced-colors: active) {
    .job .acts {
      margin-inline: 0;
    }
    progress {
      border: 1px solid;
    }
    progress::-webkit-progress-value {
      background: Highlight !important;
    }
    progress::-moz-progress-bar {
      background: Highlight !important;
    }
  }
`
