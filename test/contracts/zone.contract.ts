import { afterEach, beforeEach, describe, vi } from 'vitest'
import { depositsContract } from './zone/deposits.ts'
import { documentsContract } from './zone/documents.ts'
import { eventsContract } from './zone/events.ts'
import { inboxContract } from './zone/inbox.ts'
import { listsContract } from './zone/lists.ts'
import { problemsContract } from './zone/problems.ts'
import { openScene, type Scene, type ZoneUnderTest } from './zone/scene.ts'
import { sharesContract } from './zone/shares.ts'

/** What every zone does, seen through the client that widgets speak with. */
export function zoneContract(name: string, start: () => Promise<ZoneUnderTest>): void {
  describe(`the contract, kept by ${name}`, () => {
    let scene: Scene

    beforeEach(async () => {
      // Clients resolve addresses against the page they are on.
      vi.stubGlobal('location', new URL('http://localhost:8787/'))
      scene = await openScene(await start())
    })
    afterEach(async () => {
      await scene.zone.stop()
      vi.unstubAllGlobals()
    })

    for (const part of [
      listsContract,
      problemsContract,
      documentsContract,
      sharesContract,
      inboxContract,
      depositsContract,
      eventsContract,
    ]) {
      part(() => scene)
    }
  })
}
