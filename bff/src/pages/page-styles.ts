/** What the page around the portal needs: the ground, and room kept until the element is there. */
export const PAGE_STYLES = `html { --jz-rem: 1rem; color-scheme: light dark; background: #fcfbf8; }
@supports (color: light-dark(#fff, #000)) { html { background: light-dark(#fcfbf8, #12161e); } }
body { margin: 0; }
jz-portal:not(:defined) { display: block; min-block-size: 100vh; }
noscript { display: block; padding: 32px; font: 17px/1.5 sans-serif; }
`
