import type { ProblemEntry } from './problem-entry.ts'

export const DOCUMENT_PROBLEMS = {
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
  integrity: {
    status: 500,
    fr: 'Ce document est endommagé dans la zone\u00a0: rien n’en a été transmis. L’incident est consigné. Donnez ce numéro au soutien technique\u00a0: {requestId}. ({support})',
    en: 'This document is damaged in the zone: nothing of it was sent. The incident is recorded. Give this number to support: {requestId}. ({support})',
  },
} as const satisfies Record<string, ProblemEntry>
