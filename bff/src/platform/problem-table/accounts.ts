import type { ProblemEntry } from './problem-entry.ts'

export const ACCOUNT_PROBLEMS = {
  entity_key_missing: {
    status: 401,
    fr: 'La clé d’entité n’est pas configurée. Veuillez nous contacter à {support}.',
    en: 'The entity key is not configured. Please contact us at {support}.',
  },
  bad_api_key: {
    status: 401,
    fr: 'La clé d’API est refusée. Veuillez nous contacter à {support}.',
    en: 'The API key is refused. Please contact us at {support}.',
  },
  api_key_in_url: {
    status: 400,
    fr: 'Une clé d’API ne voyage jamais dans une adresse. Envoyez-la dans l’en-tête Authorization.',
    en: 'An API key never travels in an address. Send it in the Authorization header.',
  },
  signed_out: {
    status: 401,
    fr: 'Votre session a pris fin. Connectez-vous de nouveau.',
    en: 'Your session has ended. Sign in again.',
  },
  token_expired: {
    status: 401,
    fr: 'L’accès de cette page a pris fin. Rechargez-la.',
    en: 'This page’s access has ended. Load it again.',
  },
  bad_credentials: {
    status: 401,
    fr: 'Courriel ou mot de passe inexact. Vérifiez-les, puis réessayez.',
    en: 'Wrong e-mail or password. Check them, then try again.',
  },
  too_many_attempts: {
    status: 429,
    fr: 'Trop d’essais. Réessayez dans {wait} ou choisissez un nouveau mot de passe.',
    en: 'Too many attempts. Try again in {wait} or choose a new password.',
  },
  forbidden: { status: 403, fr: 'Vous n’avez pas le droit de faire cela.', en: 'You are not allowed to do this.' },
  scope_missing: {
    status: 403,
    fr: 'Cette clé d’API ne permet pas cette opération. Demandez une clé qui la permet.',
    en: 'This API key does not allow this operation. Ask for a key that does.',
  },
  other_dossier: {
    status: 403,
    fr: 'Cet accès ne vaut que pour le dossier ouvert dans ProCardex. Rechargez l’onglet.',
    en: 'This access is for the dossier open in ProCardex only. Load the tab again.',
  },
  bad_code: {
    status: 401,
    fr: 'Ce code est inexact. Vérifiez-le dans le courriel, puis réessayez.',
    en: 'This code is wrong. Check it in the e-mail, then try again.',
  },
  code_ended: {
    status: 410,
    fr: 'Ce code est inexact ou expiré. Demandez-en un nouveau.',
    en: 'This code is wrong or has expired. Ask for a new one.',
  },
  link_used_or_expired: {
    status: 410,
    fr: 'Ce lien a déjà servi ou est expiré. Demandez-en un nouveau.',
    en: 'This link was already used or has expired. Ask for a new one.',
  },
  link_unknown: {
    status: 410,
    fr: 'Ce lien est incomplet. Demandez-en un nouveau.',
    en: 'This link is incomplete. Ask for a new one.',
  },
  pwd_too_short: {
    status: 422,
    fr: 'Encore {missing}\u00a0caractères\u00a0: il en faut au moins {min}.',
    en: '{missing} more characters: at least {min} are needed.',
  },
  pwd_too_long: {
    status: 422,
    fr: 'Ce mot de passe est trop long. La limite est de {max}\u00a0caractères.',
    en: 'This password is too long. The limit is {max} characters.',
  },
  pwd_common: {
    status: 422,
    fr: 'Trop courant. Choisissez quatre mots qui n’ont rien à voir ensemble.',
    en: 'Too common. Choose four unrelated words.',
  },
  pwd_context: {
    status: 422,
    fr: 'Ce mot de passe contient un nom facile à deviner. Choisissez quatre mots qui n’ont rien à voir ensemble.',
    en: 'This password holds a name that is easy to guess. Choose four unrelated words.',
  },
} as const satisfies Record<string, ProblemEntry>
