// The parts of a Word file that are read, as text, within limits. A zip says how large its parts are before
// they are inflated; what it says is held against the limits, and no part can become larger than it says.
import { strFromU8, unzipSync } from 'fflate';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';

const mostPartBytes = 64 * 1024 * 1024;
const mostTotalBytes = 128 * 1024 * 1024;
/** XML deflates to a tenth or a twentieth; far more is a bomb. */
const mostRatio = 250;
const mostParts = 5_000;

const isWanted = (path: string): boolean =>
  path === 'word/document.xml' ||
  path === 'docProps/custom.xml' ||
  path === '[Content_Types].xml' ||
  /^customXml\/item\d+\.xml$/.test(path);

class TooLarge extends Error {}

/** Parts by their path. Refuses what is cut, no Word file, or larger than a sheet can be. */
export function openPackage(bytes: Uint8Array): Reply<ReadonlyMap<string, string>> {
  let total = 0;
  let count = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        count += 1;
        if (count > mostParts) throw new TooLarge();
        if (!isWanted(name)) return false;
        total += originalSize;
        const ratio = originalSize / Math.max(1, size);
        if (
          originalSize > mostPartBytes ||
          total > mostTotalBytes ||
          (ratio > mostRatio && originalSize > 1_000_000)
        )
          throw new TooLarge();
        return true;
      },
    });
    if (parts['word/document.xml'] === undefined)
      return fail(
        'unreadableFile',
        'Word のファイル（.docx）ではありません。Excel などのファイルは、シートの文章を Word に貼り付けて .docx で保存してから取り込んでください。',
      );
    return succeed(new Map(Object.entries(parts).map(([path, part]) => [path, strFromU8(part)])));
  } catch (error) {
    if (error instanceof TooLarge)
      return fail(
        'unreadableFile',
        'ファイルの中身が大きすぎるため、読み込みをやめました。組織マネジメントシートの Word ファイルか確かめてください。ほかのデータは変わっていません。',
      );
    return fail(
      'unreadableFile',
      'Word のファイルが壊れているか、途中で切れています。元の場所からもう一度コピーしてください。ほかのデータは変わっていません。',
    );
  }
}
