import { css, type CSSResult } from 'lit'

/** What every page of the site is made of. */
export const pageStyles: CSSResult = css`
  :host {
    background: none !important;
  }
  h1:focus {
    outline: none;
  }
  .page {
    display: grid;
    gap: var(--_space-5);
    align-content: start;
  }
  .page-head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-3) var(--_space-5);
    align-items: flex-end;
    justify-content: space-between;
  }
  .page-head .search {
    flex: 0 1 340px;
  }
  .crumb {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    min-block-size: var(--_control);
    margin-inline-start: -4px;
    font-size: var(--_text-sm);
  }
  .section {
    display: grid;
    gap: var(--_space-3);
    padding-block-start: var(--_space-4);
  }
  .section-head {
    min-block-size: var(--_control);
    align-content: center;
  }
  .of {
    margin-inline-start: 4px;
    color: var(--_ink-2);
    font: var(--_text-md) var(--_font-text);
  }
  .pager {
    display: flex;
    gap: var(--_space-4);
    align-items: center;
  }
  .unit-card {
    display: none;
  }
  .bone-row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 72px;
    gap: var(--_space-3);
    align-items: center;
    min-block-size: 56px;
    border-block-end: 1px solid var(--_line);
  }
  /* Bones only for who waits: most answers come before the eye would see them go. */
  .skeleton {
    animation: jz-wait 300ms step-end;
  }
  @keyframes jz-wait {
    from {
      visibility: hidden;
    }
  }
  @media (max-width: 719px) {
    .unit-card {
      display: inline;
    }
  }
  @media (max-width: 559px) {
    .page-head .search {
      flex: 1 1 100%;
    }
    .page-head > .btn {
      margin-inline: calc(-1 * var(--pad));
    }
  }
`
