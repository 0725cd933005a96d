// 版の履歴: every revision of the sheet at the left, what has changed since the chosen one at the right. Bringing
// one back is a step like any other: it can be undone, and becomes a revision itself.
import { useEffect, useState } from 'react';
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import { differenceInWords, type WordedDifference } from '#shared/compare/differenceInWords.ts';
import { differencesOf } from '#shared/compare/differences.ts';
import { diffText } from '#shared/compare/diffText.ts';
import type { CallOutput } from '#shared/ipc/contract.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { useAppStore } from '../store/AppContext.tsx';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { useForm } from '../store/useForm.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { dayAndTime } from '../ui/formatMoment.ts';
import { SheetTextDialog } from '../ui/SheetTextDialog.tsx';
import './revisions.css';

type Revision = CallOutput<'library.revisions'>['revisions'][number];

/** The program saves at each pause in typing; of what was saved within this time only the last is listed. */
const sessionMs = 5 * 60_000;
const firstShown = 100;
const kindNames: Readonly<Record<WordedDifference['kind'], string>> = {
  changed: '変更',
  added: 'この版のあとに追加',
  removed: 'この版のあとに削除',
  moved: '並べ替え',
};

/** Newest first: the last revision of each stretch of work. */
function lastOfSessions(revisions: readonly Revision[]): readonly Revision[] {
  return revisions.filter((revision, index) => {
    const next = revisions[index - 1];
    return next === undefined || Math.abs(next.savedAt - revision.savedAt) >= sessionMs;
  });
}

function TextDifference({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <p className="text-difference">
      {diffText(before, after).map(({ kind, text }, index) => {
        switch (kind) {
          case 'same':
            return <span key={index}>{text}</span>;
          case 'removed':
            return <del key={index}>{text}</del>;
          case 'added':
            return <ins key={index}>{text}</ins>;
        }
      })}
    </p>
  );
}

function Differences({ then, now }: { readonly then: Draft; readonly now: Draft }) {
  const context = { before: then.sheet, after: now.sheet, form: useForm() };
  const differences = differencesOf(then.sheet, now.sheet).map((difference) =>
    differenceInWords(difference, context),
  );
  if (differences.length === 0) return <p>この版と今のシートに、違いはありません。</p>;
  return (
    <>
      <p className="difference-key">
        <span>今までの変更 {differences.length}件</span>
        <del>この版のあとに消した文字</del>
        <ins>この版のあとに書いた文字</ins>
      </p>
      <ul className="differences">
        {differences.map(({ where, kind, before, after }, index) => (
          <li key={index}>
            <h4>
              {where} <span className="badge plain">{kindNames[kind]}</span>
            </h4>
            {(before !== '' || after !== '') && <TextDifference before={before} after={after} />}
          </li>
        ))}
      </ul>
    </>
  );
}

interface ChosenRevisionProps {
  readonly revision: Revision;
  readonly onClose: () => void;
}

function ChosenRevision({ revision, onClose }: ChosenRevisionProps) {
  const app = useAppStore();
  const store = useEditorStore();
  const now = useEditor((state) => state.history.draft);
  const [then, setThen] = useState<Draft | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [reads, setReads] = useState(false);
  useEffect(() => {
    let isLeft = false;
    const id = store.getState().draftId;
    void app.api['library.readRevision']({ id, revision: revision.revision }).then((reply) => {
      if (isLeft) return;
      if (reply.ok) setThen(reply.value.draft);
      else setProblem(reply.error.message);
    });
    return () => {
      isLeft = true;
    };
  }, [app, store, revision]);
  if (problem !== null) return <p>⚠ {problem}</p>;
  if (then === null) return <p>読み込んでいます…</p>;
  const title = `${revision.revision}版（${dayAndTime(revision.savedAt)}）`;
  const bringBack = (): void => {
    if (!store.execute({ name: 'bringBack', draft: then })) return;
    onClose();
    app.say({ kind: 'done', text: `${title}に戻しました。「元に戻す」で取り消せます。` });
  };
  return (
    <>
      <div className="revision-heading">
        <h3>{title}</h3>
        <Button className="button" onPress={() => setReads(true)}>
          この版の全文を見る
        </Button>
        <Button className="button primary" onPress={bringBack}>
          この版に戻す
        </Button>
      </div>
      <div className="revision-differences" role="region" aria-label="この版との違い" tabIndex={0}>
        <Differences then={then} now={now} />
      </div>
      {reads && <SheetTextDialog title={title} draft={then} onClose={() => setReads(false)} />}
    </>
  );
}

export function RevisionsDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useAppStore();
  const store = useEditorStore();
  const [revisions, setRevisions] = useState<readonly Revision[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const [shown, setShown] = useState(firstShown);
  useEffect(() => {
    let isLeft = false;
    const load = async (): Promise<void> => {
      // What is being typed is a revision too; when it cannot be saved, the others are there all the same.
      await store.flush();
      const reply = await app.api['library.revisions']({ id: store.getState().draftId });
      if (isLeft) return;
      if (reply.ok) setRevisions(reply.value.revisions);
      else setProblem(reply.error.message);
    };
    void load();
    return () => {
      isLeft = true;
    };
  }, [app, store]);
  const listed = showsAll ? (revisions ?? []) : lastOfSessions(revisions ?? []);
  const visible = listed.slice(0, shown);
  const revision = revisions?.find((candidate) => candidate.revision === chosen);
  return (
    <Dialog title="版の履歴" onClose={onClose}>
      <div className="revisions">
        <div className="revision-side">
          <label className="choice">
            <input
              type="checkbox"
              checked={showsAll}
              onChange={({ target }) => setShowsAll(target.checked)}
            />
            自動保存をすべて表示
          </label>
          <ListBox
            className="revision-list"
            aria-label="版"
            items={visible.map((entry) => ({ id: entry.revision, ...entry }))}
            selectionMode="single"
            // Of the dialog, which closes.
            escapeKeyBehavior="none"
            selectedKeys={chosen === null ? [] : [chosen]}
            onSelectionChange={(keys) => {
              const [key] = keys;
              setChosen(key === undefined ? null : Number(key));
            }}
          >
            {(entry) => (
              <ListBoxItem className="revision-item" textValue={dayAndTime(entry.savedAt)}>
                <span>{dayAndTime(entry.savedAt)}</span>
                <span className="item-note">{entry.revision}版</span>
              </ListBoxItem>
            )}
          </ListBox>
          {listed.length > visible.length && (
            <Button className="button small" onPress={() => setShown(shown + firstShown)}>
              さらに古い版を表示（あと{listed.length - visible.length}件）
            </Button>
          )}
        </div>
        <div className="revision-main">
          {problem !== null && <p role="alert">⚠ {problem}</p>}
          {problem === null && revision === undefined && (
            <p>版を選ぶと、今のシートとの違いを表示します。版はすべて残っています。</p>
          )}
          {revision !== undefined && (
            <ChosenRevision key={revision.revision} revision={revision} onClose={onClose} />
          )}
        </div>
      </div>
      <div className="actions">
        <Button className="button" onPress={onClose}>
          閉じる
        </Button>
      </div>
    </Dialog>
  );
}
