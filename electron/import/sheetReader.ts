// Reads files from outside in a process of its own, within limits of time and memory, so that no file can stop
// or exhaust the host.
import { z } from 'zod';
import { fail, failureSchema } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import type { Forms } from '#shared/forms/forms.ts';
import type { Import } from '#shared/sheet/origin.ts';
import type { NewId } from '#shared/sheet/sheet.ts';
import { warmWorker, type JobOutcome } from '#electron/work/warmWorker.ts';
import type { OpenWorkplace, WorkLimits } from '#electron/work/workplace.ts';
import type { ImportJob } from './importProcess.ts';
import type { SourceFile } from './sourceFile.ts';

export interface FilesRead {
  readonly imports: readonly Import[];
  readonly refused: readonly { readonly name: string; readonly message: string }[];
}

export interface SheetReader {
  /** The sheets of all readable files in the order given; the others come back with a Japanese reason each. */
  readonly read: (files: readonly SourceFile[], newId: NewId, forms?: Forms) => Promise<FilesRead>;
  /** Ends the reading that goes on; its files that are not read yet are refused. */
  readonly stop: () => void;
  /** Stops, and ends the process. */
  readonly close: () => void;
}

export const importLimits: WorkLimits = { timeMs: 10_000, memoryMb: 512 };

/** Held by a process that has read something large, when it should rather begin anew than be kept. */
const keptMb = 256;

/** What the process runs; whoever opens a place of work for it names this. */
export const importEntry = new URL('./importProcess.ts', import.meta.url);

const answerSchema = z.object({
  reply: z.discriminatedUnion('ok', [
    // The process has checked every sheet already, where it cannot block anyone.
    z.object({ ok: z.literal(true), value: z.custom<readonly Import[]>((value) => Array.isArray(value)) }),
    z.object({ ok: z.literal(false), error: failureSchema }),
  ]),
  memoryMb: z.number(),
});

const unchanged = '読み込みをやめました。ほかのデータは変わっていません。ファイルを確かめてください。';

function failureOf(ended: Extract<JobOutcome, { ended: unknown }>['ended'], { timeMs }: WorkLimits) {
  switch (ended) {
    case 'timeLimit':
      return fail(
        'timeLimit',
        `${Math.ceil(timeMs / 1_000)}秒かかっても読み終わらなかったため、${unchanged}`,
      );
    case 'stopped':
      return fail('stopped', '読み込みをやめました。このファイルは取り込まれていません。');
    case 'notStarted':
      return fail(
        'internal',
        'ファイルを読むための処理を始められませんでした。ほかのデータは変わっていません。プログラムを起動し直してから、もう一度取り込んでください。',
      );
    case 'died':
      return fail('unreadableFile', `ファイルを読む途中で使えるメモリーを超えたため、${unchanged}`);
  }
}

/** A reader with a process of its own, which starts with the first file and is kept warm. */
export function sheetReader(open: OpenWorkplace<ImportJob>, limits: WorkLimits): SheetReader {
  const worker = warmWorker(open, limits);
  const readOne = async (job: ImportJob): Promise<Reply<readonly Import[]>> => {
    const outcome = await worker.run(job);
    if ('ended' in outcome) return failureOf(outcome.ended, limits);
    const { reply, memoryMb } = answerSchema.parse(outcome.message);
    if (memoryMb > keptMb) worker.rest();
    return reply;
  };
  /** Raised by every stop: a reading that was begun before takes no further file. */
  let stops = 0;
  return {
    read: async (files, newId, forms = builtInForms) => {
      const begun = stops;
      const imports: Import[] = [];
      const refused: { name: string; message: string }[] = [];
      for (const file of files) {
        const reply =
          stops === begun ? await readOne({ file, forms, idPrefix: newId() }) : failureOf('stopped', limits);
        if (reply.ok) imports.push(...reply.value);
        else refused.push({ name: file.name, message: reply.error.message });
      }
      return { imports, refused };
    },
    stop: () => {
      stops += 1;
      worker.stop();
    },
    close: () => {
      stops += 1;
      worker.close();
    },
  };
}
