/** A file that lies on a disk, as those of an explorer do, and may change there after it was chosen. */
export interface FileOnDisk {
  file: File
  /** Somebody saves it anew. */
  change: () => Promise<void>
}

/** On the disk that the browser keeps for this page. */
export async function fileOnDisk(name: string, content: Uint8Array<ArrayBuffer>): Promise<FileOnDisk> {
  const disk = await navigator.storage.getDirectory()
  const handle = await disk.getFileHandle(name, { create: true })
  const save = async (bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    const writable = await handle.createWritable()
    await writable.write(bytes)
    await writable.close()
  }
  await save(content)
  return { file: await handle.getFile(), change: () => save(content.slice(1)) }
}
