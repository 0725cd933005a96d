// Files that the operating system hands to the program (a double click on an exchange file), from the start
// that names them until the window asks for them. The window never says a path; it asks for what is there.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SourceFile } from './sourceFile.ts';

/** Of all files together: what the contract lets a window send as well. */
const mostBytes = 64 * 1024 * 1024;

export interface HandedFiles {
  readonly add: (paths: readonly string[]) => void;
  /** What has been handed since the last time; each file is given once. */
  readonly take: () => Promise<{
    readonly files: readonly SourceFile[];
    readonly refused: readonly { readonly name: string; readonly message: string }[];
  }>;
}

const gone =
  'ファイルを開けませんでした。移動や削除がされていないか、読む権限があるかを確かめてください。ほかのデータは変わっていません。';
const tooLarge =
  'ファイルが大きすぎます。一度に開けるのは合わせて 64 MB までです。ほかのデータは変わっていません。';

/** The bytes of an ordinary file, or why not. A pipe or a device would be read for ever. */
async function readWithin(path: string, room: number): Promise<Uint8Array | string> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return gone;
    return found.size > room ? tooLarge : new Uint8Array(await readFile(path));
  } catch {
    return gone;
  }
}

export function handedFiles(): HandedFiles {
  let waiting: string[] = [];
  return {
    add: (paths) => void waiting.push(...paths),
    take: async () => {
      const paths = waiting;
      waiting = [];
      const files: SourceFile[] = [];
      const refused: { name: string; message: string }[] = [];
      let room = mostBytes;
      for (const path of paths) {
        const read = await readWithin(path, room);
        const name = basename(path);
        if (typeof read === 'string') refused.push({ name, message: read });
        else {
          files.push({ name, bytes: read });
          room -= read.byteLength;
        }
      }
      return { files, refused };
    },
  };
}
