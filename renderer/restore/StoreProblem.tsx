// Why there is no list of sheets, and what can be done about it; nothing here deletes or overwrites a file.
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ErrorCode, Failure } from '#shared/ipc/reply.ts';
import { useAppStore } from '../store/AppContext.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { RestorePanel } from './RestorePanel.tsx';

interface Trouble {
  readonly name: string;
  /** The copies: to put one in the place of the database, or, where nothing can be written, to read only. */
  readonly copies: 'none' | 'toRestore' | 'toRead';
  /** An empty database may take the place of what cannot be used. */
  readonly offersEmpty: boolean;
}

const other: Trouble = { name: '', copies: 'none', offersEmpty: false };
const troubles: Readonly<Partial<Record<ErrorCode, Trouble>>> = {
  storeMissing: { name: 'データベースが見つかりません', copies: 'toRestore', offersEmpty: true },
  storeDamaged: { name: 'データベースが壊れています', copies: 'toRestore', offersEmpty: true },
  storeNewer: { name: '新しい版のプログラムのデータです', copies: 'toRestore', offersEmpty: false },
  storeForeign: { name: '別のプログラムのファイルです', copies: 'toRestore', offersEmpty: false },
  storeOnNetwork: { name: '保存先がネットワーク上です', copies: 'none', offersEmpty: false },
  storeBusy: { name: 'データベースが使用中です', copies: 'none', offersEmpty: false },
  storeReadOnly: { name: 'データベースに書き込めません', copies: 'toRead', offersEmpty: false },
  storeFull: { name: 'ディスクの空きがありません', copies: 'toRead', offersEmpty: false },
};

export function StoreProblem({ failure }: { readonly failure: Failure }) {
  const app = useAppStore();
  const [asks, setAsks] = useState(false);
  const { name, copies, offersEmpty } = troubles[failure.code] ?? other;
  return (
    <>
      <div className="store-problem" role="alert">
        <h2>⚠ シートを表示できません{name === '' ? '' : `（${name}）`}</h2>
        <p>{failure.message}</p>
        <div className="store-actions">
          <Button className="button" onPress={() => void app.reopenStore()}>
            もう一度開く
          </Button>
          {offersEmpty && (
            <Button className="button quiet" onPress={() => setAsks(true)}>
              空の状態から始める…
            </Button>
          )}
        </div>
      </div>
      {copies !== 'none' && <RestorePanel canRestore={copies === 'toRestore'} onClose={null} />}
      {asks && (
        <ConfirmDialog
          title="空の状態から始めますか"
          action="空の状態から始める"
          onConfirm={() => void app.startEmpty()}
          onClose={() => setAsks(false)}
        >
          <p>シートが1つもない状態で始めます。</p>
          <p>
            今のデータベースのファイルは消しません。日時を付けて別に残し、「控えから戻す」の一覧に「入れ替え前のデータ」として並びます。控えもそのまま残ります。
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
