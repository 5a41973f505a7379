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
  .facts {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_space-4);
    align-items: center;
  }
  .reminders {
    display: flex;
    gap: 6px;
    align-items: center;
    margin-inline-end: calc(-1 * var(--_space-3));
  }
  .reminders > :not(span) {
    flex: none;
  }
  .late {
    flex-wrap: wrap;
    gap: 2px 6px;
    align-items: center;
    color: var(--_ink-2);
    font-weight: var(--_weight);
    font-size: var(--_text-sm);
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
  .trace .status.begun .ic,
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
  .share-item h3:focus {
    outline: none;
  }
  .share-item > .banner {
    margin-block: var(--_space-2);
  }
  .link {
    overflow-wrap: anywhere;
    user-select: all;
  }
  .trace tr:has(+ .why) > * {
    border-block-end-color: transparent;
  }
  .trace .why > td {
    padding-inline: 0;
  }
  .trace .why .status.bad {
    color: var(--_ink-2);
  }
  .trace .why .status.bad .ic,
  .trace .why strong {
    color: var(--_danger);
  }
  .trace th .meta,
  .trace th .status {
    font-weight: var(--_weight);
  }
  .over {
    border-block-start: 1px solid var(--_line-strong);
  }
  .over > summary {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
    min-block-size: 56px;
    font-weight: var(--_weight-strong);
    list-style: none;
    cursor: pointer;
  }
  .over > summary::-webkit-details-marker {
    display: none;
  }
  .over > summary > .ic {
    color: var(--_ink-2);
    transform: rotate(-90deg);
  }
  .over[open] > summary > .ic {
    transform: none;
  }
  .over > summary:hover {
    color: var(--_accent);
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
    .trace :is(th, td) {
      padding-inline: var(--_space-2);
    }
    .trace th:first-child {
      inline-size: 20%;
    }
    .trace th:last-child {
      inline-size: 168px;
    }
    .table.trace tbody > tr > * {
      block-size: 48px;
      padding-block: 2px;
    }
    .table.trace tbody > tr > th:has(.late) {
      padding-block: 6px;
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
      grid-row: 1 / span 6;
      grid-column: 2;
      align-self: start;
    }
    .trace tbody .why > td:last-child {
      grid-row: auto;
      grid-column: 1 / -1;
    }
    .table.trace tr:has(+ .why) {
      padding-block-end: 0;
      border-block-end: 0;
    }
    .trace th > :not(.name) {
      display: flex;
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
    .trace td > span:is(.begun, .bad) {
      display: inline;
    }
    .trace td > span:is(.begun, .bad) .ic {
      margin-inline-end: 6px;
    }
  }
`
