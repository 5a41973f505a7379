import { fakeZone } from './zone/fake-zone.ts'
import { realZone } from './zone/real-zone.ts'
import { zoneContract } from './zone.contract.ts'

zoneContract('the fake zone', fakeZone)
zoneContract('the zone itself', realZone)
