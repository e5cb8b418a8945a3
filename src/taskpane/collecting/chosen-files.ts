import type { ChosenFile } from "./collector";

/** Loaded with the first files: the list of all kinds leads to what reads them. */
const fileNames = () => import("../../collecting/table-file-names");

/** Files that were chosen one by one, or a folder with all below it, of which only what may hold tables is taken. */
export async function chosenFiles(list: Iterable<File>): Promise<readonly ChosenFile[]> {
  const files = [...list];
  const { isLockFileName, isTableFileName } = await fileNames();
  return files.flatMap((file): ChosenFile[] => {
    const path = file.webkitRelativePath;
    if (path === "") return isLockFileName(file.name) ? [] : [{ path: file.name, file }];
    return isTableFileName(file.name) ? [{ path, file }] : [];
  });
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** Everything in a folder; a reader hands over a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function filesBelow(entry: FileSystemEntry, isInFolder: boolean): Promise<readonly ChosenFile[]> {
  if (entry instanceof FileSystemDirectoryEntry) {
    const found: ChosenFile[] = [];
    for (const each of await entriesOf(entry)) found.push(...(await filesBelow(each, true)));
    return found;
  }
  if (!(entry instanceof FileSystemFileEntry)) return [];
  const { isLockFileName, isTableFileName } = await fileNames();
  const isWanted = isInFolder ? isTableFileName(entry.name) : !isLockFileName(entry.name);
  return isWanted ? [{ path: entry.fullPath.replace(/^\//, ""), file: await fileOf(entry) }] : [];
}

/** What was dropped: files, and folders with all below them. Must be called while the drop is handled. */
export function droppedFiles(transfer: DataTransfer): Promise<readonly ChosenFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  // A web view that knows no entries hands over files alone.
  if (entries.length === 0) return chosenFiles(transfer.files);
  return Promise.all(entries.map((entry) => filesBelow(entry, false))).then((found) => found.flat());
}
