import type { MailTemplate } from '../mail/index.ts'
import { setLetter } from '../mail/index.ts'
import { linkAddress } from './links.ts'

/** E-mail 11: to a member of the firm. */
export const invitationMail: MailTemplate<{ firm: string; linkId: string }> = {
  kind: 'account.invitation',
  render({ firm, linkId }, context) {
    const address = linkAddress(context, '/activer', linkId)
    if (context.locale === 'en-CA') {
      return setLetter(
        {
          from: firm,
          subject: `${firm} invites you to JurisZone`,
          greeting: `Hello ${context.toName},`,
          paragraphs: ['You can now share your office’s documents through JurisZone, its secure sharing zone.'],
          button: { label: 'Activate my account', address },
          after: ['This link works once, within 72 hours. If it has expired, its page sends you a new one.'],
        },
        context,
      )
    }
    return setLetter(
      {
        from: firm,
        subject: `${firm} vous invite dans JurisZone`,
        greeting: `Bonjour ${context.toName},`,
        paragraphs: [
          'Vous pouvez maintenant partager les documents de votre étude par la JurisZone, sa zone de partage sécurisée.',
        ],
        button: { label: 'Activer mon compte', address },
        after: ['Ce lien sert une seule fois, dans les 72 heures. S’il est expiré, sa page vous en envoie un nouveau.'],
      },
      context,
    )
  },
}
