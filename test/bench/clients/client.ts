import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** `clients/<name>.ts` in a process of its own: what it is told is JSON, and so is what it has found. */
export interface Client<Found> {
  /** Closes its input, for those that go on until then, and waits for what it has found. */
  end(): Promise<Found>
}

export function startClient<Found>(name: string, told: object): Client<Found> {
  const script = join(import.meta.dirname, `${name}.ts`)
  const child = spawn(process.execPath, [script, JSON.stringify(told)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = text(child.stdout)
  const ended = once(child, 'exit')
  return {
    async end() {
      child.stdin.end()
      const [code] = await ended
      if (code !== 0) throw new Error(`client ${name} ended with ${code}`)
      return JSON.parse(await said) as Found
    },
  }
}
