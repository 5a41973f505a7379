import { css, type CSSResult } from 'lit'

export const dossierStyles: CSSResult = css`
  .dossier-no {
    display: flex;
    gap: var(--_space-3);
    align-items: center;
    color: var(--_ink-2);
    font-weight: var(--_weight-strong);
  }
  .keeping {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-5);
    align-items: center;
  }
  .keeping .btn {
    margin-block: -7px;
  }
  .parties-block {
    border-block: 1px solid var(--_line);
  }
  .parties-block > .btn {
    margin-block-end: var(--_space-3);
  }
  .parties {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(210px, 1fr));
    gap: var(--_space-3) var(--_space-5);
    padding-block: var(--_space-4);
  }
  .parties .role {
    color: var(--_ink-2);
    font-size: var(--_text-xs);
  }
  .parties .mail {
    color: var(--_ink-2);
    font-size: var(--_text-sm);
    overflow-wrap: anywhere;
  }
  .parties .is-gone,
  .parties .is-gone p {
    color: var(--_ink-3);
  }
  /* A long title makes room for the button: on a line of its own it would hang from nothing. */
  @media (min-width: 560px) {
    .page-head {
      flex-wrap: nowrap;
    }
    .page-head > .btn {
      flex: none;
    }
  }
  @media (min-width: 560px) and (max-width: 899px) {
    .parties {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`
