import { html, type TemplateResult } from 'lit'

/** An e-mail address that a narrow column breaks after « @ » or a dot, not inside a word. */
export function address(email: string): TemplateResult {
  return html`${email.split(/(?<=[@.])/).map((part) => html`${part}<wbr />`)}`
}
