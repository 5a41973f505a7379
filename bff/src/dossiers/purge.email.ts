import { longDate, setLetter } from '../services/mail/index.ts'
import type { MailTemplate } from '../services/mail/index.ts'

interface PurgeNotice {
  firm: string
  number: string
  dossierId: string
  purgeAt: string
}

/** To the firm's members, fourteen days before a dossier's time of keeping ends: its number, and nothing more of it. */
export const purgeMail: MailTemplate<PurgeNotice> = {
  kind: 'dossier.purge_near',
  render({ firm, number, dossierId, purgeAt }, context) {
    const address = `${context.publicUrl}/dossiers/${dossierId}`
    const date = longDate(purgeAt, context.locale)
    if (context.locale === 'en-CA') {
      return setLetter(
        {
          from: firm,
          subject: `Dossier to keep or destroy soon: ${number}`,
          heading: 'A dossier to keep or destroy soon',
          greeting: `Hello ${context.toName},`,
          paragraphs: ['Nothing has happened in this dossier for a long time.'],
          facts: [
            ['Dossier', number],
            ['Kept', `at least until ${date}`],
          ],
          preheader: `Kept at least until ${date}`,
          button: { label: 'Open the dossier', address },
          after: ['To keep it longer, open the dossier, then choose “Keep”.'],
          isToFirm: true,
        },
        context,
      )
    }
    return setLetter(
      {
        from: firm,
        subject: `Dossier à conserver ou à détruire bientôt\u00a0: ${number}`,
        heading: 'Dossier à conserver ou à détruire bientôt',
        greeting: `Bonjour ${context.toName},`,
        paragraphs: ['Il ne s’est rien passé dans ce dossier depuis longtemps.'],
        facts: [
          ['Dossier', number],
          ['Conservé', `au moins jusqu’au ${date}`],
        ],
        preheader: `Conservé au moins jusqu’au ${date}`,
        button: { label: 'Ouvrir le dossier', address },
        after: ['Pour le garder plus longtemps, ouvrez le dossier, puis choisissez «\u00a0Conserver\u00a0».'],
        isToFirm: true,
      },
      context,
    )
  },
}
