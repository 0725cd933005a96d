// Writes zip files as honest or as dishonest as a test wants them: every field of the directory can say something
// else than is true.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array | string;
  /** What header and directory say instead of what is true. */
  readonly says?: Partial<Said>;
  /** The compressed bytes instead of those of the content. */
  readonly packed?: Uint8Array;
  /** The name in the entry's own header. */
  readonly headerName?: string;
  /** Stands in the directory but points to the entry of this index. */
  readonly at?: number;
}

interface Said {
  readonly method: number;
  readonly flags: number;
  readonly checksum: number;
  readonly bytes: number;
  readonly packedBytes: number;
}

export interface ZipShape {
  /** Sizes and places in fields of 64 bits. */
  readonly zip64?: boolean;
  /** Sizes and checksum after the data instead of before it. */
  readonly descriptors?: boolean;
  readonly directory?: boolean;
}

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

function fields(...values: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) {
    if (bytes === 2) buffer.writeUInt16LE(value & 0xffff, at);
    else if (bytes === 4) buffer.writeUInt32LE(value >>> 0, at);
    else buffer.writeBigUInt64LE(BigInt(value), at);
    at += bytes;
  }
  return buffer;
}

export function zipOf(parts: readonly ZipPart[], shape: ZipShape = {}): Uint8Array {
  const { zip64 = false, descriptors = false, directory = true } = shape;
  const out: Buffer[] = [];
  const central: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const put = (...buffers: readonly Uint8Array[]): void => {
    for (const buffer of buffers) {
      out.push(Buffer.from(buffer));
      length += buffer.byteLength;
    }
  };
  for (const part of parts) {
    const content = bytesOf(part.content);
    const packed = part.packed ?? deflateRawSync(content);
    const name = bytesOf(part.name);
    const said: Said = {
      method: 8,
      flags: 0x800 | (descriptors ? 8 : 0),
      checksum: crc32(content),
      bytes: content.byteLength,
      packedBytes: packed.byteLength,
      ...part.says,
    };
    const full = 0xffffffff;
    const sizes: readonly [4, number][] = descriptors
      ? [
          [4, 0],
          [4, 0],
          [4, 0],
        ]
      : [
          [4, said.checksum],
          [4, zip64 ? full : said.packedBytes],
          [4, zip64 ? full : said.bytes],
        ];
    const headerName = bytesOf(part.headerName ?? name);
    const headerExtra = zip64
      ? fields([2, 1], [2, 16], [8, said.bytes], [8, said.packedBytes])
      : Buffer.alloc(0);
    offsets.push(part.at === undefined ? length : (offsets[part.at] ?? 0));
    const offset = offsets.at(-1) ?? 0;
    if (part.at === undefined) {
      put(
        fields([4, 0x04034b50], [2, 45], [2, said.flags], [2, said.method], [4, 0x5a21_0000], ...sizes),
        fields([2, headerName.byteLength], [2, headerExtra.byteLength]),
        headerName,
        headerExtra,
        packed,
      );
      if (descriptors)
        put(fields([4, 0x08074b50], [4, said.checksum], [4, said.packedBytes], [4, said.bytes]));
    }
    const extra = zip64
      ? fields([2, 1], [2, 24], [8, said.bytes], [8, said.packedBytes], [8, offset])
      : Buffer.alloc(0);
    central.push(
      fields([4, 0x02014b50], [2, 45], [2, 45], [2, said.flags], [2, said.method], [4, 0x5a21_0000]),
      fields([4, said.checksum], [4, zip64 ? full : said.packedBytes], [4, zip64 ? full : said.bytes]),
      fields(
        [2, name.byteLength],
        [2, extra.byteLength],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, zip64 ? full : offset],
      ),
      Buffer.from(name),
      extra,
    );
  }
  if (!directory) return new Uint8Array(Buffer.concat(out));
  const offset = length;
  put(...central);
  const size = length - offset;
  const count = parts.length;
  if (zip64) {
    const end = length;
    put(
      fields(
        [4, 0x06064b50],
        [8, 44],
        [2, 45],
        [2, 45],
        [4, 0],
        [4, 0],
        [8, count],
        [8, count],
        [8, size],
        [8, offset],
      ),
    );
    put(fields([4, 0x07064b50], [4, 0], [8, end], [4, 1]));
  }
  const full16 = zip64 ? 0xffff : count;
  put(
    fields(
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, full16],
      [2, full16],
      [4, zip64 ? 0xffffffff : size],
      [4, zip64 ? 0xffffffff : offset],
      [2, 0],
    ),
  );
  return new Uint8Array(Buffer.concat(out));
}
