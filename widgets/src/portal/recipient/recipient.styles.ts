import { css, type CSSResult } from 'lit'

export const recipientStyles: CSSResult = css`
  .bar-top .brand {
    font-size: 20px;
  }
  .notice {
    max-inline-size: 880px;
    margin-inline: auto;
    padding: var(--_space-4) var(--_space-5) 0;
  }
  .me {
    display: flex;
    flex: none;
    gap: var(--_space-2);
    align-items: center;
    margin-inline-end: calc(-1 * var(--_space-3));
    color: var(--_ink-2);
  }
  .me .who {
    display: inline-flex;
    gap: var(--_space-2);
    align-items: center;
  }
  .foot .sign-out {
    display: none;
  }
  @media (max-width: 559px) {
    .notice {
      padding-inline: var(--_space-4);
    }
  }
  @media (max-width: 719px) {
    .me {
      display: none;
    }
    .foot .sign-out {
      display: inline-flex;
    }
  }
  @media (forced-colors: active) {
    .me {
      margin-inline: 0;
    }
  }
`
