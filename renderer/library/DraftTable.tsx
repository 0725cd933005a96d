// The drafts by 年度, 部 and 課, with what is still open and when they were saved and exported.
import { Button } from 'react-aria-components';
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import type { DraftSummary } from '#shared/ipc/contract.ts';
import { useAppStore } from '../store/AppContext.tsx';
import { dayAndTime } from '../ui/formatMoment.ts';
import { useInSteps } from '../ui/useInSteps.ts';

interface DraftTableProps {
  readonly drafts: readonly DraftSummary[];
  /** Where the searched text stands, by draft; null without a search. */
  readonly excerpts: ReadonlyMap<string, string> | null;
}

function nameOf({ department, section }: DraftSummary): string {
  const own = section === null ? '部のシート' : section || '（課名なし）';
  return `${department || '（部名なし）'} ${own}`;
}

export function DraftTable({ drafts, excerpts }: DraftTableProps) {
  const store = useAppStore();
  const drawn = useInSteps(drafts.length);
  return (
    <table className="drafts">
      <thead>
        <tr>
          <th scope="col">年度</th>
          <th scope="col">部・課</th>
          <th scope="col">状態</th>
          <th scope="col">最後の保存</th>
          <th scope="col">最後の書き出し</th>
          <th scope="col">
            <span className="visually-hidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {drafts.slice(0, drawn).map((draft) => (
          <tr key={draft.id}>
            <td>{draft.fiscalYear === null ? '年度なし' : fiscalYearName(draft.fiscalYear)}</td>
            <td>
              {draft.trashedAt === null ? (
                <Button className="draft-name" onPress={() => void store.open(draft.id)}>
                  {nameOf(draft)}
                </Button>
              ) : (
                nameOf(draft)
              )}
              {excerpts?.get(draft.id) !== undefined && <p className="excerpt">{excerpts.get(draft.id)}</p>}
            </td>
            <td>
              {draft.openQuestions > 0 ? (
                <span className="badge ask">質問 {draft.openQuestions}件</span>
              ) : (
                <span className="badge done">質問なし</span>
              )}
            </td>
            <td>{dayAndTime(draft.savedAt)}</td>
            <td>{draft.lastExportAt === null ? 'まだ' : dayAndTime(draft.lastExportAt)}</td>
            <td className="draft-actions">
              {draft.trashedAt === null ? (
                <Button
                  className="button small quiet"
                  aria-label={`${nameOf(draft)} をごみ箱へ`}
                  onPress={() => void store.trash(draft.id)}
                >
                  ごみ箱へ
                </Button>
              ) : (
                <Button
                  className="button small"
                  aria-label={`${nameOf(draft)} を一覧に戻す`}
                  onPress={() => void store.restore(draft.id)}
                >
                  一覧に戻す
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
