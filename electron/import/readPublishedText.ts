// Published text (tables tab-separated, boxes underlined with ----) as blocks.
import { builtInForms } from '#shared/forms/builtInForms.ts';
import type { Forms } from '#shared/forms/forms.ts';
import { isHeading } from '#shared/forms/headings.ts';
import { rowOfTexts, type SourceBlock, type SourceRow } from './sourceBlocks.ts';

/** `----\t-----` under a box. In two steps: one pattern for both takes minutes on a long line of dashes. */
export function isUnderline(line: string): boolean {
  return line.includes('---') && /^[\s-]*$/.test(line);
}

/** `known` are the forms whose headings begin a section, also without their ■. */
export function readPublishedText(text: string, known: Forms = builtInForms): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let rows: SourceRow[] = [];
  const endTable = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'table', rows });
    rows = [];
  };
  for (const line of text.replace(/^\uFEFF/, '').split('\n')) {
    if (isUnderline(line)) continue;
    if (line.includes('\t') && line.trim() !== '') {
      rows.push(rowOfTexts(line.split('\t')));
    } else if (line.trim() === '') {
      endTable();
    } else if (isHeading(line, known) || /^\s*■/.test(line)) {
      endTable();
      blocks.push({ kind: 'heading', text: line.trim() });
    } else if (rows.length > 0 && !/^\s*(?:部名|課名|令和)/.test(line)) {
      // A row whose empty cells were cut off at its end.
      rows.push(rowOfTexts([line]));
    } else {
      endTable();
      blocks.push({ kind: 'paragraph', text: line.trim() });
    }
  }
  endTable();
  return blocks;
}
