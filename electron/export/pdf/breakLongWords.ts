// What is wider than its line and has no place to break, an address or a line of dashes, would run over the edge of
// its cell or the page: Typst never breaks a word by force, as Word does. Here it gets places to break.
import type { Form, HalfPoints, Twips } from '#shared/forms/form.ts';
import { clustersOf } from '#shared/layout/lineBreaks.ts';
import { halvesIn, halvesOf } from '#shared/layout/measureText.ts';
import type { Block, Field } from '#shared/layout/sheetBlocks.ts';

/** ZERO WIDTH SPACE: the template takes what stands between two of them as a character of its own. */
const cut = '\u200B';

const runs = new Map<number, RegExp>();

/**
 * That many characters and more, none of them one at which a line may end whatever stands beside it. Typst breaks
 * between no two of … or ―, so it does not go by the engine's own line ends.
 */
function unbroken(count: number): RegExp {
  const made =
    runs.get(count) ?? new RegExp(`[^\\s\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}]{${count},}`, 'gu');
  runs.set(count, made);
  return made;
}

export function breakLongWords(text: string, width: Twips, size: HalfPoints): string {
  const most = Math.max(2, halvesIn(width, size));
  // While one types this is asked of every text of the sheet: most are too short for their line.
  if (text.length * 2 <= most) return text;
  return text.replaceAll(unbroken(Math.floor(most / 2) + 1), (run) =>
    halvesOf(run) > most ? [cut, ...clustersOf(run), cut].join(cut) : run,
  );
}

/** The block with every text broken as the place it stands in asks for. */
export function withBrokenWords(block: Block, { page, type }: Form): Block {
  const textWidth = page.pageWidth - page.margin.left - page.margin.right;
  const broken = (field: Field, width: Twips, size = type.table): Field => ({
    ...field,
    text: breakLongWords(field.text, width, size),
  });
  const inCell = (field: Field, width: Twips): Field => broken(field, width - 2 * page.cellPadding);
  switch (block.kind) {
    case 'front':
    case 'title':
    case 'heading':
      return block;
    case 'text':
      return { ...block, value: broken(block.value, textWidth, type.body) };
    case 'box':
      return { ...block, value: inCell(block.value, page.box.value) };
    case 'line': {
      const entries = block.entries.map(({ label, value }) => ({
        label,
        value: broken(value, textWidth, type.body),
      }));
      return { ...block, entries };
    }
    case 'plans': {
      // One character for the bullet.
      const width = textWidth - block.labelColumn - type.table * 10;
      const rows = block.rows.map((row) => ({
        ...row,
        entries: row.entries.map((entry) => inCell(entry, width)),
      }));
      return { ...block, rows };
    }
    case 'priorityProjects': {
      const { number, policy } = block.widths;
      const rows = block.rows.map((row) => ({
        ...row,
        policy: inCell(row.policy, policy),
        project: inCell(row.project, textWidth - number - policy),
      }));
      return { ...block, rows };
    }
    case 'table': {
      const rows = block.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell, at) => ({
          ...cell,
          value: inCell(cell.value, block.columns[at]?.width ?? textWidth),
        })),
      }));
      return { ...block, rows };
    }
    case 'initiative': {
      const { title, policyLabel, policy } = block.spans;
      return {
        ...block,
        title: inCell(block.title, title * page.jun),
        policy: inCell(block.policy, policy * page.jun),
        content: inCell(block.content, (title + policyLabel + policy) * page.jun),
      };
    }
  }
}
