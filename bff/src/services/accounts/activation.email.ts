import type { MailTemplate } from '../mail/index.ts'
import { setLetter } from '../mail/index.ts'
import { linkAddress } from './links.ts'

/** E-mail 1: to every recipient without an activated account. */
export const activationMail: MailTemplate<{ firm: string; linkId: string }> = {
  kind: 'account.activation',
  render({ firm, linkId }, context) {
    const address = linkAddress(context, '/activer', linkId)
    if (context.locale === 'en-CA') {
      return setLetter(
        {
          from: firm,
          subject: 'Activate your JurisZone account',
          greeting: `Hello ${context.toName},`,
          paragraphs: [
            `${firm} sends you documents through JurisZone, its secure sharing zone.`,
            'Activate your account and choose a password: you will then open your documents.',
          ],
          button: { label: 'Activate my account', address },
          after: ['This link works once, within 72 hours. If it has expired, its page sends you a new one.'],
        },
        context,
      )
    }
    return setLetter(
      {
        from: firm,
        subject: 'Activez votre compte JurisZone',
        greeting: `Bonjour ${context.toName},`,
        paragraphs: [
          `${firm} vous transmet des documents par la JurisZone, sa zone de partage sécurisée.`,
          'Activez votre compte et choisissez un mot de passe : vous ouvrirez ensuite vos documents.',
        ],
        button: { label: 'Activer mon compte', address },
        after: ['Ce lien sert une seule fois, dans les 72 heures. S’il est expiré, sa page vous en envoie un nouveau.'],
      },
      context,
    )
  },
}
