import { css, type CSSResult } from 'lit'

export const shareWizardStyles: CSSResult = css`
  .date .input {
    max-inline-size: 220px;
  }
  .picked > li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: var(--_space-3);
    align-items: center;
    min-block-size: 52px;
    padding-block: var(--_space-1);
    border-block-end: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .picked > li > .ic {
    color: var(--_ink-3);
  }
  .picked .btn {
    margin-inline-end: -12px;
  }
  .picked .meta {
    margin-inline-start: var(--_space-1);
  }
  .picked .error {
    padding-block: 2px var(--_space-1);
  }
  legend {
    padding: 0;
  }
  .members {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(260px, 100%), 1fr));
    gap: 0 var(--_space-5);
    max-block-size: 232px;
    overflow: auto;
  }
  .members .check {
    overflow-wrap: anywhere;
  }
  .dialog-foot .banner {
    flex-basis: 100%;
  }
  :is(h2, h3):focus {
    outline: none;
  }
  @media (max-width: 559px) {
    .members {
      max-block-size: none;
    }
    .dialog-foot .banner {
      grid-template-columns: 20px minmax(0, 1fr);
    }
    .banner .btn {
      grid-column: 2;
      justify-self: start;
      margin-inline: calc(-1 * var(--pad)) 0;
    }
  }
  @media (forced-colors: active) {
    .picked .btn,
    .banner .btn {
      margin-inline: 0;
    }
  }
`
