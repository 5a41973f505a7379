import type { MailTemplate } from '../mail/index.ts'
import { longDateTime, setLetter } from '../mail/index.ts'
import { linkAddress } from './links.ts'
import type { IssuedLink } from './links.ts'

/** E-mail 5. */
export const resetMail: MailTemplate<IssuedLink> = {
  kind: 'account.reset',
  render({ linkId, expiresAt }, context) {
    const until = longDateTime(expiresAt, context.locale)
    const address = linkAddress(context, '/mot-de-passe', linkId)
    if (context.locale === 'en-CA') {
      return setLetter(
        {
          from: 'JurisZone',
          subject: 'Choose a new password',
          greeting: `Hello ${context.toName},`,
          paragraphs: ['You asked to choose a new password for your JurisZone account.'],
          button: { label: 'Choose a new password', address },
          after: [
            `Until ${until}, this link works once.`,
            'If you asked for nothing, ignore this e-mail: your password stays as it is.',
          ],
        },
        context,
      )
    }
    return setLetter(
      {
        from: 'JurisZone',
        subject: 'Choisissez un nouveau mot de passe',
        greeting: `Bonjour ${context.toName},`,
        paragraphs: ['Vous avez demandé à choisir un nouveau mot de passe pour votre compte JurisZone.'],
        button: { label: 'Choisir un nouveau mot de passe', address },
        after: [
          `Ce lien sert une seule fois, jusqu’au ${until}.`,
          'Si vous n’avez rien demandé, ignorez ce courriel\u00a0: votre mot de passe reste le même.',
        ],
      },
      context,
    )
  },
}
