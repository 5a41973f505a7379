import { html } from 'hono/html'
import { PROCARDEX_DOSSIERS } from './dossiers.ts'
import type { ProcardexDossier } from './dossiers.ts'

/** A window of the practice software: ribbon, dossiers, and the Doc tab of the one that is open. */
export function docTab(zoneUrl: string, dossier: ProcardexDossier, hasKeys: boolean) {
  const { number, input } = dossier
  const address = `/procardex?dossier=${encodeURIComponent(number)}`
  return html`<!doctype html>
    <html lang="fr-CA">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${number} – ProCardex</title>
        <link rel="stylesheet" href="${zoneUrl}/widgets/juriszone.css" />
        <link rel="stylesheet" href="/procardex/doc-tab.css" />
        <script type="module" src="${zoneUrl}/widgets/juriszone.js"></script>
        <script type="module" src="/procardex/doc-tab.js"></script>
      </head>
      <body data-dossier="${number}" data-keys="${hasKeys ? 'set' : 'none'}">
        <header><h1>ProCardex · ${number} · ${input.description}</h1></header>
        <div class="ribbon">
          <fieldset>
            <legend>JurisZone</legend>
            <button type="button" id="export">Exporter le dossier</button>
            ${hasKeys ? html`<a href="${address}&cles=aucune">Essayer sans clés</a>` : html`<a href="${address}">Remettre les clés</a>`}
          </fieldset>
          <fieldset>
            <legend>Affichage</legend>
            <label>
              Thème
              <select id="theme">
                <option value="light">Clair</option>
                <option value="dark">Sombre</option>
                <option value="auto">Selon le système</option>
              </select>
            </label>
            <label>
              Langue
              <select id="locale">
                <option value="fr-CA">Français</option>
                <option value="en-CA">English</option>
              </select>
            </label>
          </fieldset>
        </div>
        <nav aria-labelledby="dossiers">
          <h2 id="dossiers">Dossiers</h2>
          <ul>
            ${PROCARDEX_DOSSIERS.map((one) => dossierLink(one, one === dossier))}
          </ul>
        </nav>
        <main>
          <div role="tablist" aria-label="Dossier ${number}">
            <button role="tab" id="tab-parties" aria-controls="parties" aria-selected="false" tabindex="-1">
              Intervenants
            </button>
            <button role="tab" id="tab-doc" aria-controls="doc" aria-selected="true">Doc</button>
          </div>
          <div role="tabpanel" id="parties" aria-labelledby="tab-parties" hidden>
            <table>
              <thead>
                <tr>
                  <th scope="col">Nom</th>
                  <th scope="col">Rôle</th>
                  <th scope="col">Courriel</th>
                </tr>
              </thead>
              <tbody>
                ${input.parties.map(partyRow)}
              </tbody>
            </table>
          </div>
          <div role="tabpanel" id="doc" aria-labelledby="tab-doc">
            <jz-zone base-url="${zoneUrl}"><jz-dossier-docs dossier="${number}"></jz-dossier-docs></jz-zone>
          </div>
        </main>
        <footer>
          <p id="status" role="status">Prêt.</p>
          <ul id="log" aria-label="Événements du widget" tabindex="0"></ul>
        </footer>
      </body>
    </html>`
}

function dossierLink({ number, input }: ProcardexDossier, isOpen: boolean) {
  const current = isOpen ? html`aria-current="page"` : ''
  return html`<li>
    <a href="/procardex?dossier=${encodeURIComponent(number)}" ${current}>
      <b>${number}</b><small>${input.description}</small>
    </a>
  </li>`
}

function partyRow({ name, role, email }: ProcardexDossier['input']['parties'][number]) {
  return html`<tr>
    <td>${name}</td>
    <td>${role}</td>
    <td>${email || html`<span class="missing">manquant</span>`}</td>
  </tr>`
}
