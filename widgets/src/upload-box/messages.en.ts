import type { Messages } from './messages.fr.ts'

export const messages: Messages = {
  title: 'Hand in your documents',
  step: (step) => `Step ${step} of\u00a03`,
  name: 'Name',
  email: 'E-mail',
  dossierNumber: 'File number (optional)',
  dossierNumberHint: 'It is on the firm’s letters.',
  message: 'Message (optional)',
  getCode: 'Get a code',
  gettingCode: 'Sending the code…',
  nameMissing: 'Give your name.',
  emailMissing: 'Give your e-mail: the code will be sent there.',
  emailIncomplete: 'This address seems incomplete. Example: name@domain.ca',
  dossierNumberRefused: 'This number is too long. Copy the one on the firm’s letters, or leave this field empty.',
  messageTooLong: (max) => `The message is too long. The limit is ${max}\u00a0characters.`,
  tooLong: (max) => `Too long. The limit is ${max}\u00a0characters.`,

  notice: (firm, date) => `${firm} collects these documents for your file and destroys them on ${date}.`,
  privacy: 'Privacy policy',
  newTab: '(new tab)',
  encrypted: 'Sent and kept encrypted.',

  noBox: 'This form is not in service.',
  otherSite: 'This form cannot be used on this site.',
  wayOut: 'Call or write to the firm to learn how to hand in your documents.',
  callFirm: (phone) => `Call the firm at ${phone} to learn how to hand in your documents.`,
  forOwner: 'For the owner of this site',
  ownerNoBox: (key) =>
    `no open box has the key “${key}”. Check the box attribute, or ask the firm whether it has closed its box.`,
  ownerNoKey: 'the box attribute is empty. Write the key of the box there: it begins with jzp_.',
  ownerOtherSite: (origin) => `add ${origin} to the sites of the box. JurisZone takes only those listed there.`,
  noFrame: 'This form does not open in this page.',
  openApart: 'Open it in a new tab.',
  ownerNoFrame: (zone, origin) =>
    `the security policy of this page must allow frame-src ${zone}, and the sites of the box must include ${origin}.`,
  frame: (key) => `Hand in your documents (${key})`,
}
