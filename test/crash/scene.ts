import { createHash, randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { expect } from 'vitest'
import { findFaults } from '../support/doctor.ts'
import { memberOf } from '../support/member-client.ts'
import type { MemberClient } from '../support/member-client.ts'
import { findMarkers, markedContent, newMarker } from '../support/markers.ts'
import { startProduct } from '../support/product.ts'
import type { Product } from '../support/product.ts'

/** The product, and in it words of every kind that must lie nowhere in clear. */
export interface Scene {
  product: Product
  client: MemberClient
  /** Bytes that must lie nowhere in clear either. */
  newContent: (size: number) => Buffer
  /** What must hold whenever a process has ended, however it ended. */
  expectInvariants(): Promise<void>
}

/** Two buffers of megabytes are compared by it: a test runner takes seconds over each. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export async function setScene(options: Parameters<typeof startProduct>[0] = {}): Promise<Scene> {
  const product = await startProduct(options)
  const markers = {
    content: newMarker(),
    file: newMarker(),
    party: newMarker(),
    title: newMarker(),
    comment: newMarker(),
  }
  const newContent = (size: number): Buffer => markedContent(randomBytes(size), markers.content)
  const party = { externalId: 'p1', kind: 'person', name: `Jean ${markers.party}`, email: 'jean.roy@example.com' }
  const client = await memberOf(product, [party])
  const name = `acte ${markers.file}.bin`
  await client.upload(name, newContent(200_000))
  const shared = await client.send('POST', `/dossiers/${client.dossier.id}/shares`, {
    title: `Projet ${markers.title}`,
    expiresOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
    documentIds: [(await client.available(name)).id],
    recipients: [
      {
        partyId: client.dossier.parties[0]?.id,
        mayReturn: true,
        notifyRecipient: true,
        message: `À lire\u00a0: ${markers.comment}`,
      },
    ],
  })
  expect(shared.status, await shared.clone().text()).toBe(201)

  return {
    product,
    client,
    newContent,
    async expectInvariants() {
      const data = basename(product.dataDir)
      // The demo keeps its letters as its recipients would: in clear.
      const passedOver = [join(data, 'demo-mail'), join(data, 'master.key')]
      expect(findMarkers(dirname(product.logFile), Object.values(markers), passedOver)).toEqual([])
      const sought = Object.values(markers).flatMap((marker) => ['--marker', marker])
      expect(await findFaults(product, ...sought)).toBe('')
    },
  }
}
