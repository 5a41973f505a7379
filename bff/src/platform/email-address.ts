// nodemailer given "x@y.ca, evil@e.com" would send to e.com: this grammar lets one plain mailbox through, no more.
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

/** True for one address of the plain kind, 254 characters at most (RFC 5321). */
export function isEmailAddress(text: string): boolean {
  if (text.length > 254) return false
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const labels = text.slice(at + 1).split('.')
  return at > 0 && at <= 64 && LOCAL.test(local) && labels.length >= 2 && labels.every((label) => LABEL.test(label))
}

/** The form that accounts compare by. */
export function emailKey(text: string): string {
  return text.trim().toLowerCase()
}
