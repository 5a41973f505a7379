interface ProblemEntry {
  status: number
  /** French first: the fact, then what to do. `{x}` is filled from the problem's params. */
  fr: string
  en: string
}

/** Every refusal of the zone: code → status and sentences. Codes are stable, hosts rely on them. */
export const PROBLEMS = {
  // who is asking
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
  not_found: {
    status: 404,
    fr: 'Introuvable. La page a peut-être été déplacée, ou vous n’y avez pas accès.',
    en: 'Not found. It may have moved, or you have no access to it.',
  },
  method_not_allowed: { status: 405, fr: 'Cette opération n’existe pas ici.', en: 'There is no such operation here.' },
  wrong_host: { status: 421, fr: 'Cette adresse n’est pas celle de la zone.', en: 'This address is not the zone’s.' },
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

  // bodies and fields
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

  // dossiers
  missing_email: {
    status: 422,
    fr: 'Adresse courriel manquante\u00a0: {names}',
    en: 'Missing e-mail address: {names}',
  },
  invalid_email: { status: 422, fr: 'Adresse courriel invalide\u00a0: {names}', en: 'Invalid e-mail address: {names}' },
  invalid_number: {
    status: 422,
    fr: 'Le numéro de dossier doit compter de 1 à 64\u00a0caractères visibles.',
    en: 'The dossier number must be 1 to 64 visible characters.',
  },
  unknown_member: {
    status: 422,
    fr: 'Aucun membre actif de l’étude n’a ce courriel\u00a0: {email}.',
    en: 'No active member of the office has this e-mail: {email}.',
  },
  invalid_origin: {
    status: 422,
    fr: 'L’origine doit être une adresse https, ou http sur cet ordinateur.',
    en: 'The origin must be an https address, or http on this computer.',
  },
  dossier_closed: {
    status: 410,
    fr: 'Ce dossier est fermé. Rien ne peut y être ajouté.',
    en: 'This dossier is closed. Nothing can be added to it.',
  },

  // documents
  empty_file: {
    status: 422,
    fr: 'Ce document est vide. Vérifiez-le sur votre ordinateur, puis choisissez-le de nouveau.',
    en: 'This document is empty. Check it on your computer, then choose it again.',
  },
  file_too_large: {
    status: 413,
    fr: 'Document trop volumineux. La limite est de {max}. Divisez-le en plusieurs parties.',
    en: 'Document too large. The limit is {maxInEnglish}. Split it into several parts.',
  },
  file_type_refused: {
    status: 415,
    fr: 'Type de fichier refusé. Les programmes ne sont pas acceptés. Déposez plutôt un PDF, une image ou un document Office.',
    en: 'File type refused. Programs are not accepted. Use a PDF, an image or an Office document instead.',
  },
  file_name_separator: {
    status: 422,
    fr: 'Le nom ne peut contenir ni / ni \\. Retirez-les.',
    en: 'The name cannot contain / or \\. Remove them.',
  },
  file_name_too_long: {
    status: 422,
    fr: 'Le nom du document est trop long. Raccourcissez-le à 255\u00a0octets ou moins.',
    en: 'The document’s name is too long. Shorten it to 255 bytes or less.',
  },
  invalid_metadata: {
    status: 400,
    fr: 'Le téléversement est mal décrit. Choisissez de nouveau le document.',
    en: 'The upload is badly described. Choose the document again.',
  },
  tus_version: {
    status: 412,
    fr: 'Cette façon de téléverser n’est pas connue ici. Rechargez la page.',
    en: 'This way of uploading is not known here. Load the page again.',
  },
  tus_extension: {
    status: 501,
    fr: 'La zone demande la taille du document, et le reçoit d’une seule pièce.',
    en: 'The zone asks for the document’s size, and takes it in one piece.',
  },
  too_many_uploads: {
    status: 429,
    fr: 'Trop de téléversements en cours. La limite est de {max}. Terminez-en ou annulez-en.',
    en: 'Too many uploads under way. The limit is {max}. Finish or cancel some.',
  },
  name_taken: {
    status: 422,
    fr: 'Un autre document porte déjà ce nom.',
    en: 'Another document already has this name.',
  },
  upload_gone: {
    status: 410,
    fr: 'Ce téléversement a expiré ou n’est plus permis. Choisissez de nouveau le document.',
    en: 'This upload has expired or is no longer allowed. Choose the document again.',
  },
  upload_finished: {
    status: 403,
    fr: 'Ce téléversement est terminé. Le document reste.',
    en: 'This upload is finished. The document stays.',
  },
  offset_conflict: {
    status: 409,
    fr: 'Le téléversement reprend au bon endroit.',
    en: 'The upload resumes at the right place.',
  },
  busy: { status: 423, fr: 'Le document est occupé. Nous réessayons.', en: 'The document is busy. Trying again.' },
  storage_failed: {
    status: 503,
    fr: 'Le document n’a pas pu être enregistré. Nous réessayons.',
    en: 'The document could not be stored. Trying again.',
  },
  storage_full: {
    status: 507,
    fr: 'La zone n’a plus d’espace disque. Réessayez plus tard; si cela dure, écrivez à {support}.',
    en: 'The zone has no disk space left. Try again later; if this goes on, write to {support}.',
  },
  scan_pending: {
    status: 409,
    fr: 'Vérification en cours. Réessayez dans un instant.',
    en: 'Being checked. Try again in a moment.',
  },
  infected: {
    status: 409,
    fr: 'Document bloqué\u00a0: un virus a été trouvé. Supprimez-le et demandez une nouvelle copie.',
    en: 'Document blocked: a virus was found. Delete it and ask for a new copy.',
  },
  not_held: { status: 409, fr: 'Ce document n’est pas retenu.', en: 'This document is not held.' },
  version_returned: {
    status: 409,
    fr: 'Une version remise par un destinataire reste avec son document.',
    en: 'A version that a recipient returned stays with its document.',
  },
  version_shared: {
    status: 409,
    fr: 'Cette version fait partie d’un partage. Elle reste avec son document.',
    en: 'This version is part of a share. It stays with its document.',
  },
  only_version: {
    status: 409,
    fr: 'Ce document n’a que cette version. Il est déjà à part.',
    en: 'This document has this version only. It is already apart.',
  },
  range_not_satisfiable: {
    status: 416,
    fr: 'Cette partie du document n’existe pas.',
    en: 'There is no such part of the document.',
  },
  archive_too_large: {
    status: 422,
    fr: 'Trop de documents pour une seule archive. La limite est de {max}.',
    en: 'Too many documents for one archive. The limit is {max}.',
  },

  // shares
  title_missing: { status: 422, fr: 'Donnez un titre au partage.', en: 'Give the share a title.' },
  expiry_out_of_range: {
    status: 422,
    fr: 'Choisissez une date entre demain et le {last}.',
    en: 'Choose a date between tomorrow and {last}.',
  },
  expiry_shortened: {
    status: 422,
    fr: 'Ce partage expire le {date}. Choisissez une date plus tardive. Pour y mettre fin plus tôt, révoquez-le.',
    en: 'This share expires on {date}. Choose a later date. To end it sooner, revoke it.',
  },
  recipient_not_in_dossier: {
    status: 422,
    fr: 'Seuls les intervenants de ce dossier peuvent être destinataires.',
    en: 'Only this dossier’s parties can be recipients.',
  },
  document_not_in_dossier: {
    status: 422,
    fr: 'Ce document n’est pas dans ce dossier.',
    en: 'This document is not in this dossier.',
  },
  document_infected: {
    status: 422,
    fr: 'Ce document est bloqué\u00a0: un virus a été trouvé. Il ne peut pas être partagé.',
    en: 'This document is blocked: a virus was found. It cannot be shared.',
  },
  member_not_in_firm: {
    status: 422,
    fr: 'Cette personne n’est pas membre de l’étude.',
    en: 'This person is not a member of the office.',
  },
  idempotency_mismatch: {
    status: 422,
    fr: 'Ce partage a déjà été envoyé avec un autre contenu.',
    en: 'This share was already sent with other content.',
  },
  share_expired: { status: 410, fr: 'Ce partage est expiré depuis le {date}.', en: 'This share expired on {date}.' },
  share_revoked: { status: 410, fr: 'Ce partage est révoqué.', en: 'This share is revoked.' },
  may_not_return: {
    status: 403,
    fr: 'Ce partage ne permet pas de remettre des documents. Communiquez avec l’étude.',
    en: 'This share does not let you return documents. Contact the office.',
  },
  return_opened: {
    status: 409,
    fr: 'L’étude a déjà ouvert ce document. Communiquez avec elle pour le retirer.',
    en: 'The office has already opened this document. Contact it to take it back.',
  },

  // passwords
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

  // our side
  unavailable: {
    status: 503,
    fr: 'Le serveur est très occupé. Rien n’est perdu\u00a0: réessayez dans un instant.',
    en: 'The server is very busy. Nothing is lost: try again in a moment.',
  },
  // the box on a firm's website
  box_origin_refused: {
    status: 403,
    fr: 'Ce site n’est pas autorisé à afficher cette boîte de dépôt. Passez par le site de l’étude, ou communiquez avec elle.',
    en: 'This site may not show this upload box. Go through the office’s own site, or contact the office.',
  },
  box_closed: {
    status: 410,
    fr: 'Cette boîte de dépôt est fermée. Communiquez avec l’étude pour lui remettre vos documents.',
    en: 'This upload box is closed. Contact the office to hand your documents in.',
  },
  visit_ended: {
    status: 401,
    fr: 'Le temps prévu pour remettre vos documents est écoulé. Demandez un nouveau code pour continuer.',
    en: 'The time for handing your documents in has run out. Ask for a new code to go on.',
  },
  deposit_empty: {
    status: 422,
    fr: 'Aucun document n’est encore arrivé. Ajoutez-en un et attendez la fin du téléversement, puis envoyez.',
    en: 'No document has arrived yet. Add one and wait until it is uploaded, then send.',
  },
  deposit_submitted: {
    status: 409,
    fr: 'Ce dépôt est déjà envoyé. Pour remettre d’autres documents, commencez un nouveau dépôt.',
    en: 'This deposit has already been sent. To hand in more documents, begin another one.',
  },
  deposit_full: {
    status: 422,
    fr: 'Un dépôt compte au plus {max}\u00a0documents. Envoyez ceux-ci, puis commencez un nouveau dépôt.',
    en: 'A deposit holds {max} documents at most. Send these, then begin another deposit.',
  },
  deposit_too_large: {
    status: 413,
    fr: 'Les documents d’un dépôt comptent au plus {max} en tout. Envoyez ceux-ci, puis commencez un nouveau dépôt.',
    en: 'The documents of a deposit come to {maxInEnglish} at most. Send these, then begin another deposit.',
  },
  deposit_filed: {
    status: 409,
    fr: 'Ce dépôt est déjà classé dans le dossier {number}.',
    en: 'This deposit has already been filed in dossier {number}.',
  },
  integrity: {
    status: 500,
    fr: 'Ce document est endommagé dans la zone\u00a0: rien n’en a été transmis. L’incident est consigné. Donnez ce numéro au soutien technique\u00a0: {requestId}. ({support})',
    en: 'This document is damaged in the zone: nothing of it was sent. The incident is recorded. Give this number to support: {requestId}. ({support})',
  },
  internal: {
    status: 500,
    fr: 'Quelque chose n’a pas fonctionné de notre côté. Réessayez. Si cela continue, donnez ce numéro au soutien technique\u00a0: {requestId}. ({support})',
    en: 'Something did not work on our side. Try again. If it goes on, give this number to support: {requestId}. ({support})',
  },
} as const satisfies Record<string, ProblemEntry>

export type ProblemCode = keyof typeof PROBLEMS
