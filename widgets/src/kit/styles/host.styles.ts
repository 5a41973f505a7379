import { css, type CSSResult } from 'lit'

/**
 * The border of a widget: nothing of the host's page leaks in. `all` and `!important` are what holds
 * against `* { … !important }`; custom properties pass, which is how a host themes.
 */
export const hostStyles: CSSResult = css`
  :host {
    all: initial !important;
    display: block !important;
    box-sizing: border-box !important;
    color-scheme: var(--jz-color-scheme, light) !important;
    container-type: inline-size !important;
    background: var(--_paper) !important;
    color: var(--_ink) !important;
    font: var(--_weight) var(--_text-md) / var(--_leading) var(--_font-text) !important;
    overflow-wrap: break-word !important;
    text-size-adjust: 100% !important;
  }

  :host([hidden]) {
    display: none !important;
  }

  @media print {
    :host {
      color-scheme: light !important;
    }
  }
`
