// 控えから戻す: the copies of the database at the left, what the chosen one holds at the right. Works without
// the database itself, and is shown by itself where that cannot be opened.
import { useEffect, useRef, useState } from 'react';
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import type { BackupSource, CallOutput, DraftSummary } from '#shared/ipc/contract.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { draftName } from '../library/DraftTable.tsx';
import { useAppStore } from '../store/AppContext.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { dayAndTime } from '../ui/formatMoment.ts';
import { sheetNames } from '../ui/sheetNames.ts';
import { SheetTextDialog } from '../ui/SheetTextDialog.tsx';
import './restore.css';

type Contents = CallOutput<'backups.inspect'>;

const kindNames: Readonly<Record<BackupSource['kind'], string>> = {
  backup: '控え',
  replaced: '入れ替え前のデータ',
  current: '今のデータベース（開けません）',
};

function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

interface ContentsTableProps {
  readonly sheets: readonly DraftSummary[];
  readonly onRead: (sheet: DraftSummary) => void;
}

function ContentsTable({ sheets, onRead }: ContentsTableProps) {
  return (
    <table className="drafts">
      <thead>
        <tr>
          <th scope="col">年度</th>
          <th scope="col">部・課</th>
          <th scope="col">最後の保存</th>
          <th scope="col">
            <span className="visually-hidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sheets.map((sheet) => (
          <tr key={sheet.id}>
            <td>{sheetNames(sheet)[0]}</td>
            <td>
              {draftName(sheet)}
              {sheet.trashedAt !== null && <span className="badge plain">ごみ箱</span>}
            </td>
            <td>{dayAndTime(sheet.savedAt)}</td>
            <td className="draft-actions">
              <Button
                className="button small"
                aria-label={`${draftName(sheet)} の内容を見る`}
                onPress={() => onRead(sheet)}
              >
                内容を見る
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface BackupContentsProps {
  readonly source: BackupSource;
  readonly canRestore: boolean;
  readonly onRestored: () => void;
}

function BackupContents({ source, canRestore, onRestored }: BackupContentsProps) {
  const app = useAppStore();
  const [contents, setContents] = useState<Contents | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [read, setRead] = useState<{ readonly name: string; readonly draft: Draft } | null>(null);
  const [asks, setAsks] = useState(false);
  const { name, kind, madeAt } = source;
  useEffect(() => {
    let isLeft = false;
    void app.api['backups.inspect']({ name }).then((reply) => {
      if (isLeft) return;
      setContents(reply.ok ? reply.value : null);
      setProblem(reply.ok ? null : reply.error.message);
    });
    return () => {
      isLeft = true;
    };
  }, [app, name]);
  const readSheet = async (sheet: DraftSummary): Promise<void> => {
    const reply = await app.api['backups.readSheet']({ name, id: sheet.id });
    if (reply.ok) setRead({ name: draftName(sheet), draft: reply.value.draft });
    else app.say({ kind: 'problem', text: reply.error.message });
  };
  if (problem !== null) return <p className="restore-note">⚠ 中身を読めません。{problem}</p>;
  if (contents === null) return <p className="restore-note">中身を調べています…</p>;
  const title = `${dayAndTime(madeAt)} の${kindNames[kind]}`;
  return (
    <>
      <div className="restore-heading">
        <h3>{title}</h3>
        {canRestore && kind !== 'current' && (
          <Button className="button primary" onPress={() => setAsks(true)}>
            このデータに戻す
          </Button>
        )}
      </div>
      {contents.damaged && (
        <p className="restore-note">
          ⚠
          壊れている箇所があります。読めるシートだけを表示しています。「内容を見る」から写しをファイルに残せます。
        </p>
      )}
      {contents.sheets.length === 0 ? (
        <p className="restore-note">シートは入っていません。</p>
      ) : (
        <ContentsTable sheets={contents.sheets} onRead={(sheet) => void readSheet(sheet)} />
      )}
      {read !== null && (
        <SheetTextDialog
          title={`${read.name}（${title}）`}
          draft={read.draft}
          onClose={() => setRead(null)}
        />
      )}
      {asks && (
        <ConfirmDialog
          title="このデータに戻しますか"
          action="このデータに戻す"
          onConfirm={() => void app.restoreBackup(name).then((done) => done && onRestored())}
          onClose={() => setAsks(false)}
        >
          <p>すべてのシートが {dayAndTime(madeAt)} の状態になります。</p>
          <p>
            今のデータは消しません。日時を付けて別に残し、この画面の一覧に「入れ替え前のデータ」として並びます。あとから同じように戻せます。
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

interface RestorePanelProps {
  /** False while nothing can be written: the sheets are there to be read and taken along as files. */
  readonly canRestore: boolean;
  /** Null while there is no list to go back to. */
  readonly onClose: (() => void) | null;
}

export function RestorePanel({ canRestore, onClose }: RestorePanelProps) {
  const app = useAppStore();
  const [sources, setSources] = useState<readonly BackupSource[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    let isLeft = false;
    void app.api['backups.list']({}).then((reply) => {
      if (isLeft) return;
      if (reply.ok) {
        setSources(reply.value.backups);
        setChosen(reply.value.backups[0]?.name ?? null);
      } else app.say({ kind: 'problem', text: reply.error.message });
    });
    return () => {
      isLeft = true;
    };
  }, [app]);
  // Whoever asked for the copies goes on from here by keyboard; beside a problem the focus stays where it is.
  const heading = useRef<HTMLHeadingElement>(null);
  const isAskedFor = onClose !== null;
  useEffect(() => {
    if (isAskedFor) heading.current?.focus();
  }, [isAskedFor]);
  const source = sources?.find(({ name }) => name === chosen);
  return (
    <section className="restore" aria-labelledby="restore-title">
      <div className="library-heading">
        <h2 id="restore-title" ref={heading} tabIndex={-1}>
          {canRestore ? '控えから戻す' : '保存されているシートを読む'}
        </h2>
        {onClose !== null && (
          <Button className="button" onPress={onClose}>
            シートの一覧に戻る
          </Button>
        )}
      </div>
      <p className="restore-lead">
        {canRestore
          ? '控えは、終了したとき、1日に1回、プログラムを新しくしたときに自動で作られます。選ぶと、中のシートを確かめられます。'
          : '書き込めない間も、保存されているシートを読み、「内容を見る」から写しをファイルに残せます。'}
      </p>
      {sources !== null && sources.length === 0 && <p className="restore-note">控えはまだありません。</p>}
      {sources !== null && sources.length > 0 && (
        <div className="restore-columns">
          <ListBox
            className="restore-list"
            aria-label="控えの一覧"
            items={sources}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={chosen === null ? [] : [chosen]}
            onSelectionChange={(keys) => {
              const [key] = keys;
              if (key !== undefined) setChosen(String(key));
            }}
          >
            {({ name, kind, madeAt, bytes }) => (
              <ListBoxItem id={name} className="restore-item" textValue={dayAndTime(madeAt)}>
                <span>{dayAndTime(madeAt)}</span>
                <span className="item-note">
                  {kindNames[kind]}　{sizeInWords(bytes)}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
          <div className="restore-contents">
            {source !== undefined && (
              <BackupContents
                key={source.name}
                source={source}
                canRestore={canRestore}
                onRestored={onClose ?? (() => undefined)}
              />
            )}
          </div>
        </div>
      )}
    </section>
  );
}
