/** What came in place of a file: `file` is empty then. */
export type UnreadableCode = 'file_unreadable' | 'empty_folder'

/** A file and the name it goes by: « 2023 – avis.pdf » for `avis.pdf` in the folder `2023`. */
export interface NamedFile {
  file: File
  name: string
  problem?: UnreadableCode
}

const BETWEEN_FOLDERS = ' – '
/** What the system hides in folders is nobody's document. */
const HIDDEN = /^(\.|Thumbs\.db$|desktop\.ini$)/

/** Files of an `<input type="file">`, one with `webkitdirectory` too. */
export function chosenFiles(files: Iterable<File>): NamedFile[] {
  return [...files]
    .filter(({ name, webkitRelativePath }) => webkitRelativePath === '' || !HIDDEN.test(name))
    .map((file) => ({ file, name: (file.webkitRelativePath || file.name).split('/').join(BETWEEN_FOLDERS) }))
}

/**
 * Files of a drop, folders walked through. What cannot be read, and a folder with nothing in it, are among them too:
 * what was dropped never just vanishes.
 * Call it inside the `drop` event: the list of entries is gone after the first await.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<NamedFile[]> {
  const entries = [...transfer.items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry())
  if (entries.some((entry) => entry === null)) return chosenFiles(transfer.files)
  const found: NamedFile[] = []
  for (const entry of entries) {
    const before = found.length
    if (entry) await walk(entry, '', found)
    if (entry?.isDirectory && found.length === before) found.push(unreadable(entry.name, 'empty_folder'))
  }
  return found
}

async function walk(entry: FileSystemEntry, prefix: string, found: NamedFile[]): Promise<void> {
  if (prefix !== '' && HIDDEN.test(entry.name)) return
  const name = prefix + entry.name
  try {
    if (entry.isDirectory) await walkInto(entry as FileSystemDirectoryEntry, name + BETWEEN_FOLDERS, found)
    else found.push({ file: await fileOf(entry as FileSystemFileEntry), name })
  } catch {
    found.push(unreadable(name, 'file_unreadable'))
  }
}

async function walkInto(folder: FileSystemDirectoryEntry, prefix: string, found: NamedFile[]): Promise<void> {
  const reader = folder.createReader()
  for (;;) {
    // A reader gives a hundred entries at a time, and an empty list at the end.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (batch.length === 0) return
    for (const child of batch) await walk(child, prefix, found)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

function unreadable(name: string, problem: UnreadableCode): NamedFile {
  return { file: new File([], name), name, problem }
}
