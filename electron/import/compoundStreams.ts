// The names at the top of a compound file ([MS-CFB], the container of Word 97-2003 and of locked files): they tell
// which program wrote it.

const freeSector = 0xfffffffa;
const noEntry = 0xffffffff;
const entryBytes = 128;
const mostSectors = 4_096;
/** Sectors of the allocation table that the header itself names; enough for 7 MB, beyond which nobody looks. */
const headerTableSectors = 109;

export const compoundSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

interface Entry {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

function readEntry(view: DataView, at: number): Entry {
  const length = Math.min(64, view.getUint16(at + 64, true));
  const codes = Array.from({ length: Math.max(0, length / 2 - 1) }, (_, index) =>
    view.getUint16(at + index * 2, true),
  );
  return {
    name: String.fromCharCode(...codes),
    left: view.getUint32(at + 68, true),
    right: view.getUint32(at + 72, true),
    child: view.getUint32(at + 76, true),
  };
}

function readEntries(view: DataView): readonly Entry[] {
  const sectorBytes = 1 << Math.min(12, view.getUint16(30, true));
  const at = (sector: number): number => (sector + 1) * sectorBytes;
  const perSector = sectorBytes / 4;
  const nextOf = (sector: number): number => {
    const table = Math.floor(sector / perSector);
    if (table >= headerTableSectors) return freeSector;
    return view.getUint32(at(view.getUint32(76 + table * 4, true)) + (sector % perSector) * 4, true);
  };
  const entries: Entry[] = [];
  let sector = view.getUint32(48, true);
  for (let count = 0; sector < freeSector && count < mostSectors; count += 1) {
    for (let part = 0; part < sectorBytes; part += entryBytes)
      entries.push(readEntry(view, at(sector) + part));
    sector = nextOf(sector);
  }
  return entries;
}

/** Empty when the file is too damaged to say. */
export function compoundStreams(bytes: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>();
  try {
    const entries = readEntries(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const visited = new Set<number>();
    const waiting = [entries[0]?.child ?? noEntry];
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      const entry = entries[index];
      if (entry === undefined || visited.has(index)) continue;
      visited.add(index);
      names.add(entry.name);
      waiting.push(entry.left, entry.right);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return names;
}
