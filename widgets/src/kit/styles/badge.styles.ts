import { css, type CSSResult } from 'lit'

export const badgeStyles: CSSResult = css`
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 1px 8px;
    border-radius: var(--_radius-sm);
    background: var(--_shade-2);
    color: var(--_ink);
    font: var(--_weight-strong) var(--_text-xs) / 1.5 var(--_font-text);
    white-space: nowrap;
  }
  .badge.new {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .badge.ok {
    background: var(--_success-soft);
    color: var(--_success);
  }
  .badge.warn {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .badge.bad {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .count {
    min-inline-size: 24px;
    padding: 1px 7px;
    border-radius: var(--_radius-full);
    background: var(--_accent);
    color: var(--_on-accent);
    font: var(--_weight-strong) var(--_text-xs) / 1.5 var(--_font-text);
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .status {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
    color: var(--_ink-2);
    font-size: var(--_text-sm);
    line-height: 1.35;
  }
  .status .ic {
    transform: translateY(3px);
  }
  .status.ok {
    color: var(--_success);
  }
  .status.warn {
    color: var(--_warning);
  }
  .status.bad {
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    .badge,
    .count {
      border: 1px solid;
    }
  }
`
