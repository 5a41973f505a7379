/** What a page may inherit to its widgets, or set on them: every kind of it at once. */
const EVERYWHERE = `
  all: unset !important;
  display: block !important;
  box-sizing: content-box !important;
  direction: rtl !important;
  color: red !important;
  background: lime !important;
  font: italic 900 40px/3 monospace !important;
  letter-spacing: 8px !important;
  word-spacing: 20px !important;
  text-align: right !important;
  text-indent: 50px !important;
  text-transform: uppercase !important;
  white-space: pre !important;
  word-break: break-all !important;
  hyphens: auto !important;
  cursor: wait !important;
  pointer-events: none !important;
  user-select: none !important;
  -webkit-user-select: none !important;
  visibility: hidden !important;
  list-style: square !important;
  quotes: "x" "y" !important;
  border-collapse: collapse !important;
  color-scheme: dark !important;
`

/** What moves or hides a box, on our own tags: around them it would move or hide whatever stands inside. */
const ON_OURS = `
  float: right !important;
  position: fixed !important;
  inset: 300px 0 0 500px !important;
  transform: rotate(20deg) scale(2) !important;
  filter: blur(6px) !important;
  opacity: 0.1 !important;
  clip-path: circle(20px) !important;
  margin: 40px !important;
  padding: 40px !important;
  border: 20px solid red !important;
  inline-size: 90px !important;
  max-block-size: 30px !important;
  overflow: hidden !important;
  zoom: 2 !important;
  columns: 3 !important;
  animation: shake 1s infinite !important;
`

/** A page's own styles at their worst. */
export const HOSTILE_STYLES = `
@keyframes shake { to { translate: 100px } }
*, *::before, *::after { ${EVERYWHERE} }
html { font-size: 40px !important }
body { inline-size: 900px !important }
jz-zone, jz-dossier-docs { ${ON_OURS} }
button, input, select, table, [role] { display: none !important }
dialog, dialog::backdrop, [popover] { inset: 0 auto auto 0 !important; background: red !important }
:focus { outline: none !important }
`
