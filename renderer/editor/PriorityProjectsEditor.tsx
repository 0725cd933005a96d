// 自部署が関連する…重点事業: numbered rows of 重点施策 and 重点事業.
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import type { Form, PriorityProjectsSection } from '#shared/forms/form.ts';
import { policyNames, projectsOf } from '#shared/forms/policyList.ts';
import { policiesOf } from '#shared/forms/settings.ts';
import type { PriorityProject } from '#shared/sheet/sheet.ts';
import { useApp } from '../store/AppContext.tsx';
import { useEditorStore } from '../store/EditorContext.tsx';
import { TextField } from '../ui/TextField.tsx';
import { px } from './measures.ts';
import { PageMarks } from './PageMarks.tsx';
import { RowTools } from './RowTools.tsx';
import { Suggestions } from './Suggestions.tsx';
import { useSheet } from './useSheet.ts';
import { useWantedRow } from './useWantedRow.ts';

const fields = ['policy', 'project'] as const;

/** Pasted lines as rows: 重点施策 and 重点事業 apart by a tab, a number in front left out. */
function pastedRows(text: string): readonly { policy: string; project: string }[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .map((cells) => (cells.length > 2 && /^[0-9０-９]*$/.test(cells[0] ?? '') ? cells.slice(1) : cells))
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map(([policy = '', project = '']) => ({ policy, project }));
}

interface PriorityProjectsEditorProps {
  readonly section: PriorityProjectsSection;
  readonly form: Form;
}

export function PriorityProjectsEditor({ section, form }: PriorityProjectsEditorProps) {
  const store = useEditorStore();
  const rows = useSheet((sheet) => sheet.priorityProjects);
  const settings = useApp((state) => state.settings);
  const policies = policiesOf(form, settings);
  const offered = {
    policy: () => policyNames(policies),
    project: (row: PriorityProject) => [...new Set(projectsOf(policies, row.policy))],
  } as const;
  const { body, want } = useWantedRow();
  const add = (at: number): void => {
    want(at);
    store.execute({ name: 'insertPriorityProjects', at, rows: [{ policy: '', project: '' }] });
  };
  const move = (row: PriorityProject, to: number): void => {
    want(to);
    store.execute({ name: 'movePriorityProject', id: row.id, to });
  };
  const keys = (row: PriorityProject, index: number) => (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      add(index + 1);
    }
    if (event.key === 'Backspace' && row.policy === '' && row.project === '') {
      event.preventDefault();
      want(Math.max(0, index - 1));
      store.execute({ name: 'removePriorityProject', id: row.id });
    }
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      const to = index + (event.key === 'ArrowUp' ? -1 : 1);
      if (to >= 0 && to < rows.length) move(row, to);
    }
  };
  const paste = (index: number) => (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\r\n\t]/.test(text.trim())) return;
    event.preventDefault();
    store.execute({ name: 'insertPriorityProjects', at: index + 1, rows: pastedRows(text) });
  };
  return (
    <>
      <table className="sheet-table" aria-label={section.heading}>
        <thead>
          <tr>
            <th scope="col" style={{ width: px(section.widths.number) }}>
              <span className="visually-hidden">番号</span>
            </th>
            <th scope="col" style={{ width: px(section.widths.policy) }}>
              {section.columns.policy}
            </th>
            <th scope="col">{section.columns.project}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr key={row.id} className="with-tools">
              <td className="number">
                <PageMarks at={`priorityProjects.${row.id}`} where="both" />
                {index + 1}
              </td>
              {fields.map((field) => (
                <td key={field} className="with-suggestions">
                  <TextField
                    label={`${section.columns[field]} ${index + 1}行目`}
                    place={`priorityProjects.${row.id}.${field}`}
                    value={row[field]}
                    onText={(text) => store.execute({ name: 'setPriorityProject', id: row.id, field, text })}
                    onDone={store.sealStep}
                    onKey={keys(row, index)}
                    onPaste={paste(index)}
                  />
                  <Suggestions
                    label={`${section.columns[field]} ${index + 1}行目`}
                    offered={offered[field](row)}
                    onChoose={(text) => {
                      store.sealStep();
                      store.execute({ name: 'setPriorityProject', id: row.id, field, text });
                      store.sealStep();
                    }}
                  />
                  {field === 'project' && (
                    <RowTools
                      name={`${index + 1}行目`}
                      index={index}
                      count={rows.length}
                      onMove={(to) => move(row, to)}
                      onRemove={() => store.execute({ name: 'removePriorityProject', id: row.id })}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button className="add" aria-label="関連する重点事業に ＋ 行を追加" onPress={() => add(rows.length)}>
        ＋ 行を追加
      </Button>
    </>
  );
}
