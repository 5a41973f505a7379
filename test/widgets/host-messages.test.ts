import { assert } from '@open-wc/testing'
import { EVENT_FACTS } from '../../widgets/src/host/event-facts.ts'
import type { HostMessage, PageMessage } from '../../widgets/src/host/index.ts'
import { readHostMessage } from '../../widgets/src/host/read-host-message.ts'
import { addFiles, choose, press, row } from './dossier-docs-page.ts'
import { NUMBER, useHostedZone } from './host-page.ts'

const ABSENT = '2026-9999'

const README = await (await fetch('/widgets/src/host/README.md')).text()

function partOf(heading: string): string {
  return README.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''
}

/** The messages that the documentation shows under a heading. */
function shownUnder(heading: string): object[] {
  const blocks = partOf(heading).matchAll(/```json\n(.*?)```/gs)
  return [...blocks].map(([, json = '']) => JSON.parse(json) as object)
}

/** Of what type a message is, its fields, and of what kind each is. */
function shapeOf(message: PageMessage): string {
  const kinds = Object.entries(message).map(([name, value]) => `${name} ${value === null ? 'null' : typeof value}`)
  return `${message.type}: ${kinds.toSorted().join(', ')}`
}

describe('the bridge’s documentation', () => {
  const own = useHostedZone()

  it('shows messages of a host that are taken as they stand', () => {
    const shown = shownUnder('What the host says')
    assert.lengthOf(shown, 8)
    for (const message of shown) assert.deepInclude(readHostMessage(message) ?? {}, message)
  })

  it('has types for a host that leaves out what may be left out', () => {
    const messages: HostMessage[] = [
      { jz: 1, type: 'ready' },
      { jz: 1, type: 'dossier', number: ABSENT },
    ]
    for (const message of messages) assert.deepInclude(readHostMessage(message) ?? {}, message)
  })

  it('shows each message of a page as it is sent', async () => {
    const { host } = own
    const answer = host.onMessage
    host.onMessage = (message) =>
      message.type === 'hello' ? host.say({ jz: 1, type: 'ready', downloads: true }) : answer(message)
    const { docs } = await own.open()
    const name = 'Certificat de localisation.pdf'
    await row(docs, name)
    addFiles(docs, [new File(['bytes'], 'plan.pdf')])
    await host.hears('event')
    ;(await row(docs, name)).click()
    await choose(docs, 'Télécharger')
    await host.hears('download')
    const hold = (event: Event): void => event.preventDefault()
    addEventListener('beforeunload', hold)
    host.say({ jz: 1, type: 'dossier', number: ABSENT })
    await host.hears('dossier-held')
    removeEventListener('beforeunload', hold)
    host.say({ jz: 1, type: 'dossier', number: ABSENT })
    await host.hears('dossier-shown')
    await press(docs, /Exporter/)
    await host.hears('export-requested')

    const shown = shownUnder('What the page says') as PageMessage[]
    assert.equal((shown[0] as { number?: string }).number, NUMBER)
    assert.deepEqual(shown.map(shapeOf).toSorted(), [...new Set(host.heard.map(shapeOf))].toSorted())
  })

  it('names the events that a host hears of, and what each tells', () => {
    const rows = partOf('What the page says').matchAll(/^\| (`jz-.*?) +\| (.*?) *\|$/gm)
    const words = (cell: string): string[] => [...cell.matchAll(/`([\w-]+)`/g)].map(([, word = '']) => word)
    const shown = [...rows].flatMap(([, names = '', facts = '']) => words(names).map((name) => [name, words(facts)]))
    assert.deepEqual(Object.fromEntries(shown) as object, EVENT_FACTS)
  })
})
