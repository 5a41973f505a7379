// The page of a box, in a frame on the firm's website or by itself.
const { documentElement: root, body } = document
const isFramed = parent !== window
root.classList.toggle('is-framed', isFramed)

// As light or dark as the box is on the website; by itself, as its reader likes it.
const asked = new URLSearchParams(location.search)
const scheme = ['light', 'dark', 'light dark'].find((known) => known === asked.get('scheme'))
root.style.colorScheme = scheme ?? (isFramed ? 'light' : 'light dark')
root.style.setProperty('--jz-color-scheme', root.style.colorScheme)

// The website's own colour, as a colour and nothing else. A poor one leaves ours in its place.
const accent = asked.get('accent') ?? ''
const showAccent = () => {
  const isGood = /^#[\da-f]{6}$/i.test(accent) && contrast(accent, isDark() ? '#1f2531' : '#ffffff') >= 4.5
  if (isGood) root.style.setProperty('--jz-color-accent', accent)
  else root.style.removeProperty('--jz-color-accent')
}
showAccent()
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showAccent)

function isDark() {
  if (!CSS.supports('color: light-dark(#fff, #000)')) return false
  const { colorScheme } = root.style
  return colorScheme === 'dark' || (colorScheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
}

/** By WCAG 2, with the ground of the box; words on the accent contrast no less. */
function contrast(color, ground) {
  const ratio = (luminance(color) + 0.05) / (luminance(ground) + 0.05)
  return Math.max(ratio, 1 / ratio)
}

function luminance(color) {
  const [red, green, blue] = color.match(/[\da-f]{2}/gi).map((pair) => {
    const share = Number.parseInt(pair, 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Told to a page that is not there, the height would stand in its console as a fault. */
function pagesAround() {
  // The page that says that there is no box: any site may have a wrong key.
  if (root.dataset.origins === undefined) return ['*']
  const listed = JSON.parse(root.dataset.origins)
  const around = location.ancestorOrigins?.[0] ?? (document.referrer ? new URL(document.referrer).origin : null)
  return around === null ? listed : listed.filter((origin) => origin === around)
}

if (isFramed) {
  const origins = pagesAround()
  const tellHeight = () => {
    const height = Math.ceil(body.getBoundingClientRect().height)
    for (const origin of origins) parent.postMessage({ type: 'jz-height', height }, origin)
  }
  // At once: what is out of sight is not observed, and the page around would take the frame for a refused one.
  tellHeight()
  new ResizeObserver(tellHeight).observe(body)
  // A frame far below what is seen is not painted, and no size in it observed: it would be as low as « Chargement… ».
  await customElements.whenDefined('jz-upload-box')
  const box = document.querySelector('jz-upload-box')?.shadowRoot
  if (box) new MutationObserver(tellHeight).observe(box, { childList: true, subtree: true })
}
