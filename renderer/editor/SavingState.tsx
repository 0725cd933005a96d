// How saving stands, in words.
import { useEditor } from '../store/EditorContext.tsx';
import { timeOfDay } from '../ui/formatMoment.ts';

export function SavingState() {
  const saving = useEditor((state) => state.saving);
  const savedAt = useEditor((state) => state.savedAt);
  switch (saving) {
    case 'saved':
      return <span className="saving done">✓ 保存済み {timeOfDay(savedAt)}</span>;
    case 'pending':
    case 'saving':
      return <span className="saving">… 保存しています</span>;
    case 'failed':
      return <span className="saving problem">⚠ 保存できていません（もう一度試しています）</span>;
    case 'stale':
      return <span className="saving problem">⚠ 保存を止めました</span>;
  }
}
