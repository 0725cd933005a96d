// The command line: which command, what it prints, how it ends. 0 done; 2 the call or the input is wrong,
// with one line on standard error and nothing on standard output.
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import { fonts } from '#shared/sheet/fonts.ts';

export interface Ending {
  readonly exitCode: 0 | 2;
  readonly out: string;
  readonly error: string;
}

const usage = `使い方:
  import ファイル… [--form r7] [--year 2026] [--json]
  template ファイル… --year 2026 [--form r7] [--json]
  export ファイル [--docx 出力先] [--pdf 出力先] [--omsheet 出力先] [--public] [--font 書体] [--json]
  book ファイル… [--docx 出力先] [--pdf 出力先] [--public] [--font 書体] [--json]
  書体は ${fonts.map(({ name }) => name).join('、')} から選べます（指定しなければ様式のとおり）。
  どのコマンドにも --forms フォルダー を付けられます（そのフォルダーの様式の定義ファイル *.json も使います）。
  check、merge はまだ作られていません。`;

const notBuilt = new Set(['check', 'merge']);

/** What parseArgs says of a wrong option, in Japanese. */
function inJapanese(error: Error & { readonly code?: unknown }): string {
  const name = /'(-[^' ]*)/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `オプション ${name} はありません。`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return `オプション ${name.replace(/,$/, '')} の値が正しくありません。`;
    default:
      return `処理の途中で不具合が起きました（${error.message.replace(/\s+/g, ' ')}）。`;
  }
}

async function run(command: string | undefined, args: readonly string[]): Promise<Reply<string>> {
  if (command === undefined || command === '--help' || command === 'help') return succeed(usage);
  if (notBuilt.has(command)) return fail('notBuilt', `${command} はまだ作られていません。`);
  if (command === 'import') {
    const { importCommand } = await import('./importCommand.ts');
    return importCommand(args);
  }
  if (command === 'template') {
    const { templateCommand } = await import('./importCommand.ts');
    return templateCommand(args);
  }
  if (command === 'export') {
    const { exportCommand } = await import('./exportCommand.ts');
    return exportCommand(args);
  }
  if (command === 'book') {
    const { bookCommand } = await import('./exportCommand.ts');
    return bookCommand(args);
  }
  return fail(
    'invalidRequest',
    `コマンド「${command}」はありません（import、template、export、book が使えます）。`,
  );
}

/** `args` without the names of Node and the script. Never throws. */
export async function runCommandLine(args: readonly string[]): Promise<Ending> {
  const [command, ...rest] = args;
  let reply: Reply<string>;
  try {
    reply = await run(command, rest);
  } catch (error) {
    reply = fail('internal', inJapanese(error instanceof Error ? error : new Error(String(error))));
  }
  return reply.ok
    ? { exitCode: 0, out: `${reply.value}\n`, error: '' }
    : { exitCode: 2, out: '', error: `エラー: ${reply.error.message.replace(/\s+/g, ' ')}\n` };
}
