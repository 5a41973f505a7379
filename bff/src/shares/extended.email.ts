import { longDate, setLetter } from '../services/mail/index.ts'
import type { MailTemplate } from '../services/mail/index.ts'

/** E-mail 9: to each recipient with « Notification ». */
export const extendedMail: MailTemplate<{ firm: string; title: string; expiresAt: string; shareId: string }> = {
  kind: 'share.extended',
  render({ firm, title, expiresAt, shareId }, context) {
    const address = `${context.publicUrl}/partages/${shareId}`
    const date = longDate(expiresAt, context.locale)
    if (context.locale === 'en-CA') {
      return setLetter(
        {
          from: firm,
          subject: `Extended to ${date}: ${title}`,
          heading: `Extended to ${date}`,
          greeting: `Hello ${context.toName},`,
          paragraphs: [`${firm} gives you more time to open its documents.`],
          facts: [
            ['Title', title],
            ['Available', `until ${date}`],
          ],
          preheader: `Available until ${date}`,
          button: { label: 'Open the share', address },
        },
        context,
      )
    }
    return setLetter(
      {
        from: firm,
        subject: `Prolongé jusqu’au ${date}\u00a0: ${title}`,
        heading: `Prolongé jusqu’au ${date}`,
        greeting: `Bonjour ${context.toName},`,
        paragraphs: [`${firm} vous donne plus de temps pour ouvrir ses documents.`],
        facts: [
          ['Titre', title],
          ['Accessible', `jusqu’au ${date}`],
        ],
        preheader: `Accessible jusqu’au ${date}`,
        button: { label: 'Ouvrir le partage', address },
      },
      context,
    )
  },
}
