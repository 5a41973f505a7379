/** A file and the name it goes by: « 2023 – avis.pdf » for `avis.pdf` in the folder `2023`. */
export interface NamedFile {
  file: File
  name: string
}

const BETWEEN_FOLDERS = ' – '

/** Files of an `<input type="file">`, one with `webkitdirectory` too. */
export function chosenFiles(files: Iterable<File>): NamedFile[] {
  return [...files].map((file) => ({
    file,
    name: (file.webkitRelativePath || file.name).split('/').join(BETWEEN_FOLDERS),
  }))
}

/**
 * Files of a drop, folders walked through.
 * Call it inside the `drop` event: the list of entries is gone after the first await.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<NamedFile[]> {
  const entries = [...transfer.items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry())
  if (entries.some((entry) => entry === null)) return chosenFiles(transfer.files)
  const found: NamedFile[] = []
  for (const entry of entries) if (entry) await walk(entry, '', found)
  return found
}

async function walk(entry: FileSystemEntry, prefix: string, found: NamedFile[]): Promise<void> {
  if (entry.isDirectory) {
    const reader = (entry as FileSystemDirectoryEntry).createReader()
    for (;;) {
      // A reader gives a hundred entries at a time, and an empty list at the end.
      const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
      if (batch.length === 0) return
      for (const child of batch) await walk(child, prefix + entry.name + BETWEEN_FOLDERS, found)
    }
  }
  // What the system hides in folders is nobody's document.
  if (prefix !== '' && /^(\.|Thumbs\.db$|desktop\.ini$)/.test(entry.name)) return
  const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
  found.push({ file, name: prefix + entry.name })
}
