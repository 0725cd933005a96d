// The one way in from a renderer: parse by the contract, run the handler, check its output, and always
// answer with a value. Who asks has been checked by the host (token or sender) before this is reached.
import {
  contract,
  type CallInput,
  type CallName,
  type CallOutput,
  type Handlers,
} from '#shared/ipc/contract.ts';
import { defectOf, describeDefect } from '#shared/ipc/defect.ts';
import { fail, type Reply } from '#shared/ipc/reply.ts';
import type { Log } from '#electron/support/logFile.ts';
import type { z } from 'zod';

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

/** Code and place of what does not fit. A key that is none of the contract's own may be anybody's text. */
function describeIssues({ issues: [issue] }: z.ZodError): string {
  const path = issue?.path.map((key) => (/^\w{1,40}$/.test(String(key)) ? String(key) : '?')) ?? [];
  return `${issue?.code ?? ''} at ${path.join('.')}`;
}

/** Null where zod itself gives up: it freezes what should be readonly before it looks, and bytes cannot be frozen. */
function parseInput<K extends CallName>(name: K, input: unknown): z.ZodSafeParseResult<CallInput<K>> | null {
  try {
    return calls[name].input.safeParse(input);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

export function createRouter(handlers: Handlers, log: Log): Route {
  const run = async <K extends CallName>(name: K, input: unknown): Promise<Reply<CallOutput<K>>> => {
    const parsed = parseInput(name, input);
    if (parsed === null) {
      log(`${name}: input refused: bytes in the place of a record`);
      return invalid;
    }
    if (!parsed.success) {
      log(`${name}: input refused: ${describeIssues(parsed.error)}`);
      return invalid;
    }
    const reply = await handlers[name](parsed.data);
    if (!reply.ok) return reply;
    const output = calls[name].output.safeParse(reply.value);
    if (output.success) return { ok: true, value: output.data };
    log(`${name}: output refused: ${describeIssues(output.error)}`);
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
      log(`${name}: ${describeDefect(defectOf(error))}`);
      return defect;
    }
  };
}
