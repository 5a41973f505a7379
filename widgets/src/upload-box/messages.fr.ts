/** Words of the form; what comes after has its own. French is the source of the type: a missing translation does not compile. */
export const messages = {
  title: 'Remettre vos documents',
  step: (step: number) => `Étape ${step}\u00a0de\u00a03`,
  name: 'Nom',
  email: 'Courriel',
  dossierNumber: 'Numéro de dossier (facultatif)',
  dossierNumberHint: 'Il figure sur les lettres de l’étude.',
  message: 'Message (facultatif)',
  getCode: 'Recevoir un code',
  gettingCode: 'Envoi du code…',
  nameMissing: 'Donnez votre nom.',
  emailMissing: 'Donnez votre courriel\u00a0: le code y sera envoyé.',
  emailIncomplete: 'Cette adresse semble incomplète. Exemple\u00a0: nom@domaine.ca',
  dossierNumberRefused: 'Ce numéro est trop long. Recopiez celui des lettres de l’étude, ou laissez ce champ vide.',
  messageTooLong: (max: string) => `Message trop long. La limite est de ${max}\u00a0caractères.`,
  tooLong: (max: string) => `Trop long. La limite est de ${max}\u00a0caractères.`,

  notice: (firm: string, date: string) =>
    `${firm} recueille ces documents pour votre dossier et les détruit le ${date}.`,
  privacy: 'Politique de confidentialité',
  newTab: '(nouvel onglet)',
  encrypted: 'Transmis et conservé chiffré.',

  noBox: 'Ce formulaire n’est pas en service.',
  otherSite: 'Ce formulaire ne peut pas servir sur ce site.',
  wayOut: 'Appelez l’étude ou écrivez-lui pour savoir comment lui remettre vos documents.',
  callFirm: (phone: string) => `Appelez l’étude au ${phone} pour savoir comment lui remettre vos documents.`,
  forOwner: 'Pour le responsable du site',
  ownerNoBox: (key: string) =>
    `aucune boîte ouverte ne porte la clé «\u00a0${key}\u00a0». Vérifiez l’attribut box, ou demandez à l’étude si elle a fermé sa boîte.`,
  ownerNoKey: 'l’attribut box est vide. Écrivez-y la clé de la boîte\u00a0: elle commence par jzp_.',
  ownerOtherSite: (origin: string) =>
    `ajoutez ${origin} aux sites de la boîte. La JurisZone n’accepte que ceux qui y sont inscrits.`,
  noFrame: 'Ce formulaire ne s’ouvre pas dans cette page.',
  openApart: 'Ouvrez-le dans un nouvel onglet.',
  ownerNoFrame: (zone: string, origin: string) =>
    `la politique de sécurité de cette page doit permettre frame-src ${zone}, et les sites de la boîte doivent comprendre ${origin}.`,
  frame: (key: string) => `Remettre vos documents (${key})`,
}

export type Messages = typeof messages
