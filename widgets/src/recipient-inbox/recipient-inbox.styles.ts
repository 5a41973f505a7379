import { css, type CSSResult } from 'lit'

export const recipientInboxStyles: CSSResult = css`
  .column {
    display: grid;
    gap: var(--_space-5);
    align-content: start;
    max-inline-size: 880px;
    margin-inline: auto;
    padding: var(--_space-5) var(--_space-4) var(--_space-7);
  }
  :is(h1, h2, h3):focus-visible {
    outline: none;
  }
  .lede {
    margin-block-start: var(--_space-2);
  }
  .crumb {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    min-block-size: var(--_control);
    margin-inline-start: -4px;
    font-size: var(--_text-sm);
  }
  .block,
  .full {
    display: grid;
    gap: var(--_space-4);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-3);
  }
  .row .btn {
    inline-size: 100%;
  }

  .inbox > li {
    display: grid;
    gap: var(--_space-3) var(--_space-5);
    align-items: center;
    padding-block: var(--_space-4);
    border-block-end: 1px solid var(--_line);
  }
  .inbox > li:first-child,
  .gets > li:first-child {
    border-block-start: 1px solid var(--_line-strong);
  }
  .inbox h2 {
    font: var(--_weight) var(--_text-lg) / 1.35 var(--_font-text);
  }
  .inbox .is-new h2 {
    font-weight: var(--_weight-strong);
  }
  .inbox .badge {
    margin-inline-end: 6px;
    vertical-align: 2px;
  }
  .inbox h2 a {
    color: inherit;
  }
  .inbox .btn {
    min-inline-size: 112px;
  }
  .when {
    display: grid;
  }
  .more {
    justify-self: start;
  }

  .quote {
    padding-inline-start: var(--_space-4);
    border-inline-start: 3px solid var(--_line-strong);
    white-space: pre-line;
  }
  .gets > li {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    gap: var(--_space-1) var(--_space-3);
    align-items: center;
    padding-block: var(--_space-3);
    border-block-end: 1px solid var(--_line);
  }
  .gets > li > .ic {
    align-self: start;
    margin-block-start: 2px;
    color: var(--_ink-3);
  }
  .gets .t {
    line-height: 1.4;
  }
  .gets .get {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    margin-block-start: var(--_space-1);
  }
  .get .btn {
    flex: 1;
  }
  :is(.gets, .done-list) .banner {
    grid-column: 1 / -1;
    margin-block-start: var(--_space-2);
  }
  .gets .status.get {
    grid-column: 2;
  }
  .gets .again {
    grid-column: 1 / -1;
    margin-inline: 0;
    text-align: start;
  }
  .drop.tall .btn {
    inline-size: 100%;
  }
  .by-camera {
    display: none;
  }
  @media (pointer: coarse) {
    .by-camera {
      display: inline-flex;
    }
  }
  #handed-over {
    font-family: inherit;
    font-size: var(--_text-md);
    font-weight: var(--_weight-strong);
  }
  .done-list > li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    gap: 0 var(--_space-3);
    padding-block: var(--_space-2);
  }
  .done-list > li > .ic {
    margin-block-start: 2px;
    color: var(--_success);
  }
  .done-list .btn {
    grid-column: 2;
    justify-self: start;
    margin-inline-start: calc(-1 * var(--pad));
  }
  #queue:empty {
    display: none;
  }
  @container (max-width: 559px) {
    /* What the reader has to do stands in words, on a phone too. */
    #queue .is-talk .acts {
      grid-row: auto;
      grid-column: 2;
      margin-inline: calc(-1 * var(--_space-3));
    }
    #queue .is-talk .spell {
      inline-size: auto;
      padding: 4px var(--_space-3);
    }
    #queue .is-talk .lbl {
      position: static;
      inline-size: auto;
      block-size: auto;
      clip-path: none;
    }
  }
  .full {
    padding-block: var(--_space-6);
  }
  .full h1 {
    font-size: min(var(--_text-2xl), 9cqi);
  }
  .full > .ic {
    inline-size: 32px;
    block-size: 32px;
    color: var(--_ink-3);
  }
  .full > [role='status']:empty {
    display: none;
  }
  /* In the place of the button that was pressed, for the second tap of two. */
  #asked {
    align-items: center;
    min-block-size: var(--_control);
    user-select: none;
  }

  .skeleton {
    animation: jz-appear 0s 300ms both;
  }
  @keyframes jz-appear {
    from {
      visibility: hidden;
    }
  }
  .bone-row {
    display: grid;
    gap: var(--_space-3);
    align-content: center;
    min-block-size: 104px;
    border-block-end: 1px solid var(--_line);
  }

  @container (min-width: 560px) {
    .column {
      padding: var(--_space-6) var(--_space-5) var(--_space-7);
    }
    .column.slim {
      max-inline-size: 568px;
    }
    .row .btn,
    .drop.tall .btn {
      inline-size: auto;
    }
    .inbox > li {
      grid-template-columns: minmax(0, 1fr) auto;
      row-gap: var(--_space-1);
    }
    .when {
      display: flex;
      flex-wrap: wrap;
      gap: 0 5px;
    }
    .when > :not(:last-child)::after {
      content: ' ·';
    }
    .files {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }
    .files > .gets {
      grid-row: 2;
      grid-column: 1 / -1;
    }
    .done-list > li {
      grid-template-columns: 20px minmax(0, 1fr) auto;
    }
    .done-list .btn {
      grid-column: auto;
      align-self: center;
      margin-inline: 0 calc(-1 * var(--pad));
    }
    .gets > li {
      grid-template-columns: 24px minmax(0, 1fr) auto;
    }
    .gets :is(.t, .get, .again) {
      grid-column: 2 / -1;
      justify-self: start;
    }
    .gets :is(.get .quiet, .again) {
      margin-inline-start: calc(-1 * var(--pad));
    }
  }
  @container (min-width: 720px) {
    .gets :is(.t, .get) {
      grid-column: auto;
      margin-block-start: 0;
    }
  }
`
