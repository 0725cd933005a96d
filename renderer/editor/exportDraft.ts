// Exports the open sheet: saves it first, then asks the host for the files, and says what came of it.
import type { ExportFormat } from '#shared/ipc/contract.ts';
import { plainPrint, type PrintOptions } from '#shared/sheet/printOptions.ts';
import { openPoints } from '#shared/sheet/openPoints.ts';
import { saveDownload } from '../platform/saveDownload.ts';
import type { AppStore } from '../store/appStore.ts';
import type { EditorStore } from '../store/editorStore.ts';

export async function exportDraft(
  app: AppStore,
  store: EditorStore,
  formats: readonly ExportFormat[],
  options: PrintOptions | null = null,
): Promise<void> {
  app.dismiss();
  if (!(await store.flush())) {
    app.say({
      kind: 'problem',
      text: '保存できていないため、書き出しを始めませんでした。入力した内容はこの画面に残っています。保存されてから、もう一度書き出してください。',
    });
    return;
  }
  const { draftId, revision, history } = store.getState();
  // The font was chosen for good, how a sheet circulates each time.
  const how = options ?? { ...plainPrint, font: app.getState().settings.printOptions.font };
  const reply = await app.api['export.files']({ id: draftId, revision, formats: [...formats], options: how });
  if (!reply.ok) {
    app.say({ kind: 'problem', text: reply.error.message });
    return;
  }
  const result = reply.value;
  if (result.kind === 'cancelled') return;
  if (result.kind === 'download') saveDownload(result.files);
  const names = result.kind === 'download' ? result.files.map(({ name }) => name) : result.paths;
  const unconfirmed = openPoints(history.draft).filter(({ kind }) => kind === 'unconfirmedEnd').length;
  for (const text of result.notes) app.say({ kind: 'problem', text });
  const note =
    unconfirmed === 0 ? '' : `　終了月が未確認の矢印が${unconfirmed}件あり、破線で書き出しています。`;
  app.say({ kind: 'done', text: `書き出しました: ${names.join('、')}${note}` });
}
