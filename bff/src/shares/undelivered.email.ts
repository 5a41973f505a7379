import { setLetter } from '../services/mail/index.ts'
import type { MailTemplate } from '../services/mail/index.ts'

interface Undelivered {
  firm: string
  title: string
  dossierId: string
  recipient: string
  address: string
}

/** E-mail 12: to the sender, when a recipient's address does not take mail. */
export const undeliveredMail: MailTemplate<Undelivered> = {
  kind: 'share.undelivered',
  render({ firm, title, dossierId, recipient, address }, context) {
    const dossier = `${context.publicUrl}/dossiers/${dossierId}`
    if (context.locale === 'en-CA') {
      return setLetter(
        {
          from: firm,
          subject: `E-mail not delivered: ${recipient}`,
          greeting: `Hello ${context.toName},`,
          paragraphs: [
            `The e-mail to ${recipient} could not be delivered.`,
            'Check the address in ProCardex and export the dossier again, then send a new share.',
          ],
          facts: [
            ['Title', title],
            ['Address', address],
          ],
          button: { label: 'Open the dossier', address: dossier },
          isToFirm: true,
        },
        context,
      )
    }
    return setLetter(
      {
        from: firm,
        subject: `Courriel non remis\u00a0: ${recipient}`,
        greeting: `Bonjour ${context.toName},`,
        paragraphs: [
          `Le courriel à ${recipient} n’a pas pu être remis.`,
          'Vérifiez l’adresse dans ProCardex et exportez de nouveau le dossier, puis envoyez un nouveau partage.',
        ],
        facts: [
          ['Titre', title],
          ['Adresse', address],
        ],
        button: { label: 'Ouvrir le dossier', address: dossier },
        isToFirm: true,
      },
      context,
    )
  },
}
