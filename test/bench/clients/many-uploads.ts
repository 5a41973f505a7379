// Many files at once. Says how long they took, and how many were not taken.
import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { announceUpload } from '../upload-door.ts'
import type { UploadDoor } from '../upload-door.ts'

const { door, count, size } = JSON.parse(process.argv[2] ?? '') as { door: UploadDoor; count: number; size: number }
const agent = new Agent({ keepAlive: true, maxSockets: Infinity })
const content = randomBytes(size)

async function upload(): Promise<boolean> {
  const url = await announceUpload(door, size)
  return new Promise((resolve, reject) => {
    const headers = { ...door.headers, 'Content-Length': size }
    const sending = request(url, { method: door.method, headers, agent }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode === 201 || answer.statusCode === 204))
    })
    sending.once('error', reject).end(content)
  })
}

const begun = performance.now()
const ended = await Promise.allSettled(Array.from({ length: count }, upload))
const failures = ended.filter((end) => end.status === 'rejected' || !end.value).length
process.stdout.write(JSON.stringify({ seconds: (performance.now() - begun) / 1000, failures }))
agent.destroy()
