// The pages of the preview, made in a worker of their own: an export that takes seconds does not hold them up,
// and stopping it does not end them.
import { z } from 'zod';
import { drawnPagesSchema, type DrawnPages } from '#shared/ipc/pageDrawing.ts';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import { warmWorker } from '#electron/work/warmWorker.ts';
import { workerThread } from '#electron/work/workerThread.ts';
import type { PreviewJob } from './previewWorker.ts';

const limits = { timeMs: 60_000, memoryMb: 1_024 };

const worker = warmWorker(workerThread<PreviewJob>(new URL('./previewWorker.ts', import.meta.url)), limits);

const answerSchema = z.object({ drawn: drawnPagesSchema });

/** The pages as the PDF has them, as far as they are not known. */
export async function previewPages(job: PreviewJob): Promise<Reply<DrawnPages>> {
  const outcome = await worker.run(job);
  const answer = 'message' in outcome ? answerSchema.safeParse(outcome.message) : null;
  return answer?.success === true
    ? succeed(answer.data.drawn)
    : fail(
        'internal',
        'プレビューを作れませんでした。シートの内容は変わっていません。続けて入力すると、もう一度作ります。',
      );
}
