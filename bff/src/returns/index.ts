export { returnUploadTarget } from './return-upload-target.ts'
export { returnRoutes } from './returns.routes.ts'
