// A table of the form with a record a row, as it stands in a file: 組織が果たす役割, the three-column tables.
import type { TableSection } from '#shared/forms/form.ts';
import type { NewId, Sheet } from '#shared/sheet/sheet.ts';
import { looseText } from '#shared/forms/looseText.ts';
import { readTextCell } from './readMarkup.ts';
import type { Ask } from './readInitiatives.ts';
import type { SourceRow } from './sourceBlocks.ts';
import type { SourceContent } from './splitSheets.ts';

const number = /^(?:[①-⑳㉑-㉟]|[0-9０-９]+)[\s:：.．]*/;

function isHeader(row: SourceRow, { columns }: TableSection): boolean {
  const cells = row.map(looseText);
  const named = columns.filter(({ heading }, index) => cells[index] === looseText(heading));
  return named.length * 2 > columns.length;
}

/** ○ or ×; null for an empty cell, undefined for anything else. */
function readSign(cell: string): boolean | null | undefined {
  const sign = cell.normalize('NFKC').trim();
  if (/^[○〇◯]$/.test(sign)) return true;
  if (/^[×✕✖xX]$/.test(sign)) return false;
  return /^[-‐―−ー]?$/.test(sign) ? null : undefined;
}

/** The sheet with the records of that table. */
export function readTable(
  section: TableSection,
  content: readonly SourceContent[],
  sheet: Sheet,
  newId: NewId,
  ask: Ask,
): Sheet {
  const { list, columns, numbered } = section;
  const name = section.heading.replace(/^■/, '').replace(/[（(].*$/, '');
  const rows = content
    .flatMap((block) => (block.kind === 'table' ? block.rows : [[block.text]]))
    .filter((row) => row.some((cell) => cell.trim() !== '') && !isHeader(row, section));
  const records = rows.map((row) => {
    const id = newId();
    const values = columns.map(({ field }, index): readonly [string, unknown] => {
      const cell = row[index] ?? '';
      if (field === 'discretion' || field === 'collaboration') {
        const sign = readSign(cell);
        if (sign === undefined)
          ask([list, id, field], `「${name}」の有無の欄が ○ でも × でもありません。`, cell.trim());
        return [field, sign ?? null];
      }
      const text = readTextCell(cell);
      const leads = index === 0 && numbered !== null && text.startsWith(numbered);
      return [field, leads ? text.slice(numbered.length).trimStart().replace(number, '') : text];
    });
    const extra = row.slice(columns.length).filter((cell) => cell.trim() !== '');
    if (extra.length > 0) ask([list, id], `「${name}」の表に、列の余る行がありました。`, extra.join(' '));
    const rest = list === 'initiatives' ? { policy: null, schedule: [] } : {};
    return { id, ...rest, ...Object.fromEntries(values) };
  });
  return { ...sheet, [list]: records };
}
