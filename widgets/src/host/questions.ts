import type { HostAnswer, PageMessage, PageQuestion } from './messages.ts'

/** A person may have to answer for an export; a token comes from a program. */
const PATIENCE = { 'token-needed': 30_000, 'export-requested': 120_000 }

interface Waiting {
  expected: HostAnswer['type']
  settle: (answer: HostAnswer | Error) => void
}

/** What the page has asked and the host has not answered yet. */
export class Questions {
  #post: (message: PageMessage) => void
  #waiting = new Map<string, Waiting>()

  constructor(post: (message: PageMessage) => void) {
    this.#post = post
  }

  async token(): Promise<string> {
    const { token } = await this.#ask({ type: 'token-needed' }, 'token')
    return token
  }

  async export(number: string): Promise<unknown> {
    const { answer } = await this.#ask({ type: 'export-requested', number }, 'export')
    return answer
  }

  /** An answer to nothing that was asked, or of another kind, is none. */
  answer(answer: HostAnswer): void {
    const asked = this.#waiting.get(answer.id)
    if (answer.type === 'refusal') asked?.settle(new Error('The host refused'))
    else if (answer.type === asked?.expected) asked.settle(answer)
  }

  close(): void {
    for (const { settle } of this.#waiting.values()) settle(new Error('The host is disconnected'))
  }

  #ask<Type extends HostAnswer['type']>(
    question: PageQuestion,
    expected: Type,
  ): Promise<Extract<HostAnswer, { type: Type }>> {
    const id = crypto.randomUUID()
    return new Promise((resolve, reject) => {
      const settle = (answer: HostAnswer | Error): void => {
        clearTimeout(timer)
        this.#waiting.delete(id)
        if (answer instanceof Error) reject(answer)
        else resolve(answer as Extract<HostAnswer, { type: Type }>)
      }
      const timer = setTimeout(() => settle(new Error('The host did not answer')), PATIENCE[question.type])
      this.#waiting.set(id, { expected, settle })
      this.#post({ jz: 1, id, ...question })
    })
  }
}
