import type { MailTemplate } from '../mail/index.ts'
import { longDateTime, setLetter } from '../mail/index.ts'
import { linkAddress } from './links.ts'
import type { IssuedLink } from './links.ts'

/** E-mail 1: to every recipient without an activated account. */
export const activationMail: MailTemplate<IssuedLink & { firm: string }> = {
  kind: 'account.activation',
  render({ firm, linkId, expiresAt }, context) {
    const until = longDateTime(expiresAt, context.locale)
    const address = linkAddress(context, '/activer', linkId)
    if (context.locale === 'en-CA') {
      return setLetter(
        {
          from: firm,
          subject: 'Activate your JurisZone account',
          greeting: `Hello ${context.toName},`,
          paragraphs: [`${firm} has documents to send you. To see them, first choose a password. It takes a minute.`],
          button: { label: 'Activate my account', address },
          after: [`Until ${until}, this link works once. After that, its page sends you a new one.`],
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
          `${firm} a des documents à vous transmettre. Pour les voir, choisissez d’abord un mot de passe. Cela prend une minute.`,
        ],
        button: { label: 'Activer mon compte', address },
        after: [`Ce lien sert une seule fois, jusqu’au ${until}. Ensuite, sa page vous en envoie un nouveau.`],
      },
      context,
    )
  },
}
