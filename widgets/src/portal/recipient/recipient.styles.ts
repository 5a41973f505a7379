import { css, type CSSResult } from 'lit'

export const recipientStyles: CSSResult = css`
  .bar-top .brand {
    font-size: 20px;
  }
  .reader-page {
    grid-template-rows: auto minmax(0, 1fr);
  }
  .notice {
    max-inline-size: 880px;
    margin-inline: auto;
    padding: var(--_space-4) var(--_space-5) 0;
  }
  .me {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-1);
    align-items: center;
    margin-inline-end: calc(-1 * var(--_space-3));
    color: var(--_ink-2);
    font-size: var(--_text-sm);
  }
  .me .who {
    margin-inline-end: var(--_space-2);
  }
  @media (max-width: 559px) {
    .notice {
      padding-inline: var(--_space-4);
    }
    .me {
      margin-inline: calc(-1 * var(--_space-3));
    }
    .me .who {
      margin-inline: var(--_space-3) var(--_space-2);
    }
  }
  @media (forced-colors: active) {
    .me {
      margin-inline: 0;
    }
  }
`
