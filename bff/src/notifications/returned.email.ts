import { setLetter } from '../services/mail/index.ts'
import type { MailTemplate } from '../services/mail/index.ts'

interface Brought {
  name: string
  /** New documents. */
  documents: number
  /** Changed versions of shared ones. */
  revisions: number
}

interface Returned {
  firm: string
  title: string
  dossierId: string
  /** Who returned how much, at least one; files’ names stay out of e-mails. */
  people: Brought[]
}

/** E-mail 4: to the sender. */
export const returnedMail: MailTemplate<Returned> = {
  kind: 'return.received',
  render({ firm, title, dossierId, people }, context) {
    const address = `${context.publicUrl}/dossiers/${dossierId}`
    if (context.locale === 'en-CA') {
      const fact = inEnglish(people)
      return setLetter(
        {
          from: firm,
          subject: `${fact}: ${title}`,
          heading: fact,
          greeting: `Hello ${context.toName},`,
          paragraphs: ['What was returned is in the dossier:'],
          items: people.map(({ name, documents, revisions }) => {
            const counts = [
              counted(documents, 'new document', 'new documents'),
              counted(revisions, 'changed version', 'changed versions'),
            ]
            return `${name}: ${counts.filter(Boolean).join(', ')}`
          }),
          facts: [['Title', title]],
          button: { label: 'Open the dossier', address },
          isToFirm: true,
        },
        context,
      )
    }
    const fact = inFrench(people)
    return setLetter(
      {
        from: firm,
        subject: `${fact}\u00a0: ${title}`,
        heading: fact,
        greeting: `Bonjour ${context.toName},`,
        paragraphs: ['Ce qui a été remis est dans le dossier\u00a0:'],
        items: people.map(({ name, documents, revisions }) => {
          const counts = [
            counted(documents, 'nouveau document', 'nouveaux documents'),
            counted(revisions, 'version modifiée', 'versions modifiées'),
          ]
          return `${name}\u00a0: ${counts.filter(Boolean).join(', ')}`
        }),
        facts: [['Titre', title]],
        button: { label: 'Ouvrir le dossier', address },
        isToFirm: true,
      },
      context,
    )
  },
}

function inFrench(people: Brought[]): string {
  const total = totalOf(people)
  const what = total === 1 ? 'un document' : `${total} documents`
  return `${people.map(({ name }) => name).join(people.length === 2 ? ' et ' : ', ')} ${people.length === 1 ? 'a' : 'ont'} remis ${what}`
}

function inEnglish(people: Brought[]): string {
  const total = totalOf(people)
  const what = total === 1 ? 'a document' : `${total} documents`
  return `${people.map(({ name }) => name).join(people.length === 2 ? ' and ' : ', ')} returned ${what}`
}

function totalOf(people: Brought[]): number {
  return people.reduce((sum, { documents, revisions }) => sum + documents + revisions, 0)
}

function counted(count: number, one: string, many: string): string {
  if (count === 0) return ''
  return `${count} ${count === 1 ? one : many}`
}
