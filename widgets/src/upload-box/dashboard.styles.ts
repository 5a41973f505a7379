import { css, type CSSResult } from 'lit'

/**
 * How @uppy/dashboard looks here. Its own sheet is 68 KiB of another look, with the `data:` images that a strict CSP
 * refuses; of its markup, this dresses what a visitor can see and hides the rest.
 */
export const dashboardStyles: CSSResult = css`
  .uppy-Root,
  .uppy-Dashboard,
  .uppy-Dashboard-innerWrap {
    position: relative;
    outline: none;
  }
  .uppy-Dashboard [hidden],
  .uppy-Dashboard-dropFilesHereHint,
  .uppy-DashboardContent-bar,
  .uppy-Dashboard-AddFiles-list,
  .uppy-Dashboard-Item-errorDetails,
  .uppy-Dashboard-Item.is-error .uppy-Dashboard-Item-progress,
  .uppy-Dashboard-overlay,
  .uppy-Dashboard-close,
  .uppy-Dashboard-progressindicators {
    display: none;
  }
  .uppy-Dashboard-inner {
    block-size: auto !important;
    inline-size: auto !important;
  }
  .uppy-c-btn,
  .uppy-u-reset {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .uppy-Dashboard-AddFiles {
    display: grid;
    gap: var(--_space-2);
    place-content: center;
    justify-items: center;
    min-block-size: 200px;
    padding: 60px var(--_space-5) var(--_space-5);
    border: 1.5px dashed var(--_line-strong);
    border-radius: var(--_radius-lg);
    color: var(--_ink-2);
    text-align: center;
  }
  .uppy-Dashboard-AddFiles:hover {
    border-color: var(--_accent);
    background: var(--_shade);
  }
  .uppy-Dashboard--isDraggingOver :is(.uppy-Dashboard-AddFiles, .uppy-Dashboard-files) {
    border: 2.5px dashed var(--_accent);
    border-radius: var(--_radius-lg);
    background: var(--_accent-soft);
  }
  /* What may be handed in stands between the title and the button. */
  .uppy-Dashboard-AddFiles-title {
    display: contents;
    color: var(--_ink);
    font-weight: var(--_weight-strong);
  }
  .uppy-Dashboard-AddFiles-info {
    order: 1;
    text-wrap: balance;
  }
  .uppy-Dashboard-browse {
    order: 2;
    margin-block-start: var(--_space-2);
    min-block-size: var(--_control);
    padding: 6px var(--_space-4);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-md);
    background: var(--_surface);
    color: var(--_ink);
    font-weight: var(--_weight-strong);
  }
  .uppy-Dashboard-browse:hover {
    border-color: var(--_ink-2);
    background: var(--_shade);
  }

  .uppy-Dashboard-files {
    border-block-start: 1px solid var(--_line);
    overflow: visible;
  }
  /* Its list is made for thousands of rows of one height: ours are few, and as high as their names. */
  .uppy-Dashboard-files > [role='presentation'],
  .uppy-Dashboard-files > [role='presentation'] > [role='presentation'] {
    position: static !important;
    block-size: auto !important;
    min-block-size: 0 !important;
  }
  .uppy-Dashboard-Item {
    display: grid;
    grid-template-columns: 48px minmax(0, 1fr) auto;
    gap: var(--_space-3);
    align-items: center;
    min-block-size: 64px;
    padding-block: var(--_space-2);
    border-block-end: 1px solid var(--_line);
  }
  .uppy-Dashboard-Item-preview,
  .uppy-Dashboard-Item-fileInfoAndButtons {
    display: contents;
  }
  .uppy-Dashboard-Item-previewInnerWrap {
    grid-area: 1 / 1;
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-sm);
    overflow: hidden;
    background: var(--_shade) !important;
    color: var(--_ink-3);
  }
  .uppy-Dashboard-Item-previewInnerWrap img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .uppy-Dashboard-Item-previewIconWrap {
    position: relative;
    display: grid;
    place-items: center;
    block-size: 32px;
  }
  .uppy-Dashboard-Item-previewIconBg {
    display: none;
  }
  .uppy-Dashboard-Item-previewIcon {
    display: grid;
    color: var(--_ink-3) !important;
  }
  .uppy-Dashboard-Item-previewIcon svg {
    inline-size: 30px;
    block-size: 30px;
  }
  .uppy-Dashboard-Item-previewIcon svg :is(path, g, rect)[fill]:not([fill='none']) {
    fill: currentColor;
  }
  .uppy-Dashboard-Item-fileInfo {
    grid-area: 1 / 2;
    min-inline-size: 0;
  }
  .uppy-Dashboard-Item-name {
    line-height: 1.35;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .is-error .uppy-Dashboard-Item-name {
    color: var(--_danger);
  }
  .uppy-Dashboard-Item-progress {
    grid-area: 1 / 3;
    margin-inline-end: 40px;
  }
  .uppy-Dashboard-Item-progressIndicator {
    display: grid;
    place-items: center;
    inline-size: var(--_control);
    block-size: var(--_control);
    border-radius: var(--_radius-md);
    color: var(--_accent);
  }
  .uppy-Dashboard-Item-progressIndicator svg {
    inline-size: 32px;
    block-size: 32px;
    fill: currentColor;
  }
  button.uppy-Dashboard-Item-progressIndicator:hover,
  .uppy-Dashboard-Item-action--remove:hover {
    background: var(--_shade);
  }
  .uppy-Dashboard-Item-progressIcon--bg {
    stroke: var(--_shade-2);
  }
  .uppy-Dashboard-Item-progressIcon--progress {
    stroke: var(--_accent);
  }
  .uppy-Dashboard-Item-progressIcon--check {
    fill: var(--_surface);
  }
  .is-complete .uppy-Dashboard-Item-progressIndicator circle {
    fill: var(--_success);
  }
  .is-complete .uppy-Dashboard-Item-progressIndicator svg {
    inline-size: 22px;
    block-size: 22px;
  }
  .uppy-Dashboard-Item-actionWrapper {
    grid-area: 1 / 3;
    justify-self: end;
  }
  .uppy-Dashboard-Item-action--remove {
    display: grid;
    place-items: center;
    inline-size: var(--_control);
    block-size: var(--_control);
    margin-inline-end: -8px;
    border-radius: var(--_radius-md);
    color: var(--_ink-3);
  }
  .uppy-Dashboard-Item-action--remove:hover {
    color: var(--_ink);
  }
  .uppy-Dashboard-Item-action--remove path:first-child {
    fill: currentColor;
  }
  .uppy-Dashboard-Item-action--remove path:last-child {
    fill: var(--_surface);
  }
  @media (forced-colors: active) {
    .uppy-Dashboard-browse,
    .uppy-Dashboard-AddFiles {
      border-color: CanvasText;
    }
    .uppy-Dashboard-Item-progressIcon--progress {
      stroke: Highlight;
    }
  }
`
