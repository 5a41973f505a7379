import { longDate, setLetter } from '../services/mail/index.ts'
import type { MailTemplate } from '../services/mail/index.ts'

interface ReceivedShare {
  firm: string
  sender: string
  title: string
  message: string
  expiresAt: string
  shareId: string
}

/** E-mail 2: to each recipient with « Notification ». */
export const receivedMail: MailTemplate<ReceivedShare> = {
  kind: 'share.received',
  render({ firm, sender, title, message, expiresAt, shareId }, context) {
    const address = `${context.publicUrl}/partages/${shareId}`
    const date = longDate(expiresAt, context.locale)
    if (context.locale === 'en-CA') {
      return setLetter(
        {
          from: firm,
          subject: `${firm} sends you documents: ${title}`,
          heading: 'You have received documents',
          greeting: `Hello ${context.toName},`,
          paragraphs: [`${firm} sends you documents.`],
          facts: [
            ['Title', title],
            ['Available', `until ${date}`],
          ],
          quote: message,
          button: { label: 'Open the share', address },
          preheader: `Available until ${date}`,
          sender,
        },
        context,
      )
    }
    return setLetter(
      {
        from: firm,
        subject: `${firm} vous transmet des documents\u00a0: ${title}`,
        heading: 'Vous avez reçu des documents',
        greeting: `Bonjour ${context.toName},`,
        paragraphs: [`${firm} vous transmet des documents.`],
        facts: [
          ['Titre', title],
          ['Accessible', `jusqu’au ${date}`],
        ],
        quote: message,
        button: { label: 'Ouvrir le partage', address },
        preheader: `Accessible jusqu’au ${date}`,
        sender,
      },
      context,
    )
  },
}
