import { css, type CSSResult } from 'lit'

/** Pages with nobody signed in, and the pages of recipients: a column, and a foot. */
export const gateStyles: CSSResult = css`
  .gate,
  .reader-page {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    min-block-size: 100vh;
    min-block-size: 100dvh;
  }
  .reader-page {
    grid-template-rows: auto minmax(0, 1fr) auto;
  }
  .column {
    display: grid;
    gap: var(--_space-5);
    align-content: start;
    inline-size: 100%;
    max-inline-size: 880px;
    margin-inline: auto;
    padding: var(--_space-6) var(--_space-5) var(--_space-7);
  }
  .column.slim {
    max-inline-size: 520px;
  }
  .gate > .column {
    align-content: center;
    max-inline-size: 448px;
  }
  .bar-top {
    border-block-end: 1px solid var(--_line);
    background: var(--_shade);
  }
  .bar-top .in {
    display: flex;
    gap: var(--_space-4);
    align-items: center;
    justify-content: space-between;
    max-inline-size: 880px;
    min-block-size: 64px;
    margin-inline: auto;
    padding: var(--_space-2) var(--_space-5);
  }
  .bar-top .firm {
    font: 400 var(--_text-lg) / 1.25 var(--_font-title);
  }
  .bar-top .firm small {
    display: block;
    color: var(--_ink-2);
    font: var(--_text-xs) / 1.4 var(--_font-text);
  }
  .form {
    display: grid;
    gap: var(--_space-5);
  }
  .facts {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px var(--_space-4);
  }
  .facts dt {
    color: var(--_ink-2);
  }
  .lede {
    margin-block-start: var(--_space-2);
  }
  /* What is said while one types has its line from the start: the field below stays where it is. */
  .verdict {
    min-block-size: calc(1.5 * var(--_text-sm));
  }
  .sent {
    display: flex;
    gap: var(--_space-3);
    align-items: flex-start;
  }
  .sent .ic {
    margin-block-start: 3px;
    color: var(--_success);
  }
  .ok-hint {
    display: flex;
    gap: 6px;
  }
  .ok-hint .ic {
    margin-block-start: 0.3em;
    color: var(--_success);
  }
  h1:focus {
    outline: none;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-2);
    align-items: center;
    justify-content: center;
    padding: var(--_space-4) var(--_space-5);
    border-block-start: 1px solid var(--_line);
    color: var(--_ink-2);
    font-size: var(--_text-sm);
  }
  .foot .help {
    flex-basis: 100%;
    text-align: center;
    text-wrap: balance;
  }
  .foot .btn {
    color: inherit;
    font-weight: var(--_weight);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  .foot .btn {
    min-block-size: var(--_control);
  }
  .foot .help a {
    padding-block: 10px;
    color: inherit;
  }
  .btn.wide {
    text-wrap: balance;
  }
  @media (max-width: 559px) {
    .column,
    .bar-top .in {
      padding-inline: var(--_space-4);
    }
    .column {
      padding-block-start: var(--_space-5);
    }
  }
`
