// Zip files (APPNOTE 6.3) of whoever made them: the directory at their end and the entries it names, inflated within
// limits. What a zip says of itself is held against the limits before anything is inflated, and against what
// comes out: names, sizes and checksums must be true, entries may not overlap. Nothing is ever unpacked to disk.
import { crc32, inflateRawSync } from 'node:zlib';

const mostEntries = 5_000;
const mostEntryBytes = 64 * 1024 * 1024;
const mostTotalBytes = 128 * 1024 * 1024;
/** XML deflates to a tenth or a twentieth; far more is a bomb. */
const mostRatio = 250;
/** What is smaller than this may deflate as it likes. */
const harmlessBytes = 1_000_000;

const signature = {
  entry: 0x04034b50,
  directory: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator: 0x07064b50,
};
const endBytes = 22;
const mostCommentBytes = 0xffff;

export type ZipProblem =
  /** Its end, where the directory is, is missing. */
  | 'cut'
  | 'damaged'
  /** Larger than anything that is read here, or a bomb. */
  | 'tooLarge'
  | 'encrypted'
  /** Compressed in a way that Office does not know. */
  | 'foreignMethod'
  /** Two entries of one name: nobody can tell which is meant. */
  | 'doubled';

/** Thrown by everything here, and nothing else is. */
export class ZipRefusal extends Error {
  readonly problem: ZipProblem;
  constructor(problem: ZipProblem) {
    super(problem);
    this.problem = problem;
  }
}

export interface ZipEntry {
  /** With `/` between folders and none before them, whichever the file has. Only ever compared. */
  readonly path: string;
  /** As written. */
  readonly name: Uint8Array;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Of its own header. */
  readonly offset: number;
}

export interface ZipFile {
  readonly entries: readonly ZipEntry[];
  /** Refuses entries that together are too large, before anything is inflated. */
  readonly check: (entries: readonly ZipEntry[]) => void;
  readonly read: (entry: ZipEntry) => Uint8Array;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** ASCII is all that matters: the names that are looked for have nothing else. */
function pathOf(name: Uint8Array): string {
  return latin1(name).replaceAll('\\', '/').replace(/^\/+/, '');
}

/** Sizes that do not fit into 32 bits stand in a field of their own, in a fixed order. */
function sizes64(
  view: DataView,
  extraAt: number,
  extraBytes: number,
  fields: readonly number[],
): readonly number[] {
  if (fields.every((field) => field !== 0xffffffff)) return fields;
  let at = extraAt;
  while (at + 4 <= extraAt + extraBytes) {
    const id = view.getUint16(at, true);
    const end = at + 4 + view.getUint16(at + 2, true);
    if (id === 1) {
      let next = at + 4;
      return fields.map((field) => {
        if (field !== 0xffffffff) return field;
        if (next + 8 > end) throw new ZipRefusal('damaged');
        const value = Number(view.getBigUint64(next, true));
        next += 8;
        return value;
      });
    }
    at = end;
  }
  throw new ZipRefusal('damaged');
}

function findEnd(view: DataView): number {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - mostCommentBytes); at -= 1)
    if (view.getUint32(at, true) === signature.end) return at;
  throw new ZipRefusal('cut');
}

interface Directory {
  readonly offset: number;
  readonly count: number;
}

function findDirectory(view: DataView): Directory {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const offset = view.getUint32(end + 16, true);
  const locator = end - 20;
  if (locator >= 0 && view.getUint32(locator, true) === signature.locator) {
    const at = Number(view.getBigUint64(locator + 8, true));
    if (at > locator || view.getUint32(at, true) !== signature.end64) throw new ZipRefusal('damaged');
    return {
      count: Number(view.getBigUint64(at + 32, true)),
      offset: Number(view.getBigUint64(at + 48, true)),
    };
  }
  if (offset + size > end) throw new ZipRefusal('damaged');
  return { count, offset };
}

function readDirectory(bytes: Uint8Array, view: DataView): readonly ZipEntry[] {
  const directory = findDirectory(view);
  if (directory.count > mostEntries) throw new ZipRefusal('tooLarge');
  const entries: ZipEntry[] = [];
  let at = directory.offset;
  for (let index = 0; index < directory.count; index += 1) {
    if (view.getUint32(at, true) !== signature.directory) throw new ZipRefusal('damaged');
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const extraAt = at + 46 + nameBytes;
    const [entryBytes = 0, packedBytes = 0, offset = 0] = sizes64(view, extraAt, extraBytes, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    const name = bytes.subarray(at + 46, extraAt);
    const method = view.getUint16(at + 10, true);
    entries.push({
      path: pathOf(name),
      name,
      // AES says so by its method.
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1 || method === 99,
      method,
      checksum: view.getUint32(at + 16, true),
      packedBytes,
      bytes: entryBytes,
      offset,
    });
    at = extraAt + extraBytes + view.getUint16(at + 32, true);
  }
  return entries;
}

function isTooLarge({ bytes, packedBytes }: ZipEntry): boolean {
  return bytes > mostEntryBytes || (bytes > harmlessBytes && bytes > packedBytes * mostRatio);
}

function inflate(packed: Uint8Array, { method, bytes }: ZipEntry): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) throw new ZipRefusal('foreignMethod');
  try {
    // One byte more than it says is already a lie; nothing beyond that is ever inflated. In one piece: to join pieces
    // would take the memory twice.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes), chunkSize: Math.max(64, bytes) });
  } catch {
    throw new ZipRefusal('damaged');
  }
}

/** A number outside the file is read as damage. */
function within<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new ZipRefusal('damaged');
    throw error;
  }
}

export function openZip(bytes: Uint8Array): ZipFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** Where the entries stand that have been read. */
  const taken: { readonly entry: ZipEntry; readonly to: number }[] = [];

  const packedOf = (entry: ZipEntry): Uint8Array => {
    if (view.getUint32(entry.offset, true) !== signature.entry) throw new ZipRefusal('damaged');
    const nameAt = entry.offset + 30;
    const nameBytes = view.getUint16(entry.offset + 26, true);
    // A reader that goes by the headers would see another file than one that goes by the directory.
    if (Buffer.compare(bytes.subarray(nameAt, nameAt + nameBytes), entry.name) !== 0)
      throw new ZipRefusal('damaged');
    const from = nameAt + nameBytes + view.getUint16(entry.offset + 28, true);
    const to = from + entry.packedBytes;
    if (to > bytes.byteLength) throw new ZipRefusal('cut');
    if (taken.some((other) => other.entry !== entry && entry.offset < other.to && other.entry.offset < to))
      throw new ZipRefusal('damaged');
    taken.push({ entry, to });
    return bytes.subarray(from, to);
  };

  return {
    entries: within(() => readDirectory(bytes, view)),
    check: (entries) => {
      const total = entries.reduce((sum, { bytes: one }) => sum + one, 0);
      if (total > mostTotalBytes || entries.some(isTooLarge)) throw new ZipRefusal('tooLarge');
    },
    read: (entry) =>
      within(() => {
        if (entry.isEncrypted) throw new ZipRefusal('encrypted');
        if (isTooLarge(entry)) throw new ZipRefusal('tooLarge');
        const content = inflate(packedOf(entry), entry);
        if (content.byteLength !== entry.bytes || crc32(content) !== entry.checksum)
          throw new ZipRefusal('damaged');
        return content;
      }),
  };
}
