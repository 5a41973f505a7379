import { css, type CSSResult } from 'lit'

export const baseStyles: CSSResult = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  blockquote,
  figure {
    margin: 0;
    padding: 0;
  }
  fieldset {
    border: 0;
    min-inline-size: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2 {
    font-family: var(--_font-title);
    font-weight: 400;
    line-height: var(--_leading-tight);
    text-wrap: balance;
  }
  h1 {
    font-size: var(--_text-2xl);
  }
  h2 {
    font-size: var(--_text-xl);
  }
  h3 {
    font-size: var(--_text-md);
    font-weight: var(--_weight-strong);
  }
  a {
    color: var(--_accent);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  a:hover {
    color: var(--_accent-strong);
    text-decoration-thickness: 2px;
  }
  strong {
    font-weight: var(--_weight-strong);
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: var(--_focus-offset);
  }
  .ic {
    flex: none;
    inline-size: var(--_icon);
    block-size: var(--_icon);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .ic.s {
    inline-size: 16px;
    block-size: 16px;
    stroke-width: 2;
  }
  .vh {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  p {
    text-wrap: pretty;
  }
  .soft {
    color: var(--_ink-2);
  }
  .meta {
    color: var(--_ink-2);
    font-size: var(--_text-sm);
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .nw {
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: no-preference) {
    .spin {
      animation: jz-spin 1.2s linear infinite;
    }
    @keyframes jz-spin {
      to {
        transform: rotate(1turn);
      }
    }
  }
  @media (forced-colors: active) {
    .ic {
      color: inherit !important;
    }
  }
`
