export { uploadLocker } from './upload-locker.ts'
export { createVault } from './vault.ts'
export { UPLOAD_LIFE } from './vault-store.ts'
export type { ByteRange, FinishedUpload, UploadFinisher, UploadRow, Vault } from './vault.ts'
