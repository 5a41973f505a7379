/** Below it, the collector is as good. */
const SMALL = 4096

/**
 * Gives a buffer's memory back at once. Left to the collector, megabytes outside its heap set off one full collection
 * after another: 4 of the 7 CPU seconds that a gibibyte took.
 * @param bytes what is needed no more; nothing happens to a part of a buffer, for others may have the rest
 */
export function free(bytes: Uint8Array): void {
  const { buffer, length } = bytes
  if (length > SMALL && length === buffer.byteLength && buffer instanceof ArrayBuffer) buffer.transfer(0)
}
