import { randomBytes } from 'node:crypto'
import type { Locale } from '@juriszone/widgets/contract'
import { depositedMail } from '../../../bff/src/deposits/deposited.email.ts'
import { receiptMail } from '../../../bff/src/deposits/receipt.email.ts'
import { purgeMail } from '../../../bff/src/dossiers/purge.email.ts'
import { returnedMail } from '../../../bff/src/notifications/returned.email.ts'
import { zoneKeys } from '../../../bff/src/platform/keys.ts'
import { extensionRequestedMail } from '../../../bff/src/recipients/extension-requested.email.ts'
import { activationMail } from '../../../bff/src/services/accounts/activation.email.ts'
import { codeMail } from '../../../bff/src/services/accounts/code.email.ts'
import { invitationMail } from '../../../bff/src/services/accounts/invitation.email.ts'
import { resetMail } from '../../../bff/src/services/accounts/reset.email.ts'
import type { MailContext, MailTemplate, RenderedMail } from '../../../bff/src/services/mail/index.ts'
import { extendedMail } from '../../../bff/src/shares/extended.email.ts'
import { receivedMail } from '../../../bff/src/shares/received.email.ts'
import { reminderMail } from '../../../bff/src/shares/reminder.email.ts'
import { sentMail } from '../../../bff/src/shares/sent.email.ts'
import { undeliveredMail } from '../../../bff/src/shares/undelivered.email.ts'

export interface Sample {
  kind: string
  locale: Locale
  mail: RenderedMail
}

const firm = 'Marchand Thibodeau, notaires'
const title = 'Projet d’acte, version finale'
const expiresAt = '2026-12-25T05:00:00.000Z'
const shareId = '019355c2-7b1e-7000-8000-0123456789ab'
const dossierId = '019355c0-7b1e-7000-8000-0123456789ab'
const link = { linkId: shareId, expiresAt: '2026-11-27T15:24:00.000Z' }
const message =
  'Bonjour Jean, voici la version finale. Relisez surtout la date d’occupation, puis remettez-nous une pièce d’identité valide.\n\nÀ bientôt.'
const recipients = [
  { name: 'Jean Roy', email: 'jean.roy@courriel.example', isNotified: true },
  { name: 'Marie-Ève Gauthier', email: 'me.gauthier@courriel.example', isNotified: false },
]
const people = [
  { name: 'Jean Roy', documents: 2, revisions: 1 },
  { name: 'Anne Côté', documents: 1, revisions: 0 },
]
const keys = zoneKeys(randomBytes(32))

/** Every kind of e-mail in both languages, as it leaves. */
export function everyMail(): Sample[] {
  return [
    ...both(activationMail, { firm, ...link }),
    ...both(invitationMail, { firm, ...link }),
    ...both(resetMail, link),
    ...both(codeMail, { firm, codeId: shareId, expiresAt: link.expiresAt }),
    ...both(receivedMail, { firm, sender: 'Sylvie Arsenault', title, message, expiresAt, shareId }),
    ...both(sentMail, { firm, title, number: '2026-0412', dossierId, expiresAt, recipients }),
    ...both(extendedMail, { firm, title, expiresAt, shareId }),
    ...both(reminderMail, { firm, sender: 'Sylvie Arsenault', title, expiresAt, shareId, awaited: 'opening', link }),
    ...both(reminderMail, {
      firm,
      sender: 'Sylvie Arsenault',
      title,
      expiresAt,
      shareId,
      awaited: 'return',
      link: null,
    }),
    ...both(undeliveredMail, {
      firm,
      title,
      dossierId,
      recipient: 'Jean Roy',
      address: 'jean.roy@courriel.example',
    }),
    ...both(returnedMail, { firm, title, dossierId, people }),
    ...both(extensionRequestedMail, { firm, title, expiresAt, dossierId, recipient: 'Jean Roy' }),
    ...both(receiptMail, {
      firm,
      depositId: shareId,
      dossierNumber: '2026-0412',
      submittedAt: '2026-11-24T19:12:00.000Z',
      destroyedAt: '2026-12-08T19:12:00.000Z',
      files: [
        { name: 'Relevé hypothécaire.pdf', size: 412_000, sha256: '9f86d081884c7d65'.repeat(4) },
        { name: 'Permis de conduire.jpg', size: 3_900_000, sha256: null },
      ],
    }),
    ...both(depositedMail, {
      firm,
      deposits: [
        { id: shareId, name: 'Noémie Tremblay', dossierNumber: '2026-0308', files: 2 },
        { id: dossierId, name: 'Jean Roy', dossierNumber: null, files: 1 },
      ],
    }),
    ...both(purgeMail, { firm, number: '2026-0412', dossierId, purgeAt: expiresAt }),
  ]
}

function both<Data>(template: MailTemplate<Data>, data: Data): Sample[] {
  return (['fr-CA', 'en-CA'] as const).map((locale) => {
    const context: MailContext = {
      locale,
      toName: 'Jean Roy',
      toAddress: 'jean.roy@courriel.example',
      publicUrl: 'https://juriszone.example',
      support: '418 555-0199',
      keys,
    }
    return { kind: template.kind, locale, mail: template.render(data, context) }
  })
}
