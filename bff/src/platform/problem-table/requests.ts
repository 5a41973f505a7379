import type { ProblemEntry } from './problem-entry.ts'

export const REQUEST_PROBLEMS = {
  too_many_requests: {
    status: 429,
    fr: 'Trop de demandes d’un coup. Réessayez dans {wait}.',
    en: 'Too many requests at once. Try again in {wait}.',
  },
  cross_site: {
    status: 403,
    fr: 'Cette demande vient d’un autre site. Elle est refusée.',
    en: 'This request comes from another site. It is refused.',
  },
  not_found: {
    status: 404,
    fr: 'Introuvable. La page a peut-être été déplacée, ou vous n’y avez pas accès.',
    en: 'Not found. It may have moved, or you have no access to it.',
  },
  method_not_allowed: { status: 405, fr: 'Cette opération n’existe pas ici.', en: 'There is no such operation here.' },
  wrong_host: { status: 421, fr: 'Cette adresse n’est pas celle de la zone.', en: 'This address is not the zone’s.' },
  invalid_body: {
    status: 400,
    fr: 'La demande est mal formée. Vérifiez les champs indiqués.',
    en: 'The request is malformed. Check the fields named.',
  },
  invalid_fields: { status: 422, fr: 'Certains champs sont à corriger.', en: 'Some fields need correcting.' },
  invalid_query: {
    status: 400,
    fr: 'L’adresse de la demande est mal formée.',
    en: 'The request’s address is malformed.',
  },
  not_json: {
    status: 415,
    fr: 'Envoyez la demande en JSON (type application/json).',
    en: 'Send the request as JSON (Content-Type: application/json).',
  },
  body_too_large: { status: 413, fr: 'La demande est trop volumineuse.', en: 'The request is too large.' },
  unknown_field: { status: 400, fr: 'Champ inconnu\u00a0: {field}.', en: 'Unknown field: {field}.' },
  required: { status: 422, fr: 'Ce champ est requis.', en: 'This field is required.' },
  invalid_value: { status: 422, fr: 'Cette valeur n’est pas acceptée.', en: 'This value is not accepted.' },
  too_long: {
    status: 422,
    fr: 'Ce texte est trop long. La limite est de {max}\u00a0caractères.',
    en: 'This text is too long. The limit is {max} characters.',
  },
  too_many: { status: 422, fr: 'La limite est de {max}.', en: 'The limit is {max}.' },
  duplicate: { status: 422, fr: 'Cet élément est nommé deux fois.', en: 'This item is named twice.' },
  unavailable: {
    status: 503,
    fr: 'Le serveur est très occupé. Rien n’est perdu\u00a0: réessayez dans un instant.',
    en: 'The server is very busy. Nothing is lost: try again in a moment.',
  },
  internal: {
    status: 500,
    fr: 'Quelque chose n’a pas fonctionné de notre côté. Réessayez. Si cela continue, donnez ce numéro au soutien technique\u00a0: {requestId}. ({support})',
    en: 'Something did not work on our side. Try again. If it goes on, give this number to support: {requestId}. ({support})',
  },
} as const satisfies Record<string, ProblemEntry>
