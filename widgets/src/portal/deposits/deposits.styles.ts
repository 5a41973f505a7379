import { css, type CSSResult } from 'lit'

export const depositsStyles: CSSResult = css`
  .done:not(:empty) > .banner {
    margin-block-end: var(--_space-5);
  }
  .deposit {
    cursor: pointer;
  }
  .opener {
    display: inline-flex;
    gap: var(--_space-2);
    align-items: center;
    min-block-size: var(--_control-compact);
    padding: 0;
    border: 0;
    border-radius: var(--_radius-sm);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .opener > .ic {
    flex: none;
    color: var(--_ink-3);
    transform: rotate(-90deg);
  }
  .opener[aria-expanded='true'] > .ic {
    transform: none;
  }
  .opener:hover > span {
    text-decoration: underline;
  }
  .opener:focus-visible {
    outline-offset: 0;
  }
  .end .status {
    white-space: nowrap;
  }
  .deposit .ref {
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .email {
    display: block;
    margin-block-start: var(--_space-1);
    padding-inline-start: 28px;
    font-size: var(--_text-sm);
    overflow-wrap: anywhere;
  }
  .table tbody .is-open > * {
    border-block-end-color: transparent;
  }
  .table tbody .more > td {
    block-size: auto;
    padding: 0 0 var(--_space-4);
    text-wrap: wrap;
  }
  .table tbody .more:hover {
    background: none;
    box-shadow: none;
  }
  .details {
    display: grid;
    gap: var(--_space-4);
    padding-block-start: var(--_space-2);
    padding-inline-start: 28px;
  }
  .more .banner {
    margin-block-end: var(--_space-3);
  }
  .message {
    max-inline-size: 72ch;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .files {
    max-inline-size: 720px;
    border-block-start: 1px solid var(--_line);
  }
  .files > li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: var(--_space-3);
    align-items: center;
    min-block-size: 48px;
    padding-block: var(--_space-1);
    border-block-end: 1px solid var(--_line);
    line-height: 1.4;
  }
  .files > li > .ic {
    color: var(--_ink-3);
  }
  /* What stands in more than one line keeps off the rules. */
  .files > li:has(.status, .error) {
    padding-block: var(--_space-2);
  }
  .gets {
    display: flex;
  }
  .files .n {
    margin-inline-end: var(--_space-2);
    overflow-wrap: anywhere;
  }
  .files .status {
    display: flex;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2) var(--_space-3);
  }
  .choices {
    display: grid;
    gap: var(--_space-5);
  }
  .choices:focus {
    outline: none;
  }
  .choices .label {
    margin-block-end: var(--_space-2);
  }
  .search-part {
    display: grid;
    gap: var(--_space-3);
  }
  .search-part .label {
    margin: 0;
  }
  .picks {
    border-block-start: 1px solid var(--_line);
  }
  .picks > li {
    border-block-end: 1px solid var(--_line);
  }
  .picks input[type='radio'] {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .picks .check:has(:disabled) {
    color: var(--_ink-3);
    cursor: not-allowed;
  }
  .picks .t {
    overflow-wrap: anywhere;
  }
  .picks .ref {
    margin-inline-end: var(--_space-1);
  }
  /* Columns stay where they are, whatever opens, comes or goes. */
  @media (min-width: 1240px) {
    .deposits {
      table-layout: fixed;
    }
    .deposits th:nth-child(2) {
      inline-size: 128px;
    }
    .deposits th:nth-child(3) {
      inline-size: 124px;
    }
    .deposits th:nth-child(4) {
      inline-size: 196px;
    }
    .deposits th:last-child:not(:first-child) {
      inline-size: 184px;
    }
  }
  @media (max-width: 719px) {
    .opener {
      min-block-size: var(--_control);
      font-weight: var(--_weight-strong);
    }
    .deposits tbody .email {
      padding-inline-start: 28px;
    }
    .table.deposits .deposit {
      padding-inline-start: 28px;
    }
    .table.deposits .deposit > th {
      flex-basis: calc(100% + 28px);
      margin-inline-start: -28px;
    }
    .table.deposits .is-open {
      border-block-end: 0;
    }
    .table.deposits .more {
      padding-block-start: 0;
    }
    .details {
      inline-size: 100%;
    }
  }
  @media (max-width: 559px) {
    .details {
      padding-inline-start: 0;
    }
    .acts > .btn {
      flex: 1 1 100%;
    }
  }
`
