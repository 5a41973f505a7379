export { createLiveHub } from './live-hub.ts'
export type { LiveChange, LiveHub, LiveScope, ToldEvent } from './live-hub.ts'
export { activityHash, recordActivity, SYSTEM_ACTOR, ZONE_CHAIN } from './record-activity.ts'
export type { ActivityFact, Actor } from './record-activity.ts'
