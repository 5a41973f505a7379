import { css, unsafeCSS, type CSSResult } from 'lit'

/** What a host may set as `--jz-color-{name}`: name, light, dark. */
const HOST_COLORS = [
  ['paper', '#fcfbf8', '#12161e'],
  ['surface', '#ffffff', '#1f2531'],
  ['shade', '#f4f1ea', '#181d26'],
  ['shade-2', '#e8e3d8', '#2b3241'],
  ['line', '#e2dcd0', '#323a49'],
  ['line-strong', '#7f8592', '#767f91'],
  ['ink', '#1f2a44', '#ebe8e1'],
  ['ink-2', '#475066', '#c3c7d0'],
  ['ink-3', '#5c6477', '#a4abb9'],
  ['accent', '#24508a', '#8fb6ec'],
  ['on-accent', '#ffffff', '#0f1b30'],
] as const

/** States and focus mean the same on every page: no host changes them. */
const OWN_COLORS = [
  ['focus', '#1a66d0', '#7db2ff'],
  ['success', '#1b6646', '#7fcda4'],
  ['success-soft', '#e3f1e9', '#162d24'],
  ['warning', '#7a4f00', '#e6b861'],
  ['warning-soft', '#fbf0d6', '#332912'],
  ['danger', '#a1262d', '#f59a95'],
  ['danger-strong', '#7f1a21', '#f9bbb7'],
  ['on-danger', '#ffffff', '#33090b'],
  ['danger-soft', '#fbe9e7', '#3a1d20'],
  ['veil', 'rgb(24 30 44 / 48%)', 'rgb(4 7 13 / 64%)'],
] as const

const OTHERS = {
  'font-text': `'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', Arial, sans-serif`,
  'font-title': `'Source Serif 4', Charter, Georgia, Cambria, 'Times New Roman', serif`,
  'leading-tight': '1.25',
  leading: '1.5',
  weight: '400',
  'weight-strong': '600',
  'space-1': '4px',
  'space-2': '8px',
  'space-3': '12px',
  'space-4': '16px',
  'space-5': '24px',
  'space-6': '32px',
  'space-7': '48px',
  'space-8': '64px',
  'radius-sm': '4px',
  'radius-md': '6px',
  'radius-lg': '10px',
  'radius-full': '999px',
  control: '44px',
  'control-compact': '36px',
  icon: '20px',
  'shadow-menu': '0 1px 2px rgb(24 30 44 / 8%), 0 8px 24px rgb(24 30 44 / 14%)',
  'shadow-dialog': '0 2px 6px rgb(24 30 44 / 10%), 0 24px 64px rgb(24 30 44 / 24%)',
  'focus-width': '3px',
  'focus-offset': '2px',
  'time-fast': '120ms',
  time: '200ms',
  ease: 'cubic-bezier(0.2, 0, 0, 1)',
}

function colors(value: (light: string, dark: string) => string): CSSResult {
  const host = HOST_COLORS.map(([name, light, dark]) => `--_${name}: var(--jz-color-${name}, ${value(light, dark)});`)
  const own = OWN_COLORS.map(([name, light, dark]) => `--_${name}: ${value(light, dark)};`)
  return unsafeCSS([...host, ...own].join('\n'))
}

const others = unsafeCSS(
  Object.entries(OTHERS)
    .map(([name, value]) => `--_${name}: var(--jz-${name}, ${value});`)
    .join('\n'),
)

/**
 * Design tokens. Inside, a token is `--_accent`, `--_space-4`; a host sets `--jz-color-accent`, `--jz-space-4`.
 * Two names, because `--x: var(--x, default)` on `:host` would refer to itself.
 * The page's `rem` is the page's: `--jz-rem: 1rem` takes it over, where it is the reader's own text size.
 * Light values stand first: a browser without `light-dark()` gets a whole light page.
 */
export const tokens: CSSResult = css`
  :host {
    ${colors((light) => light)}
    --_accent-strong: #193b69;
    --_accent-soft: #e6eef8;
    ${others}
    --_font-size: var(--jz-font-size, max(calc(var(--jz-rem, 16px) * 0.9375), 15px));
    --_text-xs: max(calc(var(--_font-size) * 0.867), 13px);
    --_text-sm: calc(var(--_font-size) * 0.933);
    --_text-md: var(--_font-size);
    --_text-lg: calc(var(--_font-size) * 1.133);
    --_text-xl: calc(var(--_font-size) * 1.4);
    --_text-2xl: calc(var(--_font-size) * 1.867);
  }

  @media (pointer: coarse) {
    :host {
      /* Under 16 px, iOS zooms in on a field. */
      --_font-size: var(--jz-font-size, max(var(--jz-rem, 16px), 16px));
    }
  }

  @supports (color: light-dark(#fff, #000)) {
    :host {
      ${colors((light, dark) => `light-dark(${light}, ${dark})`)}
      /* Both follow the host's accent; each fallback is the colour whose mix gives the default of the palette. */
      --_accent-strong: color-mix(
        in oklab,
        var(--jz-color-accent, light-dark(oklab(0.375 -0.026 -0.099), oklab(0.818 -0.02 -0.083))) 75%,
        var(--_ink)
      );
      --_accent-soft: color-mix(
        in oklab,
        var(--jz-color-accent, light-dark(oklab(0.509 -0.04 -0.14), oklab(0.524 -0.057 -0.256))) 11%,
        var(--_surface)
      );
    }
  }
`

/** Recipients and visitors read larger: put it after `tokens`. */
export const readerTokens: CSSResult = css`
  :host {
    --_font-size: var(--jz-font-size, max(calc(var(--jz-rem, 16px) * 1.0625), 17px));
  }
`
