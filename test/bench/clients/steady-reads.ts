// One GET each so many milliseconds, whether the last is answered or not, until the input ends. Says how long each took.
import { Agent, get } from 'node:http'

const { url, headers, everyMs } = JSON.parse(process.argv[2] ?? '') as {
  url: string
  headers: Record<string, string>
  everyMs: number
}
const agent = new Agent({ keepAlive: true })
const times: number[] = []
const answers: Promise<void>[] = []

function read(begun = performance.now()): Promise<void> {
  return new Promise((resolve, reject) => {
    const asking = get(url, { headers, agent }, (answer) => {
      answer.resume().once('end', () => {
        times.push(performance.now() - begun)
        if (answer.statusCode === 200) resolve()
        else reject(new Error(`GET ${url}: ${answer.statusCode}`))
      })
    })
    // A kept connection may be closed by the server at the moment it is used again: browsers ask once more, too.
    asking.once('error', (error) => (asking.reusedSocket ? resolve(read(begun)) : reject(error)))
  })
}

// The first ones open connections and warm both sides.
for (let warm = 0; warm < 50; warm++) await read()
times.length = 0
const clock = setInterval(() => answers.push(read()), everyMs)
await new Promise((resolve) => process.stdin.once('end', resolve).resume())
clearInterval(clock)
await Promise.all(answers)
process.stdout.write(JSON.stringify(times))
agent.destroy()
