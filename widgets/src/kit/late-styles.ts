import { adoptStyles, supportsAdoptingStyleSheets, type CSSResult, type LitElement } from 'lit'

/** Adds the styles of what was loaded late to a widget's shadow root, after its own. */
export function adoptLate(host: LitElement, styles: readonly CSSResult[]): void {
  const root = host.renderRoot
  if (!(root instanceof ShadowRoot)) return
  if (!supportsAdoptingStyleSheets) return adoptStyles(root, [...styles])
  for (const { styleSheet } of styles)
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet)
}
