// What came of an import of several files: how many sheets there are now, which files gave none and why, and of
// which sheets there are two now.
import { Button } from 'react-aria-components';
import { useApp, useAppStore } from '../store/AppContext.tsx';
import { reportInWords } from '../store/importRun.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { TextToCopy } from '../ui/TextToCopy.tsx';

export function ImportReportDialog() {
  const store = useAppStore();
  const report = useApp((state) => state.report);
  if (report === null) return null;
  const { taken, refused, doubles, left } = report;
  const text = reportInWords(report);
  return (
    <Dialog title="取り込みの結果" onClose={store.closeReport}>
      <div className="import-report">
        <p>
          {taken.length === 0
            ? '取り込んだシートはありません。'
            : `✓ ${taken.length}件のシートを取り込みました。一覧にあります。`}
        </p>
        {left > 0 && (
          <p>{`途中で終わりました。それまでに取り込んだシートは残っています。読まなかったファイルは ${left}件です。`}</p>
        )}
        {refused.length > 0 && (
          <p>{`⚠ ${refused.length}件のファイルは取り込めませんでした。理由を下に示します。`}</p>
        )}
        {doubles.length > 0 && (
          <p>{`⚠ ${doubles.length}件は、同じ年度・部・課のシートがほかにもあります。上書きはせず、どちらも残しました。`}</p>
        )}
        {text !== '' && (
          <TextToCopy label="取り込みの結果の一覧" text={text} copyLabel="結果をコピー" hint="" />
        )}
        <div className="actions">
          <Button className="button primary" onPress={store.closeReport}>
            閉じる
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
