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
  .foot .own {
    display: none;
  }
  dialog .soft:focus {
    outline: none;
  }
  .devices {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .devices li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-4);
    align-items: center;
    justify-content: space-between;
    padding-block: var(--_space-3);
    border-block-start: 1px solid var(--_line);
  }
  .devices .name {
    font-weight: var(--_weight-strong);
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
    .foot .own {
      display: inline-flex;
    }
  }
  @media (forced-colors: active) {
    .me {
      margin-inline: 0;
    }
  }
`
