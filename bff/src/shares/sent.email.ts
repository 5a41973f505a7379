import { longDate, setLetter } from '../services/mail/index.ts'
import type { MailTemplate } from '../services/mail/index.ts'

interface SentShare {
  firm: string
  title: string
  /** The dossier's number. */
  number: string
  dossierId: string
  expiresAt: string
  recipients: { name: string; email: string; isNotified: boolean }[]
}

/** E-mail 3: to the sender and « Aviser aussi », when at least one recipient was told. */
export const sentMail: MailTemplate<SentShare> = {
  kind: 'share.sent',
  render({ firm, title, number, dossierId, expiresAt, recipients }, context) {
    const address = `${context.publicUrl}/dossiers/${dossierId}`
    const date = longDate(expiresAt, context.locale)
    if (context.locale === 'en-CA') {
      return setLetter(
        {
          from: firm,
          subject: `Share sent: ${title}`,
          heading: 'Share sent',
          greeting: `Hello ${context.toName},`,
          paragraphs: ['The share was sent to:'],
          items: recipients.map(
            ({ name, email, isNotified }) => `${name} (${email})${isNotified ? '' : ', without an e-mail'}`,
          ),
          facts: [
            ['Title', title],
            ['Dossier', number],
            ['Available', `until ${date}`],
          ],
          button: { label: 'Open the dossier', address },
          isToFirm: true,
        },
        context,
      )
    }
    return setLetter(
      {
        from: firm,
        subject: `Partage envoyé\u00a0: ${title}`,
        heading: 'Partage envoyé',
        greeting: `Bonjour ${context.toName},`,
        paragraphs: ['Le partage a été transmis à\u00a0:'],
        items: recipients.map(
          ({ name, email, isNotified }) => `${name} (${email})${isNotified ? '' : ', sans courriel'}`,
        ),
        facts: [
          ['Titre', title],
          ['Dossier', number],
          ['Accessible', `jusqu’au ${date}`],
        ],
        button: { label: 'Ouvrir le dossier', address },
        isToFirm: true,
      },
      context,
    )
  },
}
