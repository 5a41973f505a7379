import { HOUR } from '../../../bff/src/platform/clock.ts'
import { startZone } from '../../support/zone.ts'
import { openPostOffice } from '../mail/post-office.ts'
import { openBox, visitorsOf } from './visitors.ts'

/** A firm with a box on its website, and a mail server. */
export async function openSite() {
  const zone = await startZone({ start: new Date('2026-11-24T15:00:00Z') })
  const office = await openPostOffice(zone)
  const firm = await zone.firm()
  const box = await openBox(zone, firm.firmId)

  /** Limits by address and place are refilled between tests, not within them. */
  async function calm(): Promise<void> {
    zone.clock.advance(2 * HOUR)
    await office.deliver()
  }
  async function stop(): Promise<void> {
    await office.stop()
    await zone.stop()
  }
  return { zone, office, firm, box, visitors: visitorsOf(zone, box), calm, stop }
}
