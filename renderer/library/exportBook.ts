// Puts the chosen sheets together as one Word file and one PDF; shows how much is done, and can be stopped.
import type { PrintOptions } from '#shared/sheet/printOptions.ts';
import { saveDownload } from '../platform/saveDownload.ts';
import type { AppStore } from '../store/appStore.ts';

export async function exportBook(
  app: AppStore,
  ids: readonly string[],
  options: PrintOptions,
): Promise<void> {
  app.dismiss();
  const reply = await app.during(
    `${ids.length}件のシートをまとめています…`,
    () => app.api['export.book']({ ids: [...ids], formats: ['docx', 'pdf'], options }),
    {
      stop: () => void app.api['export.stop']({}),
      percent: async () => {
        const reply = await app.api['export.progress']({});
        return reply.ok ? reply.value.percent : null;
      },
    },
  );
  if (!reply.ok) {
    app.say({ kind: 'problem', text: reply.error.message });
    return;
  }
  const result = reply.value;
  if (result.kind === 'cancelled') {
    app.say({ kind: 'done', text: '書き出しをやめました。シートの内容は変わっていません。' });
    return;
  }
  if (result.kind === 'download') saveDownload(result.files);
  const names = result.kind === 'download' ? result.files.map(({ name }) => name) : result.paths;
  for (const text of result.notes) app.say({ kind: 'problem', text });
  app.say({ kind: 'done', text: `書き出しました: ${names.join('、')}` });
  await app.refresh();
}
