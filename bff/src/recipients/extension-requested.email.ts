import { longDate, setLetter } from '../services/mail/index.ts'
import type { MailTemplate } from '../services/mail/index.ts'

interface ExtensionRequest {
  firm: string
  title: string
  expiresAt: string
  dossierId: string
  recipient: string
}

/** E-mail 10: to the sender. */
export const extensionRequestedMail: MailTemplate<ExtensionRequest> = {
  kind: 'share.extension_requested',
  render({ firm, title, expiresAt, dossierId, recipient }, context) {
    const address = `${context.publicUrl}/dossiers/${dossierId}`
    const date = longDate(expiresAt, context.locale)
    if (context.locale === 'en-CA') {
      return setLetter(
        {
          from: firm,
          subject: `${recipient} asks for an extension: ${title}`,
          heading: 'An extension is asked for',
          greeting: `Hello ${context.toName},`,
          paragraphs: [`${recipient} asks you for more time to open the documents of this share.`],
          facts: [
            ['Title', title],
            ['Last day', date],
          ],
          button: { label: 'Open the dossier', address },
          after: ['To give more time, open the dossier, then choose “Extend” beside the share.'],
          isToFirm: true,
        },
        context,
      )
    }
    return setLetter(
      {
        from: firm,
        subject: `${recipient} demande une prolongation\u00a0: ${title}`,
        heading: 'Demande de prolongation',
        greeting: `Bonjour ${context.toName},`,
        paragraphs: [`${recipient} vous demande plus de temps pour ouvrir les documents de ce partage.`],
        facts: [
          ['Titre', title],
          ['Échéance', date],
        ],
        button: { label: 'Ouvrir le dossier', address },
        after: ['Pour prolonger, ouvrez le dossier, puis choisissez «\u00a0Prolonger\u00a0» à côté du partage.'],
        isToFirm: true,
      },
      context,
    )
  },
}
