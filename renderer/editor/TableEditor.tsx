// A table of the form with a record a row: 組織が果たす役割, the three-column tables of form r5.
import type { KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import type { TableSection } from '#shared/forms/form.ts';
import { signOf } from '#shared/layout/sheetBlocks.ts';
import { circledNumber } from '#shared/sheet/circledNumber.ts';
import { useEditorStore } from '../store/EditorContext.tsx';
import { TextField } from '../ui/TextField.tsx';
import { px } from './measures.ts';
import { PageMarks } from './PageMarks.tsx';
import { RowTools } from './RowTools.tsx';
import { tableCommands } from './tableCommands.ts';
import { useSheet } from './useSheet.ts';
import { useWantedRow } from './useWantedRow.ts';

interface SignSelectProps {
  readonly label: string;
  readonly place: string;
  readonly value: boolean | null;
  readonly onChange: (value: boolean | null) => void;
}

/** ○, × or not said yet. */
function SignSelect({ label, place, value, onChange }: SignSelectProps) {
  return (
    <select
      className="sign"
      aria-label={label}
      data-place={place}
      value={signOf(value)}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value === '○')}
    >
      <option value="">－</option>
      <option value="○">○</option>
      <option value="×">×</option>
    </select>
  );
}

/** A heading on one line, as it is read out. */
function plainHeading(heading: string): string {
  return heading.replaceAll('\n', ' ');
}

export function TableEditor({ section }: { readonly section: TableSection }) {
  const { list, columns, heading, numbered } = section;
  const store = useEditorStore();
  const rows: readonly { readonly id: string }[] = useSheet((sheet) => sheet[list]);
  const commands = tableCommands(list);
  const { body, want } = useWantedRow();
  const add = (): void => {
    want(rows.length);
    store.execute(commands.insert(rows.length));
  };
  const move = (id: string, to: number): void => {
    if (to < 0 || to >= rows.length) return;
    want(to);
    store.execute(commands.move(id, to));
  };
  const keys = (id: string, index: number) => (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(id, index + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <>
      <table className="sheet-table" aria-label={heading}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column.field}
                scope="col"
                style={index === columns.length - 1 ? {} : { width: px(column.width) }}
              >
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => {
            const number = numbered === null ? '' : `${numbered}${circledNumber(index + 1)}`;
            const name = number === '' ? `${index + 1}行目` : number;
            return (
              <tr key={row.id} className="with-tools">
                {columns.map(({ field, heading: column, align }, at) => {
                  const value: unknown = Reflect.get(row, field);
                  const label = `${name}の${plainHeading(column)}`;
                  const place = `${list}.${row.id}.${field}`;
                  return (
                    <td key={field} className={align === 'center' ? 'centred' : ''}>
                      {at === 0 && <PageMarks at={`${list}.${row.id}`} where="both" />}
                      {at === 0 && number !== '' && <span className="lead">{number}</span>}
                      {field === 'discretion' || field === 'collaboration' ? (
                        <SignSelect
                          label={label}
                          place={place}
                          value={typeof value === 'boolean' ? value : null}
                          onChange={(sign) =>
                            store.execute({ name: 'setRoleSign', id: row.id, field, value: sign })
                          }
                        />
                      ) : (
                        <TextField
                          label={label}
                          place={place}
                          value={typeof value === 'string' ? value : ''}
                          onText={(text) => store.execute(commands.setText(row.id, field, text))}
                          onDone={store.sealStep}
                          onKey={keys(row.id, index)}
                        />
                      )}
                      {at === columns.length - 1 && (
                        <RowTools
                          name={name}
                          index={index}
                          count={rows.length}
                          onMove={(to) => move(row.id, to)}
                          onRemove={() => store.execute(commands.remove(row.id))}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button className="add" aria-label={`${heading.replace(/^■/, '')}に ＋ 行を追加`} onPress={add}>
        ＋ 行を追加
      </Button>
    </>
  );
}
