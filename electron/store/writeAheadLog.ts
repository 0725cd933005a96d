// SQLite's write-ahead log (-wal) as a crash leaves it. SQLite takes it over up to the first frame whose checksum
// is wrong and drops the rest without a word. This finds out whether saves were among the rest.
//
// A rest is normal: frames of an older round of the log (other salts), and what a power cut or a full disk left
// of the transaction that was being written, which nobody was told is saved. But a transaction is begun only
// when the one before it is on the disk. So where a frame continues the checksum of a commit, that commit was
// complete, and if SQLite does not reach it, a save is missing. The last save of all has no follower: damage to
// it cannot be told from a power cut during it, and is not reported.
//
// Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const headerBytes = 32;
const frameHeaderBytes = 24;
/** Begins a log whose checksums take the bytes of a word highest first: written on a machine of that order. */
const highestFirstMagic = 0x377f0683;

type Checksum = readonly [number, number];

interface Frame {
  readonly page: number;
  readonly isCommit: boolean;
  /** Both salts as one text. */
  readonly round: string;
  readonly checksum: Checksum;
  /** The checksum that it would have after that of the frame before it. */
  readonly checksumAfter: (before: Checksum) => Checksum;
}

const equal = (one: Checksum, other: Checksum): boolean => one[0] === other[0] && one[1] === other[1];

/** Over `bytes` in pairs of words, on top of `start`. */
function checksumOver(bytes: Buffer, highestFirst: boolean, [first, second]: Checksum): Checksum {
  let [one, two] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + (highestFirst ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + two) >>> 0;
    two = (two + (highestFirst ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + one) >>> 0;
  }
  return [one, two];
}

function roundAt(log: Buffer, at: number): string {
  return log.toString('hex', at, at + 8);
}

function checksumAt(log: Buffer, at: number): Checksum {
  return [log.readUInt32BE(at), log.readUInt32BE(at + 4)];
}

/** The whole frames of the log in their order, of all its rounds. */
function framesOf(log: Buffer, pageBytes: number, highestFirst: boolean): readonly Frame[] {
  const frames: Frame[] = [];
  const frameBytes = frameHeaderBytes + pageBytes;
  for (let at = headerBytes; at + frameBytes <= log.length; at += frameBytes)
    frames.push({
      page: log.readUInt32BE(at),
      isCommit: log.readUInt32BE(at + 4) !== 0,
      round: roundAt(log, at + 8),
      checksum: checksumAt(log, at + 16),
      checksumAfter: (before) =>
        checksumOver(
          log.subarray(at + frameHeaderBytes, at + frameBytes),
          highestFirst,
          checksumOver(log.subarray(at, at + 8), highestFirst, before),
        ),
    });
  return frames;
}

/** How many frames SQLite takes over: those of the header's round, while each continues the checksum. */
function reachOf(frames: readonly Frame[], round: string, start: Checksum): number {
  let before = start;
  for (const [index, frame] of frames.entries()) {
    const fits =
      frame.round === round && frame.page !== 0 && equal(frame.checksum, frame.checksumAfter(before));
    if (!fits) return index;
    before = frame.checksum;
  }
  return frames.length;
}

/** A commit that another frame follows, of the same round. */
function hasFinishedCommit(frames: readonly Frame[]): boolean {
  return frames.some((frame, index) => {
    const next = frames[index + 1];
    return (
      frame.isCommit &&
      next !== undefined &&
      next.round === frame.round &&
      equal(next.checksum, next.checksumAfter(frame.checksum))
    );
  });
}

/** Whether SQLite, opening a database of pages of that size with this log, leaves out saves that were on the disk. */
export function leavesOutSaves(log: Buffer, pageBytes: number): boolean {
  if (log.length < headerBytes) return false;
  const highestFirst = log.readUInt32BE(0) === highestFirstMagic;
  const start = checksumOver(log.subarray(0, 24), highestFirst, [0, 0]);
  const isWhole = equal(start, checksumAt(log, 24));
  const round = roundAt(log, 16);
  const frames = framesOf(log, pageBytes, highestFirst);
  // Without its header nothing of the log is taken over, and nothing says which round is the newest.
  if (!isWhole) return hasFinishedCommit(frames);
  const rest = frames.slice(reachOf(frames, round, start));
  return hasFinishedCommit(rest.filter((frame) => frame.round === round));
}

/** From the database's own header, where 1 stands for 65,536. */
function pageBytesOf(path: string): number {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(2);
    if (readSync(handle, bytes, 0, 2, 16) < 2) throw new RangeError('a database has a header');
    const size = bytes.readUInt16BE(0);
    return size === 1 ? 65_536 : size;
  } finally {
    closeSync(handle);
  }
}

/**
 * The same of the log beside the database at `path`; false when it has none. To be asked before anything opens
 * the database. Another process may be writing the log meanwhile, which looks like damage only once.
 */
export function logLeavesOutSaves(path: string): boolean {
  const look = (): boolean => {
    try {
      return leavesOutSaves(readFileSync(`${path}-wal`), pageBytesOf(path));
    } catch {
      // No log, or one that SQLite will say more about.
      return false;
    }
  };
  return look() && look();
}
