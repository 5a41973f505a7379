import type { Letter } from './layout.ts'
import type { MailContext } from './mail.ts'

/** What every letter says around its own words, in the reader's language. */
export function letterWords(
  letter: Letter,
  context: MailContext,
): { colon: string; fallback: string; footer: string[] } {
  const { toAddress } = context
  // A telephone number stays in one piece.
  const support = context.support.replace(/(?<=\d) (?=\d)/g, '\u00a0')
  const { sender, isToFirm = false } = letter
  if (context.locale === 'en-CA') {
    const whose = sender === undefined ? `This message is for ${toAddress}.` : `Sent by ${sender} to ${toAddress}.`
    const warning =
      'The office will never ask you for your password, or for a payment, by e-mail. In doubt? Call it at the number you know.'
    return {
      colon: ':',
      fallback: 'The button does not work? Copy this address into your browser:',
      footer: [
        isToFirm ? whose : `${whose} ${warning}`,
        `JurisZone is the office’s secure sharing zone. Questions: ${support}`,
      ],
    }
  }
  const whose = sender === undefined ? `Ce message s’adresse à ${toAddress}.` : `Envoyé par ${sender} à ${toAddress}.`
  const warning =
    'L’étude ne vous demandera jamais votre mot de passe, ni un paiement, par courriel. Un doute? Appelez-la au numéro que vous lui connaissez.'
  return {
    colon: '\u00a0:',
    fallback: 'Le bouton ne fonctionne pas? Copiez cette adresse dans votre navigateur\u00a0:',
    footer: [
      isToFirm ? whose : `${whose} ${warning}`,
      `La JurisZone est la zone de partage sécurisée de l’étude. Questions\u00a0: ${support}`,
    ],
  }
}
