import { css, type CSSResult } from 'lit'

export const tableStyles: CSSResult = css`
  .table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .table tr > :first-child {
    padding-inline-start: 0;
  }
  .table tr > :last-child {
    padding-inline-end: 0;
  }
  .table th,
  .table td {
    padding: 0 var(--_space-3);
    text-align: start;
  }
  .table thead th {
    block-size: 44px;
    border-block-end: 1px solid var(--_line-strong);
    color: var(--_ink-2);
    font-size: var(--_text-xs);
    font-weight: var(--_weight-strong);
    white-space: nowrap;
  }
  .table tbody td,
  .table tbody th {
    border-block-end: 1px solid var(--_line);
    font-weight: var(--_weight);
    line-height: 1.4;
  }
  @media (min-width: 720px) {
    .table tbody td,
    .table tbody th {
      block-size: 56px;
      padding-block: var(--_space-2);
      text-wrap: balance;
    }
  }
  .table tbody tr:hover {
    background: var(--_shade);
    box-shadow:
      -12px 0 var(--_shade),
      12px 0 var(--_shade);
  }
  .table .r {
    text-align: end;
  }
  th > .ref {
    font-weight: var(--_weight-strong);
  }
  .who-cell {
    display: flex;
    gap: 10px;
    align-items: center;
  }
  .who-cell .ic {
    color: var(--_ink-3);
  }
  .ref {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  @media (max-width: 719px) {
    .table,
    .table tbody,
    .table tr,
    .table td,
    .table tbody th {
      display: block;
      inline-size: auto;
    }
    .table thead {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
    }
    .table tbody tr {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 6px;
      padding-block: var(--_space-3);
      border-block-end: 1px solid var(--_line);
    }
    .table tbody tr:first-child {
      border-block-start: 1px solid var(--_line-strong);
    }
    .table tbody td,
    .table tbody th {
      flex-basis: 100%;
      padding: 0;
      border: 0;
    }
    .table .who-cell {
      font-weight: var(--_weight-strong);
    }
    .table .who-cell .ic {
      display: none;
    }
    .table td.in {
      flex-basis: auto;
      color: var(--_ink-2);
    }
    .table td.in:has(+ .in)::after {
      content: ' ·';
    }
    .table .r {
      text-align: start;
    }
    .table [data-label]::before {
      content: attr(data-label) ' ';
      color: var(--_ink-2);
      font-size: var(--_text-sm);
    }
  }
`
