import { css, type CSSResult } from 'lit'

export const memberStyles: CSSResult = css`
  .app {
    display: grid;
    grid-template-columns: 236px minmax(0, 1fr);
    min-block-size: 100vh;
    min-block-size: 100dvh;
  }
  .nav {
    display: flex;
    flex-direction: column;
    gap: var(--_space-5);
    padding: 14px var(--_space-3) 20px;
    border-inline-end: 1px solid var(--_line);
    background: var(--_shade);
  }
  .brand {
    font-size: 20px;
  }
  .top {
    display: grid;
    padding-inline: var(--_space-3);
  }
  .links {
    display: grid;
    gap: 2px;
  }
  .links a {
    position: relative;
    display: flex;
    gap: var(--_space-3);
    align-items: center;
    min-block-size: var(--_control);
    padding: 0 var(--_space-3);
    border-radius: var(--_radius-md);
    color: var(--_ink);
    text-decoration: none;
  }
  .links a > .ic {
    color: var(--_ink-2);
  }
  .links a:hover {
    background: var(--_shade-2);
  }
  .links a[aria-current] {
    background: var(--_shade-2);
    font-weight: var(--_weight-strong);
  }
  .links a[aria-current]::before {
    content: '';
    position: absolute;
    inset-block: 10px;
    inset-inline-start: 0;
    inline-size: 3px;
    border-radius: 2px;
    background: var(--_accent);
  }
  .links a[aria-current] > .ic {
    color: var(--_accent);
  }
  .count {
    margin-inline-start: auto;
  }
  .me {
    display: grid;
    gap: var(--_space-2);
    justify-items: start;
    margin-block-start: auto;
    padding-inline: var(--_space-3);
  }
  .me small {
    display: block;
    color: var(--_ink-2);
    font-size: var(--_text-xs);
    overflow-wrap: anywhere;
  }
  .me .btns {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: calc(-1px - var(--_space-3));
  }
  .page {
    min-inline-size: 0;
    max-inline-size: 1320px;
    padding: 28px 40px var(--_space-8);
  }
  .page > .banner {
    margin-block-end: var(--_space-4);
  }

  @media (max-width: 899px) {
    .app {
      display: block;
    }
    .nav {
      flex-flow: row wrap;
      gap: 0 var(--_space-3);
      align-items: center;
      padding: var(--_space-2) var(--_space-1) 0;
      border-inline-end: 0;
      border-block-end: 1px solid var(--_line);
    }
    .top .meta,
    .me .who {
      display: none;
    }
    .me {
      margin-block: 0;
      margin-inline-start: auto;
      padding-inline: 0 var(--_space-1);
    }
    .brand {
      min-block-size: 44px;
    }
    .links {
      order: 1;
      display: flex;
      flex: 1 0 100%;
      flex-wrap: wrap;
      gap: 0 var(--_space-1);
    }
    .links a,
    .links a[aria-current] {
      gap: var(--_space-2);
      border-radius: 0;
      background: none;
    }
    .links a[aria-current]::before {
      inset: auto 8px 0;
      inline-size: auto;
      block-size: 3px;
    }
    .links a > .ic {
      display: none;
    }
    .page {
      padding: var(--_space-5) var(--_space-5) var(--_space-7);
    }
  }
  @media (max-width: 559px) {
    .page {
      padding-inline: var(--_space-4);
    }
    .links a {
      padding-inline: var(--_space-3);
    }
  }
  @media (max-width: 359px) {
    .links {
      gap: 0;
    }
    .links a {
      padding-inline: var(--_space-2);
    }
    .me .btn {
      --pad: var(--_space-2);
    }
  }
  @media (forced-colors: active) {
    .links a[aria-current]::before {
      background: Highlight;
    }
    .me .btns {
      margin-inline-start: 0;
    }
  }
`
