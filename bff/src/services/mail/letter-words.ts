import type { Letter } from './layout.ts'
import type { MailContext } from './mail.ts'

/** What every letter says around its own words, in the reader's language. */
export function letterWords(
  letter: Letter,
  context: MailContext,
): { colon: string; fallback: string; footer: string[] } {
  const { support, toAddress } = context
  if (context.locale === 'en-CA') {
    const warning = letter.isToFirm
      ? ''
      : ' The office will never ask you for your password, or for a payment, by e-mail. In doubt? Call it at the number you know.'
    return {
      colon: ':',
      fallback: 'The button does not work? Copy this address into your browser:',
      footer: [
        `This message is for ${toAddress}.${warning}`,
        `Sent by JurisZone, the office’s secure sharing zone. Questions: ${support}`,
      ],
    }
  }
  const warning = letter.isToFirm
    ? ''
    : ' L’étude ne vous demandera jamais votre mot de passe, ni un paiement, par courriel. Un doute? Appelez-la au numéro que vous lui connaissez.'
  return {
    colon: '\u00a0:',
    fallback: 'Le bouton ne fonctionne pas? Copiez cette adresse dans votre navigateur\u00a0:',
    footer: [
      `Ce message s’adresse à ${toAddress}.${warning}`,
      `Envoyé par JurisZone, la zone de partage sécurisée de l’étude. Questions\u00a0: ${support}`,
    ],
  }
}
