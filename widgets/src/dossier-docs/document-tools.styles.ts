import { css, type CSSResult } from 'lit'

export const documentToolsStyles: CSSResult = css`
  .versions > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--_space-1) var(--_space-3);
    align-items: center;
    padding-block: var(--_space-3);
    border-block-end: 1px solid var(--_line);
  }
  .versions .acts {
    display: flex;
    gap: var(--_space-1);
    align-items: center;
  }
  .versions .acts > :last-child {
    margin-inline-start: auto;
  }
  .dialog-foot:empty {
    display: none;
  }
  @media (max-width: 559px) {
    .versions > li {
      grid-template-columns: minmax(0, 1fr);
    }
    .versions .acts {
      justify-content: space-between;
      margin-inline-start: -12px;
    }
  }
`
