// The texts of a Word document as they are kept beside the sheet: paragraphs and the cells of tables.
import type { OriginBlock } from '#shared/sheet/origin.ts';
import { withoutMark } from './fieldsOf.ts';
import type { WordBlock } from './wordDocument.ts';

export function originBlocks(blocks: readonly WordBlock[]): readonly OriginBlock[] {
  return blocks.flatMap((block): OriginBlock | readonly OriginBlock[] => {
    if (block.kind === 'paragraph') {
      const text = withoutMark(block.text);
      return text.trim() === '' ? [] : { kind: 'paragraph', text };
    }
    const rows = block.rows.map((row) =>
      row.map(({ paragraphs }) => paragraphs.map(({ text }) => withoutMark(text)).join('\n')),
    );
    return { kind: 'table', rows };
  });
}
