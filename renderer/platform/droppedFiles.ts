// What was dropped on the window, as files: folders are walked through, one level after the other, in the order
// of their names. The files themselves are not read here.
import { foundFile, type FoundFile } from '../store/importRun.ts';

/** Somebody who drops a whole disk did not mean to. */
const mostFiles = 5_000;

/** What systems and editors leave in every folder, and nobody would import. */
function isLeftover(name: string): boolean {
  return /^(?:\.|~\$)|^(?:Thumbs\.db|desktop\.ini)$/i.test(name);
}

function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  return new Promise((resolve) => {
    // It gives a hundred at a time, and none at the end. A folder that may not be read counts as empty.
    const next = (): void =>
      reader.readEntries(
        (some) => {
          all.push(...some);
          if (some.length === 0)
            resolve(all.toSorted((one, other) => one.name.localeCompare(other.name, 'ja')));
          else next();
        },
        () => resolve(all),
      );
    next();
  });
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function walk(entries: readonly FileSystemEntry[], found: FoundFile[]): Promise<void> {
  for (const entry of entries) {
    if (found.length >= mostFiles) return;
    if (isFolder(entry))
      await walk(
        (await entriesOf(entry)).filter(({ name }) => !isLeftover(name)),
        found,
      );
    else if (isFile(entry)) {
      const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
      const name = entry.fullPath.replace(/^\//, '');
      const gone = { bytes: 0, read: () => Promise.reject(new Error('the file has gone')) };
      found.push({ ...(file === null ? gone : foundFile(file)), name });
    }
  }
}

/** To be called while the drop is being handled: afterwards the browser has forgotten what was dropped. */
export function droppedFiles(transfer: DataTransfer): Promise<readonly FoundFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = [...transfer.files];
  const found: FoundFile[] = [];
  if (entries.length === 0) return Promise.resolve(files.map(foundFile));
  return walk(entries, found).then(() => found);
}

/** The same of a folder that was picked; a browser gives all files below it at once. */
export function filesOfFolder(files: FileList | null): readonly FoundFile[] {
  return [...(files ?? [])]
    .filter((file) => !file.webkitRelativePath.split('/').some(isLeftover))
    .map(foundFile)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'ja'))
    .slice(0, mostFiles);
}
