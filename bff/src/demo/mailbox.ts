import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '../platform/ids.ts'
import type { MailTransport } from '../services/mail/index.ts'

/** What `/demo/mail.json` lists. */
export interface DemoMail {
  id: string
  to: string
  from: string
  subject: string
  text: string
  html: string
  links: string[]
  date: string
}

/** The demo's mail goes no further than a folder: one file a letter, the one place where the demo keeps words in clear. */
export interface DemoMailbox extends MailTransport {
  /** Newest first. */
  list(): DemoMail[]
}

export function demoMailbox(directory: string): DemoMailbox {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  return {
    send(mail) {
      const letter: DemoMail = {
        id: newId(),
        to: mail.to.address,
        from: `${mail.from.name} <${mail.from.address}>`,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        links: [...new Set(mail.text.match(/https?:\/\/[^\s<>"]+/g))],
        date: new Date().toISOString(),
      }
      // Renamed into place: a reader never sees half a letter.
      const path = join(directory, `${letter.id}.json`)
      writeFileSync(`${path}.new`, JSON.stringify(letter))
      renameSync(`${path}.new`, path)
      return Promise.resolve({ outcome: 'taken' })
    },
    list() {
      const names = readdirSync(directory).filter((name) => name.endsWith('.json'))
      // Ids are UUIDv7: their order is the order of time.
      return names
        .toSorted()
        .toReversed()
        .map((name) => JSON.parse(readFileSync(join(directory, name), 'utf8')) as DemoMail)
    },
    close: () => undefined,
  }
}
