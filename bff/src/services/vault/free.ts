/** Smaller ones may lie in a pool that others use too. */
const OWN = Buffer.poolSize

/**
 * Gives a buffer's memory back at once. Left to the collector, megabytes outside its heap set off one full collection
 * after another: 5 of the 7 CPU seconds that a gibibyte took. And plain bytes linger nowhere.
 * @param bytes what is needed no more; of several pieces of one buffer, the last to be freed ends it
 */
export function free(bytes: Uint8Array): void {
  const { buffer, byteOffset, length } = bytes
  const isLastPiece = byteOffset + length === buffer.byteLength
  if (isLastPiece && buffer instanceof ArrayBuffer && buffer.byteLength > OWN) buffer.transfer(0)
}
