// The 重点施策 of the plan and their 重点事業, one a line: edited, handed on as a file, read from one.
import { useState, type FormEvent } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import type { Form } from '#shared/forms/form.ts';
import { readPolicyList, writePolicyList, type LineProblem } from '#shared/forms/policyList.ts';
import { policiesOf } from '#shared/forms/settings.ts';
import { useApp, useAppStore } from '../store/AppContext.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SaveFileButton } from '../ui/SaveFileButton.tsx';

interface PolicyListDialogProps {
  readonly form: Form;
  readonly onClose: () => void;
}

export function PolicyListDialog({ form, onClose }: PolicyListDialogProps) {
  const app = useAppStore();
  const settings = useApp((state) => state.settings);
  const [text, setText] = useState(() => writePolicyList(policiesOf(form, settings)));
  const [problems, setProblems] = useState<readonly LineProblem[]>([]);
  /** Where the text came from, for the messages. */
  const [source, setSource] = useState('');
  const check = (now: string, from: string): ReturnType<typeof readPolicyList> => {
    const read = readPolicyList(now, form);
    setProblems(read.ok ? [] : read.problems);
    setSource(from);
    return read;
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = check(text, source);
    if (!read.ok) return;
    onClose();
    void app.choose({ policies: { ...settings.policies, [form.id]: read.policies } });
  };
  const take = async (file: File): Promise<void> => {
    const now = await file.text();
    setText(now);
    check(now, file.name);
  };
  return (
    <Dialog title={`重点施策と重点事業の一覧（${form.basicPlan}）`} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <label className="labelled">
          重点施策は1行に1つ、番号から書きます（例:
          ⑬デジタル化の推進）。その重点事業は、次の行から「・」を付けて並べます（例:
          ・市民へのデジタル支援事業）。
          <textarea
            className="field"
            rows={form.policyCount}
            value={text}
            aria-invalid={problems.length > 0}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        {problems.length > 0 && (
          <div role="alert">
            <p>一覧はまだ変えていません。次の行を直してください。</p>
            <ul>
              {problems.map(({ line, message }) => (
                <li key={line}>
                  {source === '' ? '' : `${source} の`}
                  {line}行目: {message}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className="actions">
          <FileTrigger
            acceptedFileTypes={['.txt']}
            onSelect={(files) => {
              const [file] = files ?? [];
              if (file !== undefined) void take(file);
            }}
          >
            <Button className="button">ファイルから読む</Button>
          </FileTrigger>
          <SaveFileButton
            label="ファイルに書き出す"
            make={() => ({
              name: `重点施策_${form.basicPlan}`,
              format: 'txt',
              bytes: new TextEncoder().encode(`${text}\n`),
            })}
          />
          <Button className="button" onPress={onClose}>
            やめる
          </Button>
          <Button className="button primary" type="submit">
            この一覧を使う
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
