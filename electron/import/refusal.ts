// What is said of files that are not read.
import { fail, type Failure } from '#shared/ipc/reply.ts';

export const mostFileBytes = 64 * 1024 * 1024;

export const wanted =
  '組織マネジメントシートの Word（.docx）、Excel（.xlsx）、HTML、テキスト、.omsheet のファイルを選んでください。';

export function unreadable(message: string): { readonly ok: false; readonly error: Failure } {
  return fail('unreadableFile', message);
}

export const tooLarge = unreadable(`ファイルが大きすぎます（64MBまで読めます）。${wanted}`);

export const tooMuchText = unreadable(
  'ファイルの中に、シートに入りきらない量の文字や行があります。分けて読み込んでください。',
);
