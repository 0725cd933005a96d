// 組織目標と計画等との関連: the three lists of plans.
import type { PlansSection } from '#shared/forms/form.ts';
import type { PlanList } from '#shared/sheet/sheet.ts';
import { useEditorStore } from '../store/EditorContext.tsx';
import { EntryList } from './EntryList.tsx';
import { px } from './measures.ts';
import { PageMarks } from './PageMarks.tsx';
import { useSheet } from './useSheet.ts';

interface PlanRowProps {
  readonly list: PlanList;
  readonly label: string;
  readonly labelWidth: number;
}

function PlanRow({ list, label, labelWidth }: PlanRowProps) {
  const store = useEditorStore();
  const entries = useSheet((sheet) => sheet.plans[list]);
  return (
    <tr>
      <th scope="row" className="marked" style={{ width: labelWidth }}>
        <PageMarks at={`plans.${list}`} where="start" />
        {label}
      </th>
      <td>
        <EntryList
          label={label}
          place={`plans.${list}`}
          indent={labelWidth}
          entries={entries}
          onSet={(index, text) => store.execute({ name: 'setPlanEntry', list, index, text })}
          onInsert={(at, added) => store.execute({ name: 'insertPlanEntries', list, at, entries: added })}
          onRemove={(index) => store.execute({ name: 'removePlanEntry', list, index })}
          onMove={(index, to) => store.execute({ name: 'movePlanEntry', list, index, to })}
          onDone={store.sealStep}
        />
      </td>
    </tr>
  );
}

export function PlansEditor({ section }: { readonly section: PlansSection }) {
  return (
    <table className="sheet-table">
      <tbody>
        {section.rows.map(({ field, label }) => (
          <PlanRow key={field} list={field} label={label} labelWidth={px(section.labelColumn)} />
        ))}
      </tbody>
    </table>
  );
}
