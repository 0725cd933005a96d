// 様式: the forms that are known on this PC; takes in the description of another one, hands one on as a file, and
// takes one out again.
import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { writeFormDescription } from '#shared/forms/describedForm.ts';
import type { Form } from '#shared/forms/form.ts';
import { saveMade } from '../platform/saveMade.ts';
import { useApp, useAppStore } from '../store/AppContext.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { RefusedForms } from './RefusedForms.tsx';

/** What came of the last thing that was done here. */
interface Outcome {
  readonly failed: boolean;
  readonly lines: readonly string[];
}

export function FormsDialog({ onClose }: { readonly onClose: () => void }) {
  const store = useAppStore();
  const forms = useApp((state) => state.forms);
  const files = useApp((state) => state.formFiles);
  const refused = useApp((state) => state.refusedForms);
  const drafts = useApp((state) => state.drafts);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const add = async (file: File): Promise<void> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const reply = await store.api['forms.add']({ name: file.name.slice(-1_000), bytes });
    await store.loadForms();
    const added = reply.ok ? store.getState().forms.find(({ id }) => id === reply.value.id) : undefined;
    setOutcome(
      reply.ok
        ? { failed: false, lines: [`「${added?.name ?? reply.value.id}」を読み込みました。`] }
        : { failed: true, lines: ['読み込みませんでした。', ...reply.error.message.split('\n')] },
    );
  };
  const hand = async (form: Form): Promise<void> => {
    const bytes = new TextEncoder().encode(writeFormDescription(form));
    const reply = await saveMade(store.api, { name: `様式_${form.id}`, format: 'json', bytes });
    if (!reply.ok) setOutcome({ failed: true, lines: [reply.error.message] });
    else if (reply.value !== null) setOutcome({ failed: false, lines: [`書き出しました: ${reply.value}`] });
  };
  const remove = async ({ id, name }: Form): Promise<void> => {
    const reply = await store.api['forms.remove']({ id });
    await store.loadForms();
    const left = store.getState().forms.some((form) => form.id === id);
    const sheets = (drafts ?? []).filter(({ form }) => form === id).length;
    const closed =
      left || sheets === 0
        ? ''
        : `この様式のシート（${sheets}件）は、もう一度読み込むまで開けません。内容は残っています。`;
    setOutcome(
      reply.ok
        ? {
            failed: false,
            lines: [`「${name}」の定義ファイルを外しました。${left ? '付属の様式に戻りました。' : closed}`],
          }
        : { failed: true, lines: [reply.error.message] },
    );
  };

  return (
    <Dialog title="様式" onClose={onClose}>
      <div className="dialog-form">
        <p className="forms-hint">
          新しい年度の様式は、配られた定義ファイル（.json）を読み込むと使えるようになります。定義ファイルは、今ある様式のものを書き出し、書き換えて作ることもできます。
        </p>
        <table className="drafts forms">
          <thead>
            <tr>
              <th scope="col">様式</th>
              <th scope="col">記号</th>
              <th scope="col">定義ファイル</th>
              <th scope="col">
                <span className="visually-hidden">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {forms.map((form) => {
              const file = files.find(({ id }) => id === form.id)?.file;
              return (
                <tr key={form.id}>
                  <td>{form.name}</td>
                  <td>{form.id}</td>
                  <td className="forms-file">{file ?? '付属'}</td>
                  <td className="draft-actions">
                    <Button
                      className="button small"
                      aria-label={`${form.name}の定義ファイルを書き出す`}
                      onPress={() => void hand(form)}
                    >
                      書き出す
                    </Button>
                    {file !== undefined && (
                      <Button
                        className="button small quiet"
                        aria-label={`${form.name}の定義ファイルを外す`}
                        onPress={() => void remove(form)}
                      >
                        外す
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <div role="status" className={outcome?.failed === true ? 'forms-outcome failed' : 'forms-outcome'}>
          {outcome?.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <RefusedForms refused={refused} />
        <div className="actions">
          <FileTrigger
            acceptedFileTypes={['.json']}
            onSelect={(picked) => {
              const [file] = picked ?? [];
              if (file !== undefined) void add(file);
            }}
          >
            <Button className="button">定義ファイルを読み込む</Button>
          </FileTrigger>
          <Button className="button primary" onPress={onClose}>
            閉じる
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
