import { setLetter } from '../services/mail/index.ts'
import type { MailTemplate } from '../services/mail/index.ts'

export interface Deposited {
  firm: string
  /** At least one; files’ names stay out of e-mails to the firm. */
  deposits: { id: string; name: string; dossierNumber: string | null; files: number }[]
}

/** E-mail 8: to the firm's members. */
export const depositedMail: MailTemplate<Deposited> = {
  kind: 'deposit.received',
  render({ firm, deposits }, context) {
    const address = `${context.publicUrl}/depots`
    const names = [...new Set(deposits.map(({ name }) => name))].join(', ')
    const isOne = deposits.length === 1
    if (context.locale === 'en-CA') {
      const fact = isOne ? 'New deposit' : `${deposits.length} new deposits`
      return setLetter(
        {
          from: firm,
          subject: `${fact}: ${names}`,
          heading: fact,
          greeting: `Hello ${context.toName},`,
          paragraphs: ['What was left in your upload box waits to be filed:'],
          items: deposits.map(({ name, dossierNumber, files }) => {
            const forDossier = dossierNumber === null ? '' : `, dossier ${dossierNumber}`
            return `${name}: ${files} ${files === 1 ? 'document' : 'documents'}${forDossier}`
          }),
          button: { label: 'See the deposits', address },
          after: ['What nobody has filed after fourteen days is destroyed.'],
          isToFirm: true,
        },
        context,
      )
    }
    const fact = isOne ? 'Nouveau dépôt' : `${deposits.length} nouveaux dépôts`
    return setLetter(
      {
        from: firm,
        subject: `${fact}\u00a0: ${names}`,
        heading: fact,
        greeting: `Bonjour ${context.toName},`,
        paragraphs: ['Ce qui a été laissé dans votre boîte de dépôt attend d’être classé\u00a0:'],
        items: deposits.map(({ name, dossierNumber, files }) => {
          const forDossier = dossierNumber === null ? '' : `, dossier ${dossierNumber}`
          return `${name}\u00a0: ${files} ${files === 1 ? 'document' : 'documents'}${forDossier}`
        }),
        button: { label: 'Voir les dépôts', address },
        after: ['Ce que personne n’a classé après quatorze jours est détruit.'],
        isToFirm: true,
      },
      context,
    )
  },
}
