import { css, type CSSResult } from 'lit'

/**
 * The border of a widget: nothing of the host's page leaks in. `all` and `!important` are what holds
 * against `* { … !important }`; custom properties pass, which is how a host themes. `all` leaves the direction alone,
 * and an `auto` selection is that of the element around.
 */
export const hostStyles: CSSResult = css`
  :host {
    all: initial !important;
    display: block !important;
    /* What is absolute inside, such as words for screen readers, does not make the page around scroll. */
    position: relative !important;
    box-sizing: border-box !important;
    direction: ltr !important;
    unicode-bidi: isolate !important;
    -webkit-user-select: text !important;
    user-select: text !important;
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
