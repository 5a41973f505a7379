import type { MailTemplate } from '../mail/index.ts'
import { longDateTime, setLetter } from '../mail/index.ts'
import type { IssuedCode } from './codes.ts'

/**
 * E-mail 6: a code, computed when it is sent. It names nobody: whoever typed the address may have typed any name.
 * `firm` is whom its reader knows: the zone itself is nobody to him.
 */
export const codeMail: MailTemplate<IssuedCode & { firm: string }> = {
  kind: 'account.code',
  render({ firm, codeId, expiresAt }, context) {
    const digits = context.keys.code(codeId)
    const code = `${digits.slice(0, 4)}\u00a0${digits.slice(4)}`
    const until = longDateTime(expiresAt, context.locale)
    if (context.locale === 'en-CA') {
      return setLetter(
        {
          from: firm,
          subject: `Your code: ${code}`,
          greeting: 'Hello,',
          paragraphs: [`Your code is ${code}.`, `Until ${until}, type it on the page that asked for it.`],
          after: ['If you did not ask for a code, do nothing: nobody gets in without it. Give it to no one.'],
        },
        context,
      )
    }
    return setLetter(
      {
        from: firm,
        subject: `Votre code\u00a0: ${code}`,
        greeting: 'Bonjour,',
        paragraphs: [`Votre code est ${code}.`, `Inscrivez-le sur la page qui l’a demandé, au plus tard le ${until}.`],
        after: [
          'Si vous n’avez pas demandé de code, ne faites rien\u00a0: personne n’entre sans lui. Ne le donnez à personne.',
        ],
      },
      context,
    )
  },
}
