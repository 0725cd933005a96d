// The drafts by 年度, 部 and 課, with what is still open and when they were saved and exported.
import type { DraftSummary } from '#shared/ipc/contract.ts';
import { useAppStore } from '../store/AppContext.tsx';
import { dayAndTime } from '../ui/formatMoment.ts';
import { sheetNames } from '../ui/sheetNames.ts';
import { useInSteps } from '../ui/useInSteps.ts';

interface DraftTableProps {
  readonly drafts: readonly DraftSummary[];
  /** Where the searched text stands, by draft; null without a search. */
  readonly excerpts: ReadonlyMap<string, string> | null;
  /** The sheet in that row has gone into the bin or out of it. */
  readonly onMoved: (draft: DraftSummary, row: number) => void;
}

/** 部 and 課 in words, whatever of both is missing. */
export function draftName(draft: DraftSummary): string {
  const [, department, section] = sheetNames(draft);
  return `${department} ${section}`;
}

/** When it was put into the bin; outside it, when it was last exported. */
function lastColumn({ trashedAt, lastExportAt }: DraftSummary): string {
  const moment = trashedAt ?? lastExportAt;
  return moment === null ? 'まだ' : dayAndTime(moment);
}

function OpenBadges({ open }: Pick<DraftSummary, 'open'>) {
  const { questions, reviews, updates } = open;
  if (questions + reviews + updates === 0) return <span className="badge done">質問なし</span>;
  return (
    <span className="draft-open">
      {questions > 0 && <span className="badge ask">質問 {questions}件</span>}
      {reviews > 0 && <span className="badge plain">要見直し {reviews}件</span>}
      {updates > 0 && <span className="badge plain">更新の候補 {updates}件</span>}
    </span>
  );
}

export function DraftTable({ drafts, excerpts, onMoved }: DraftTableProps) {
  const store = useAppStore();
  const drawn = useInSteps(drafts.length);
  const move = async (draft: DraftSummary, row: number): Promise<void> => {
    const { id, trashedAt } = draft;
    if (await (trashedAt === null ? store.trash(id) : store.restore(id))) onMoved(draft, row);
  };
  // The list shows either those in the bin or the others.
  const inBin = drafts[0] !== undefined && drafts[0].trashedAt !== null;
  return (
    <table className="drafts">
      <thead>
        <tr>
          <th scope="col">年度</th>
          <th scope="col">部・課</th>
          <th scope="col">状態</th>
          <th scope="col">最後の保存</th>
          <th scope="col">{inBin ? 'ごみ箱に入れた日時' : '最後の書き出し'}</th>
          <th scope="col">
            <span className="visually-hidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {drafts.slice(0, drawn).map((draft, row) => (
          <tr key={draft.id}>
            <td>{sheetNames(draft)[0]}</td>
            <td>
              {draft.trashedAt === null ? (
                <button type="button" className="draft-name" onClick={() => void store.open(draft.id)}>
                  {draftName(draft)}
                </button>
              ) : (
                draftName(draft)
              )}
              {excerpts?.get(draft.id) !== undefined && <p className="excerpt">{excerpts.get(draft.id)}</p>}
            </td>
            <td>
              <OpenBadges open={draft.open} />
            </td>
            <td>{dayAndTime(draft.savedAt)}</td>
            <td>{lastColumn(draft)}</td>
            <td className="draft-actions">
              {draft.trashedAt === null ? (
                <button
                  type="button"
                  className="button small quiet"
                  aria-label={`${draftName(draft)} をごみ箱へ`}
                  onClick={() => void move(draft, row)}
                >
                  ごみ箱へ
                </button>
              ) : (
                <button
                  type="button"
                  className="button small"
                  aria-label={`${draftName(draft)} を一覧に戻す`}
                  onClick={() => void move(draft, row)}
                >
                  一覧に戻す
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
