// What a practice software writes to embed JurisZone: where a token comes from, and how an export is done.
const zone = document.querySelector('jz-zone')
const { dossier, keys } = document.body.dataset

/** Asks our own back end, which alone knows the firm's keys; what the zone refuses comes back as its problem. */
async function ask(path) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': zone.getAttribute('locale') },
    body: JSON.stringify({ dossier, hasKeys: keys === 'set' }),
  })
  const result = await answer.json()
  if (!answer.ok) throw result
  return result
}

const exportDossier = () => ask('/procardex/export')

zone.getToken = async () => (await ask('/procardex/token')).token
zone.addEventListener('jz-export-requested', (event) => event.respondWith(exportDossier()))

// The ribbon.
const status = document.querySelector('#status')
async function exportFromRibbon() {
  status.textContent = 'Exportation en cours…'
  try {
    const { number, parties } = await exportDossier()
    status.textContent = `${number} est à jour dans JurisZone, avec ses intervenants (${parties.length}).`
  } catch (problem) {
    status.textContent = problem.detail ?? 'Le serveur de ProCardex ne répond pas.'
  }
}
document.querySelector('#export').addEventListener('click', () => void exportFromRibbon())

/** A choice that lasts from one dossier to the next. */
function follow(id, apply) {
  const list = document.querySelector(`#${id}`)
  list.value = sessionStorage.getItem(id) ?? list.value
  apply(list.value)
  list.addEventListener('change', () => {
    sessionStorage.setItem(id, list.value)
    apply(list.value)
  })
}
follow('theme', (theme) => {
  document.documentElement.dataset.theme = theme
  zone.setAttribute('theme', theme)
})
follow('locale', (locale) => zone.setAttribute('locale', locale))

// The tabs.
const tabs = [...document.querySelectorAll('[role="tab"]')]
function show(tab) {
  for (const one of tabs) {
    const isShown = one === tab
    one.ariaSelected = String(isShown)
    one.tabIndex = isShown ? 0 : -1
    document.querySelector(`#${one.getAttribute('aria-controls')}`).hidden = !isShown
  }
}
for (const tab of tabs) {
  tab.addEventListener('click', () => show(tab))
  tab.addEventListener('keydown', ({ key }) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
    const next = tabs[(tabs.indexOf(tab) + 1) % tabs.length]
    show(next)
    next.focus()
  })
}

// What the widget tells its page.
const TOLD = {
  'jz-document-uploaded': ({ name }) => name,
  'jz-document-removed': ({ name }) => name,
  'jz-share-requested': ({ documents }) => `${documents.length} documents`,
  'jz-share-sent': ({ share }) => share.title,
  'jz-export-requested': ({ number }) => number,
  'jz-dossier-exported': ({ dossier: { number } }) => number,
  'jz-error': ({ code }) => code,
}
const log = document.querySelector('#log')
for (const [type, tell] of Object.entries(TOLD)) {
  zone.addEventListener(type, (event) => {
    const line = document.createElement('li')
    line.textContent = `${new Date().toTimeString().slice(0, 8)} ${type} ${tell(event)}`
    log.prepend(line)
  })
}
