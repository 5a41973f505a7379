import { formatSize, shortHash } from '@juriszone/widgets/contract'
import type { DepositReceipt } from '@juriszone/widgets/contract'
import { longDate, longDateTime, setLetter } from '../services/mail/index.ts'
import type { MailTemplate } from '../services/mail/index.ts'

type Receipt = Omit<DepositReceipt, 'id'> & { depositId: string; dossierNumber: string | null }

/** E-mail 7: to the visitor, who has no other proof of what he handed in. */
export const receiptMail: MailTemplate<Receipt> = {
  kind: 'deposit.receipt',
  render({ firm, submittedAt, destroyedAt, files, dossierNumber }, context) {
    const { locale } = context
    const at = longDateTime(submittedAt, locale)
    const until = longDate(destroyedAt, locale)
    if (locale === 'en-CA') {
      return setLetter(
        {
          from: firm,
          subject: 'Receipt for your deposit',
          greeting: `Hello ${context.toName},`,
          paragraphs: [`On ${at}, ${firm} received your documents.`],
          items: files.map(
            ({ name, size, sha256 }) => `${name}, ${formatSize(locale, size)}${printOf(sha256, 'SHA-256')}`,
          ),
          facts: [
            ['Received', at],
            ...(dossierNumber === null ? [] : [['File', dossierNumber] as [string, string]]),
            ['Kept', `in your file, if the firm puts them there; otherwise until ${until}, then they are destroyed`],
          ],
          after: [
            'SHA-256 is a document’s fingerprint, here its first twelve digits: the same document always has the same one.',
          ],
        },
        context,
      )
    }
    return setLetter(
      {
        from: firm,
        subject: 'Reçu de votre dépôt',
        greeting: `Bonjour ${context.toName},`,
        paragraphs: [`${firm} a reçu vos documents le ${at}.`],
        items: files.map(
          ({ name, size, sha256 }) => `${name}, ${formatSize(locale, size)}${printOf(sha256, 'empreinte SHA-256')}`,
        ),
        facts: [
          ['Reçu', `le ${at}`],
          ...(dossierNumber === null ? [] : [['Dossier', dossierNumber] as [string, string]]),
          [
            'Conservés',
            `dans votre dossier, si l’étude les y classe; sinon, jusqu’au ${until}, puis ils sont détruits`,
          ],
        ],
        after: [
          'L’empreinte SHA-256, dont voici les douze premiers caractères, est toujours la même pour un même document.',
        ],
      },
      context,
    )
  },
}

/** « , SHA-256 9f86 d081 884c »; nothing of a file that nobody could read through in time. */
function printOf(sha256: string | null, label: string): string {
  return sha256 === null ? '' : `, ${label}\u00a0${shortHash(sha256)}`
}
