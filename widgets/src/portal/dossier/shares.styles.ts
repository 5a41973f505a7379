import { css, type CSSResult } from 'lit'

export const sharesStyles: CSSResult = css`
  .share-item {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    padding-block: var(--_space-3);
    border-block-start: 1px solid var(--_line-strong);
  }
  .share-item > * {
    grid-column: 1 / -1;
  }
  .share-item .title-line {
    grid-column: 1;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-3);
    align-items: center;
  }
  .share-item .acts {
    grid-row: 1;
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
    margin-inline-end: calc(-1 * var(--_space-3));
  }
  .row-acts {
    display: flex;
    justify-content: flex-end;
    margin-inline-end: calc(-1 * var(--_space-3));
  }
  .trace .status .ic {
    color: var(--_success);
  }
  .trace .status.bad .ic,
  .trace .status.warn .ic {
    color: inherit;
  }
  .trace .not {
    color: var(--_ink-3);
    font-size: var(--_text-sm);
  }
  .trace .is-gone .name {
    color: var(--_ink-3);
    text-decoration: line-through;
  }
  .picks {
    border-block-start: 1px solid var(--_line);
  }
  .picks > li {
    border-block-end: 1px solid var(--_line);
  }
  .date .input {
    max-inline-size: 220px;
  }
  @media (min-width: 720px) {
    .trace {
      table-layout: fixed;
    }
    .trace th:first-child {
      inline-size: 22%;
    }
    .trace th:last-child {
      inline-size: 172px;
    }
    .table.trace tbody > tr > * {
      block-size: 48px;
      padding-block: 2px;
    }
    .table.trace tbody > tr:last-child > * {
      border-block-end: 0;
    }
    .table.trace thead th {
      block-size: 32px;
      border-block-end-color: var(--_line);
    }
    .trace th > :not(.name, .vh) {
      display: flex;
    }
  }
  @media (max-width: 1099px) {
    .share-item .acts {
      grid-row: 3;
      grid-column: 1 / -1;
      margin-inline: calc(-1 * var(--_space-3));
    }
  }
  @media (max-width: 719px) {
    .table.trace tbody tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .trace tbody tr > * {
      grid-column: 1;
    }
    .trace tbody tr > th {
      font-weight: var(--_weight-strong) !important;
    }
    .trace tbody tr > td:last-child {
      grid-row: 1 / span 3;
      grid-column: 2;
    }
    .row-acts {
      display: grid;
      justify-items: end;
    }
    .trace tbody tr:first-child {
      border-block-start-color: var(--_line) !important;
    }
    .trace tbody tr:last-child {
      border-block-end: 0 !important;
    }
    .trace .not.skip {
      display: none;
    }
  }
`
