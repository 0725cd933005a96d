// One answer for all points that ask the same, with how many it answers.
import { Button } from 'react-aria-components';
import { bulkAnswers } from '#shared/commands/answers.ts';
import type { OpenPoint } from '#shared/sheet/openPoints.ts';
import { useEditorStore } from '../store/EditorContext.tsx';

export function BulkAnswers({ points }: { readonly points: readonly OpenPoint[] }) {
  const store = useEditorStore();
  const bulk = bulkAnswers(points);
  if (bulk.length === 0) return null;
  return (
    <div className="bulk-answers">
      {bulk.map(({ label, count, command }) => (
        <Button key={label} className="button small" onPress={() => store.execute(command)}>
          {label}（{count}か所）
        </Button>
      ))}
    </div>
  );
}
