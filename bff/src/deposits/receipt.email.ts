import type { DepositReceipt, Locale } from '@juriszone/widgets/contract'
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
          paragraphs: [`${firm} received your documents on ${at}.`],
          items: files.map(({ name, size, sha256 }) => `${name}, ${sizeOf(size, locale)}${printOf(sha256, 'SHA-256')}`),
          facts: [
            ['Received', at],
            ...(dossierNumber === null ? [] : [['Dossier', dossierNumber] as [string, string]]),
            ['Kept', `until ${until}, unless the office files them in your dossier`],
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
          ({ name, size, sha256 }) => `${name}, ${sizeOf(size, locale)}${printOf(sha256, 'empreinte SHA-256')}`,
        ),
        facts: [
          ['Reçu', `le ${at}`],
          ...(dossierNumber === null ? [] : [['Dossier', dossierNumber] as [string, string]]),
          ['Conservé', `jusqu’au ${until}, à moins que l’étude ne les classe dans votre dossier`],
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
  if (sha256 === null) return ''
  const groups = sha256.slice(0, 12).match(/.{4}/g) ?? []
  return `, ${label}\u00a0${groups.join('\u00a0')}`
}

const UNITS: Record<Locale, string[]> = {
  'fr-CA': ['octets', 'ko', 'Mo', 'Go'],
  'en-CA': ['bytes', 'kB', 'MB', 'GB'],
}

/** « 3,9 Mo », in thousands as the page says it. */
function sizeOf(bytes: number, locale: Locale): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < 3) {
    value /= 1000
    unit++
  }
  const digits = unit >= 2 && value < 100 ? 1 : 0
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${format.format(value)}\u00a0${UNITS[locale][unit]}`
}
