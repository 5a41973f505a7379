export { createClient, type ClientOptions, type JzClient } from './create-client.ts'
export type { ZoneLiveEvent } from './live-events.ts'
export { chosenFiles, droppedFiles, type NamedFile } from './uploads/dropped-files.ts'
export {
  isMoving,
  type UploadItem,
  type UploadProblem,
  type UploadState,
  type UploadTarget,
} from './uploads/upload-item.ts'
export { UploadQueue, type UploadEvent } from './uploads/upload-queue.ts'
export { ZoneProblem } from './zone-problem.ts'
