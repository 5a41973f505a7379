/** Words of the pieces that widgets share. French is the source of the type: a missing translation does not compile. */
export const messages = {
  close: 'Fermer',
  cancel: 'Annuler',
  keep: 'Conserver',
  retry: 'Réessayer',
  loading: 'Chargement en cours',
  undo: 'Annuler',

  offline: 'Connexion perdue. Vérifiez votre accès à Internet, puis réessayez.',
  serverSilent: 'Le serveur ne répond pas. Rien n’est perdu\u00a0: réessayez dans un moment.',
  failed: 'Quelque chose n’a pas fonctionné de notre côté. Réessayez.',
  failedWithId: (requestId: string) =>
    `Quelque chose n’a pas fonctionné de notre côté. Réessayez. Si cela continue, donnez ce numéro au soutien technique\u00a0: ${requestId}.`,
  tokenNeeded: 'L’accès à la JurisZone a pris fin. Rouvrez cette page.',
  originRefused:
    'Cette page n’a pas accès à la JurisZone. Fermez cet onglet et rouvrez-le. Si cela continue, écrivez au soutien de votre logiciel.',
  pageOutdated: 'La JurisZone a été mise à jour. Rechargez cette page.',

  actionOn: (action: string, name: string) => `${action}\u00a0: ${name}`,
}

export type Messages = typeof messages
