import { html } from 'hono/html'

type Part = ReturnType<typeof html>

interface Embed {
  zoneUrl: string
  /** Publishable key of the firm's box. */
  boxKey: string
}

const PAGES = [
  ['/etude', 'Accueil'],
  ['/etude/transmettre', 'Transmettre un document'],
  ['/etude/nous-joindre', 'Nous joindre'],
] as const

function page(path: string, title: string, body: Part, head: Part | '' = ''): Part {
  return html`<!doctype html>
    <html lang="fr-CA">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Marchand Thibodeau, notaires</title>
        ${head}
        <link rel="stylesheet" href="/etude/site.css" />
      </head>
      <body>
        <header class="top">
          <div class="in">
            <a class="logo" href="/etude">Marchand Thibodeau<small>Notaires, Lévis</small></a>
            <nav aria-label="Site de l’étude">
              ${PAGES.map(([address, name]) => html`<a href="${address}" ${address === path ? html`aria-current="page"` : ''}>${name}</a>`)}
            </nav>
          </div>
        </header>
        <main class="in">${body}</main>
        <footer>
          <div class="in">
            <span>Marchand Thibodeau, notaires</span>
            <span>37, rue des Tilleuls, Lévis (Québec)</span>
            <span>418 555-0142</span>
            <a href="/etude/confidentialite">Confidentialité</a>
          </div>
        </footer>
      </body>
    </html>`
}

export function homePage(): Part {
  return page(
    '/etude',
    'Notaires à Lévis',
    html`<div class="text">
      <h1>Des actes clairs, des gens qui répondent au téléphone</h1>
      <p>
        Me&nbsp;Geneviève Marchand et Me&nbsp;Luc Thibodeau reçoivent les familles et les entreprises de Lévis depuis
        1998.
      </p>
      <h2>Nos services</h2>
      <ul>
        <li>achat, vente et refinancement d’une propriété;</li>
        <li>testament, mandat de protection et règlement de succession;</li>
        <li>constitution et conventions de sociétés.</li>
      </ul>
      <h2>Vous avez un dossier chez nous?</h2>
      <p>Remettez-nous vos documents en ligne&nbsp;: aucun compte à créer, deux minutes suffisent.</p>
      <p><a class="button" href="/etude/transmettre">Transmettre un document</a></p>
    </div>`,
  )
}

/** What a webmaster pastes: one script, one tag, and inside it a form for who has no script. */
export function handInPage({ zoneUrl, boxKey }: Embed): Part {
  return page(
    '/etude/transmettre',
    'Transmettre un document',
    html`${handInText()}
      <div class="box">
        <jz-upload-box box="${boxKey}">${plainForm(zoneUrl, boxKey)}</jz-upload-box>
        <p class="aside"><a href="/etude/transmettre-isole">Même formulaire, dans un cadre isolé</a></p>
      </div>`,
    embedHead(zoneUrl),
  )
}

export function isolatedPage({ zoneUrl, boxKey }: Embed): Part {
  return page(
    '/etude/transmettre',
    'Transmettre un document',
    html`${handInText()}
      <div class="box">
        <jz-upload-box box="${boxKey}" isolated>${plainForm(zoneUrl, boxKey)}</jz-upload-box>
        <p class="aside"><a href="/etude/transmettre">Même formulaire, dans la page</a></p>
      </div>`,
    embedHead(zoneUrl),
  )
}

function embedHead(zoneUrl: string): Part {
  return html`<link rel="stylesheet" href="${zoneUrl}/widgets/juriszone.css" />
    <script type="module" src="${zoneUrl}/widgets/juriszone.js"></script>`
}

function plainForm(zoneUrl: string, boxKey: string): Part {
  return html`<form action="${zoneUrl}/boite/${boxKey}" target="_blank">
    <button class="button">Remettre mes documents</button>
  </form>`
}

function handInText(): Part {
  return html`<div class="text">
    <h1>Transmettre un document à l’étude</h1>
    <p>
      Pièce d’identité, relevé hypothécaire, certificat de localisation&nbsp;: remettez-nous vos documents ici plutôt
      que par courriel.
    </p>
    <div class="more">
      <p>Ce qu’il faut savoir&nbsp;:</p>
      <ul>
        <li>aucun compte à créer;</li>
        <li>vous recevez un code par courriel pour confirmer votre adresse;</li>
        <li>un reçu vous est envoyé dès que vos documents nous parviennent.</li>
      </ul>
      <p>
        Des questions? Appelez-nous au 418&nbsp;555-0142, du lundi au vendredi, de 8&nbsp;h&nbsp;30 à 16&nbsp;h&nbsp;30.
      </p>
    </div>
  </div>`
}

export function contactPage(): Part {
  return page(
    '/etude/nous-joindre',
    'Nous joindre',
    html`<div class="text">
      <h1>Nous joindre</h1>
      <p>37, rue des Tilleuls, Lévis (Québec)<br />418&nbsp;555-0142<br />etude@marchandthibodeau.example</p>
      <p>Du lundi au vendredi, de 8&nbsp;h&nbsp;30 à 16&nbsp;h&nbsp;30.</p>
    </div>`,
  )
}

/** Without such a page a firm has no box. */
export function privacyPage(): Part {
  return page(
    '/etude/confidentialite',
    'Confidentialité',
    html`<div class="text">
      <h1>Politique de confidentialité</h1>
      <p>
        Les documents que vous nous transmettez servent à votre dossier et à rien d’autre. Seuls les notaires de l’étude
        et leurs collaborateurs les voient.
      </p>
      <p>
        Ce qui n’est pas versé à un dossier est détruit au bout de 14&nbsp;jours. Le reste est conservé aussi longtemps
        que la loi l’exige d’un notaire, puis détruit.
      </p>
      <p>
        Vous pouvez en tout temps demander à voir ou à corriger ce que nous avons sur vous. Notre responsable de la
        protection des renseignements personnels est Me&nbsp;Luc Thibodeau, au 418&nbsp;555-0142.
      </p>
    </div>`,
  )
}
