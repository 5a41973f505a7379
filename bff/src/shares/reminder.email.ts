import { linkAddress } from '../services/accounts/index.ts'
import type { IssuedLink } from '../services/accounts/index.ts'
import { longDate, longDateTime, setLetter } from '../services/mail/index.ts'
import type { MailTemplate } from '../services/mail/index.ts'

interface Reminder {
  firm: string
  sender: string
  title: string
  expiresAt: string
  shareId: string
  /** What the share still waits for. */
  awaited: 'opening' | 'return'
  /** Activates the account, then leads on to the share; null once it is activated. */
  link: IssuedLink | null
}

/** To each recipient who has not opened, or not returned, three days and one day before the end. */
export const reminderMail: MailTemplate<Reminder> = {
  kind: 'share.reminder',
  render({ firm, sender, title, expiresAt, shareId, awaited, link }, context) {
    const date = longDate(expiresAt, context.locale)
    const address =
      link === null ? `${context.publicUrl}/partages/${shareId}` : linkAddress(context, '/activer', link.linkId)
    const isUnopened = awaited === 'opening'
    const until = link === null ? '' : longDateTime(link.expiresAt, context.locale)
    if (context.locale === 'en-CA') {
      return setLetter(
        {
          from: firm,
          subject: `Reminder: ${title}`,
          heading: isUnopened ? 'Documents are waiting for you' : 'A document is expected from you',
          greeting: `Hello ${context.toName},`,
          paragraphs: [
            isUnopened
              ? `${firm} has sent you documents. You have not opened them yet.`
              : `${firm} expects a document from you. You have not returned anything yet.`,
            ...(link === null ? [] : ['First activate your account. It takes a minute.']),
          ],
          facts: [
            ['Title', title],
            ['Available', `until ${date}`],
          ],
          button: { label: link === null ? 'Open the share' : 'Activate my account', address },
          after: [
            ...(link === null
              ? []
              : [`Until ${until}, this link works once. After that, its page sends you a new one.`]),
            ...(isUnopened ? [] : ['If you have nothing to return, you need not do anything.']),
          ],
          preheader: `Available until ${date}`,
          sender,
        },
        context,
      )
    }
    return setLetter(
      {
        from: firm,
        subject: `Rappel\u00a0: ${title}`,
        heading: isUnopened ? 'Des documents vous attendent' : 'Un document est attendu de vous',
        greeting: `Bonjour ${context.toName},`,
        paragraphs: [
          isUnopened
            ? `${firm} vous a transmis des documents. Vous ne les avez pas encore ouverts.`
            : `${firm} attend un document de votre part. Vous n’avez encore rien remis.`,
          ...(link === null ? [] : ['Activez d’abord votre compte. Cela prend une minute.']),
        ],
        facts: [
          ['Titre', title],
          ['Accessible', `jusqu’au ${date}`],
        ],
        button: { label: link === null ? 'Ouvrir le partage' : 'Activer mon compte', address },
        after: [
          ...(link === null
            ? []
            : [`Ce lien sert une seule fois, jusqu’au ${until}. Ensuite, sa page vous en envoie un nouveau.`]),
          ...(isUnopened ? [] : ['Si vous n’avez rien à remettre, vous n’avez rien à faire.']),
        ],
        preheader: `Accessible jusqu’au ${date}`,
        sender,
      },
      context,
    )
  },
}
