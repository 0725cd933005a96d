// The one way in from a renderer: parse by the contract, run the handler, check its output, and always
// answer with a value. Who asks has been checked by the host (token or sender) before this is reached.
import {
  contract,
  type CallInput,
  type CallName,
  type CallOutput,
  type Handlers,
} from '#shared/ipc/contract.ts';
import { fail, type Reply } from '#shared/ipc/reply.ts';
import type { z } from 'zod';

/** One line for the log: which call and what kind of defect, never anything of a sheet. */
export type Log = (line: string) => void;
export type Route = (name: string, input: unknown) => Promise<Reply<unknown>>;

/** The contract once more, in a shape in which TypeScript relates a name to its own input and output. */
const calls: {
  readonly [K in CallName]: {
    readonly input: z.ZodType<CallInput<K>>;
    readonly output: z.ZodType<CallOutput<K>>;
  };
} = contract;

const invalid = fail(
  'invalidRequest',
  'この操作は受け付けられませんでした。保存済みの内容は変わっていません。画面を開き直してから、もう一度操作してください。',
);
const defect = fail(
  'internal',
  'プログラムの不具合で処理できませんでした。保存済みの内容は変わっていません。もう一度操作しても続く場合は、プログラムを起動し直してください。',
);

function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

/** Name, code and place of an error. Its message may quote a sheet and stays out of the log. */
function describeDefect(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return `${error.name}${code}\n${places.slice(0, 8).join('\n')}`;
}

export function createRouter(handlers: Handlers, log: Log): Route {
  const run = async <K extends CallName>(name: K, input: unknown): Promise<Reply<CallOutput<K>>> => {
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      log(`${name}: input refused: ${issue?.code ?? ''} at ${issue?.path.join('.') ?? ''}`);
      return invalid;
    }
    const reply = await handlers[name](parsed.data);
    if (!reply.ok) return reply;
    const output = calls[name].output.safeParse(reply.value);
    if (output.success) return { ok: true, value: output.data };
    const [issue] = output.error.issues;
    log(`${name}: output refused: ${issue?.code ?? ''} at ${issue?.path.join('.') ?? ''}`);
    return defect;
  };
  return async (name, input) => {
    if (!isCallName(name)) {
      log('unknown call');
      return invalid;
    }
    try {
      return await run(name, input);
    } catch (error) {
      log(`${name}: ${describeDefect(error)}`);
      return defect;
    }
  };
}
