// The one `Api` of the editor, whichever host is behind it: Electron's preload bridge where there is one,
// else the loopback host that served this page. Nothing outside this folder knows the difference.
import { contract, type Api, type CallInput, type CallName, type CallOutput } from '#shared/ipc/contract.ts';
import { fail, replySchema, type Reply } from '#shared/ipc/reply.ts';
import { z } from 'zod';
import type { Carry } from './carry.ts';
import { desktopBridge } from './desktopBridge.ts';
import { openLoopbackSession } from './loopbackSession.ts';

const disconnected = fail(
  'disconnected',
  'プログラム本体とつながっていません。保存済みの内容は残っています。このウィンドウを閉じて、プログラムを起動し直してください。',
);
const misunderstood = fail(
  'internal',
  'プログラムの不具合で応答を読み取れませんでした。保存済みの内容は変わっていません。プログラムを起動し直してください。',
);

const anyReply = replySchema(z.unknown());

/** The contract in a shape in which TypeScript relates a name to its own output. */
const outputs: { readonly [K in CallName]: { readonly output: z.ZodType<CallOutput<K>> } } = contract;

function callOver(carry: Carry) {
  return <K extends CallName>(name: K) =>
    async (input: CallInput<K>): Promise<Reply<CallOutput<K>>> => {
      let answer: unknown;
      try {
        answer = await carry(name, input);
      } catch {
        return disconnected;
      }
      const reply = anyReply.safeParse(answer);
      if (!reply.success) return misunderstood;
      if (!reply.data.ok) return reply.data;
      const value = outputs[name].output.safeParse(reply.data.value);
      return value.success ? { ok: true, value: value.data } : misunderstood;
    };
}

/**
 * The way to the host. Never rejects: when there is none, every call answers with `disconnected`. To be
 * called once, before the first screen.
 */
export async function connect(): Promise<Api> {
  const bridge = desktopBridge();
  const carry: Carry = bridge === null ? await openLoopbackSession() : bridge.call;
  const call = callOver(carry);
  return {
    'app.info': call('app.info'),
    'app.report': call('app.report'),
    'app.defect': call('app.defect'),
    'library.list': call('library.list'),
    'library.search': call('library.search'),
    'library.create': call('library.create'),
    'library.origin': call('library.origin'),
    'library.open': call('library.open'),
    'library.save': call('library.save'),
    'library.trash': call('library.trash'),
    'library.restore': call('library.restore'),
    'library.revisions': call('library.revisions'),
    'library.readRevision': call('library.readRevision'),
    'store.reopen': call('store.reopen'),
    'store.startEmpty': call('store.startEmpty'),
    'backups.list': call('backups.list'),
    'backups.inspect': call('backups.inspect'),
    'backups.readSheet': call('backups.readSheet'),
    'backups.restore': call('backups.restore'),
    'forms.list': call('forms.list'),
    'forms.add': call('forms.add'),
    'forms.remove': call('forms.remove'),
    'settings.read': call('settings.read'),
    'settings.save': call('settings.save'),
    'import.read': call('import.read'),
    'import.stop': call('import.stop'),
    'import.handed': call('import.handed'),
    'samples.list': call('samples.list'),
    'samples.read': call('samples.read'),
    'export.files': call('export.files'),
    'export.book': call('export.book'),
    'export.made': call('export.made'),
    'export.progress': call('export.progress'),
    'export.stop': call('export.stop'),
    'preview.pages': call('preview.pages'),
  };
}
