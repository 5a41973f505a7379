import type { MailTemplate } from '../mail/index.ts'
import { longDateTime, setLetter } from '../mail/index.ts'
import { linkAddress } from './links.ts'
import type { IssuedLink } from './links.ts'

/** E-mail 11: to a member of the firm. */
export const invitationMail: MailTemplate<IssuedLink & { firm: string }> = {
  kind: 'account.invitation',
  render({ firm, linkId, expiresAt }, context) {
    const until = longDateTime(expiresAt, context.locale)
    const address = linkAddress(context, '/activer', linkId)
    if (context.locale === 'en-CA') {
      return setLetter(
        {
          from: firm,
          subject: `${firm} invites you to JurisZone`,
          greeting: `Hello ${context.toName},`,
          paragraphs: [
            'You can now share your office’s documents through JurisZone. To begin, choose a password. It takes a minute.',
          ],
          button: { label: 'Activate my account', address },
          after: [`Until ${until}, this link works once. After that, its page sends you a new one.`],
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
          'Vous pouvez maintenant partager les documents de votre étude par la JurisZone. Pour commencer, choisissez un mot de passe. Cela prend une minute.',
        ],
        button: { label: 'Activer mon compte', address },
        after: [`Ce lien sert une seule fois, jusqu’au ${until}. Ensuite, sa page vous en envoie un nouveau.`],
      },
      context,
    )
  },
}
