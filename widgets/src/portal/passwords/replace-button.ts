import { html, nothing, type TemplateResult } from 'lit'
import { problemBanner } from '../../kit/index.ts'
import type { PortalWords } from '../words.ts'
import type { PasswordLink } from './password-link.ts'

/** « Recevoir un nouveau lien »: one tap, without the address, which the zone knows by the old link. */
export function replaceButton(
  link: Pick<PasswordLink<never>, 'problem' | 'isWorking' | 'replace'>,
  { t, kit }: PortalWords,
): TemplateResult {
  return html`${link.problem ? problemBanner(link.problem, kit) : nothing}
    <button
      class="btn primary wide"
      type="button"
      aria-busy=${link.isWorking ? 'true' : 'false'}
      @click=${() => void link.replace()}
    >
      ${link.isWorking ? t.working : t.sendNewLink}
    </button>`
}
