import { css, type CSSResult } from 'lit'

export const menuStyles: CSSResult = css`
  .anchor {
    position: relative;
  }
  .menu:popover-open {
    position: fixed;
    inset: auto;
    margin: 0;
  }
  .menu {
    inline-size: max-content;
    min-inline-size: min(280px, 100%);
    max-inline-size: 100%;
    padding: 6px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
    box-shadow: var(--_shadow-menu);
  }
  .menu [role='menuitem'] {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: 6px var(--_space-3);
    border: 0;
    border-radius: var(--_radius-md);
    background: none;
    color: var(--_ink);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .menu [role='menuitem'] .ic {
    color: var(--_ink-2);
  }
  .menu [role='menuitem']:hover {
    background: var(--_accent-soft);
  }
  .menu [role='menuitem']:focus-visible {
    outline-offset: -3px;
  }
  .menu [role='menuitem'][aria-disabled='true'],
  .menu [role='menuitem'][aria-disabled='true'] .ic {
    background: none;
    color: var(--_ink-3);
  }
  .menu .why {
    display: block;
    font-size: var(--_text-xs);
  }
  .menu .alert,
  .menu .alert .ic {
    color: var(--_danger) !important;
  }
  .menu [role='separator'] {
    margin: 6px var(--_space-3);
    border-block-start: 1px solid var(--_line);
  }
  @media (forced-colors: active) {
    .menu {
      border: 1px solid;
    }
    .menu [aria-disabled='true'] {
      color: GrayText !important;
    }
  }
`
