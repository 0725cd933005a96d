// Another reader than ours, and than LibreOffice, finds in an exported Word file what was printed there.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { organisationOf } from '#shared/sheet/organisationOf.ts';
import { printable } from '#electron/export/printable.ts';
import { monthName, monthsInYear } from '#shared/calendar/jun.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import { formOf } from '#shared/forms/forms.ts';
import { sheetBlocks, type Block, type InitiativeBlock } from '#shared/layout/sheetBlocks.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { anySheet } from '#test/support/anySheet.ts';
import { hasPythonDocx, readWithPythonDocx } from '#test/support/pythonDocx.ts';
import { r5SampleSheets, sampleSheets } from '#test/support/sampleSheets.ts';

const date = { year: 2026, month: 4, day: 21 };

/** What stands for an empty field is no text. */
function withoutMark(text: string): string {
  return text.replaceAll('\u200B', '');
}

/** Of a label: its lines are broken already, and signs without width keep Word from breaking them again. */
function bare(text: string): string {
  return text.replaceAll(/[\s\u200B\u2060]/g, '');
}

/** The tables of a block, row by row, cell by cell; of a month grid its head only. */
function tablesOf(block: Block): readonly (readonly (readonly string[])[])[] {
  switch (block.kind) {
    case 'front':
    case 'title':
    case 'heading':
    case 'text':
      return [];
    case 'box':
      return [[[block.label, block.value.text]]];
    case 'line':
      return [[block.entries.flatMap(({ label, value }) => [`${label}:`, value.text])]];
    case 'plans':
      return [
        block.rows.map(({ label, entries }) => [label, entries.map(({ text }) => `・${text}`).join('\n')]),
      ];
    case 'priorityProjects':
      return [
        [
          ['', block.columns.policy, block.columns.project],
          ...block.rows.map(({ number, policy, project }) => [number, policy.text, project.text]),
        ],
      ];
    case 'table':
      return [
        [
          block.columns.map(({ heading }) => heading),
          ...block.rows.map(({ cells }) =>
            cells.map(({ lead, value }) => (lead === '' ? value.text : `${lead}\n${value.text}`)),
          ),
        ],
      ];
    case 'initiative':
      return [
        [
          [block.name, block.title.text, block.policyLabel, block.policy.text],
          [block.contentLabel, block.content.text],
        ],
        [[block.scheduleLabel, ...Array.from({ length: monthsInYear }, (_, month) => monthName(month))]],
      ];
  }
}

/** Every line that the layout sets in the grid: of rows and of items. */
function gridTexts({ grid }: InitiativeBlock): readonly string[] {
  const joined = (lines: readonly { readonly text: string }[]): string =>
    lines.map(({ text }) => text).join('');
  return grid.rows.flatMap((row) => [
    joined(row.label.lines),
    ...row.lanes.flatMap(({ items }) => items.map(({ label }) => joined(label?.lines ?? []))),
  ]);
}

interface Reading {
  readonly headings: readonly string[];
  readonly texts: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** Labels that no cell of their grid has. */
  readonly missing: readonly string[];
  readonly author: string;
  readonly language: string;
  readonly created: string;
}

async function readings(sheet: Sheet): Promise<{ readonly seen: Reading; readonly printed: Reading }> {
  const blocks = sheetBlocks(sheet, formOf(sheet, builtInForms));
  const { paragraphs, tables, core } = await readWithPythonDocx(await writeDocx(printable([sheet]), date));
  const styled = (name: RegExp): readonly string[] =>
    paragraphs.filter(({ style }) => name.test(style)).map(({ text }) => withoutMark(text));
  // A grid is the second table of its 重点事業; below its head stand the labels.
  const isGrid = (rows: readonly (readonly string[])[]): boolean => rows[0]?.length === monthsInYear + 1;
  const bodies = tables.filter(isGrid).map((rows) => rows.slice(1).flat().map(bare));
  const missing = blocks
    .filter((block) => block.kind === 'initiative')
    .flatMap((block, index) =>
      // A label that stands beside its ● shares the cell with it.
      gridTexts(block).filter((text) => bodies[index]?.some((cell) => cell.includes(bare(text))) !== true),
    );
  return {
    seen: {
      headings: styled(/^Heading/),
      texts: styled(/^本文の文章$/),
      tables: tables.map((rows) =>
        (isGrid(rows) ? rows.slice(0, 1) : rows).map((row) => row.map(withoutMark)),
      ),
      missing,
      author: core.author,
      language: core.language,
      created: core.created,
    },
    printed: {
      headings: blocks.flatMap((block) =>
        block.kind === 'title' || block.kind === 'heading' ? [block.text] : [],
      ),
      texts: blocks.flatMap((block) => (block.kind === 'text' ? block.value.text.split('\n') : [])),
      tables: blocks.flatMap(tablesOf),
      missing: [],
      author: organisationOf(sheet),
      language: 'ja-JP',
      created: '2026-04-21T00:00:00',
    },
  };
}

describe.skipIf(!hasPythonDocx)('python-docx', () => {
  it.each([...sampleSheets(), ...r5SampleSheets()])(
    'reads the text of $department $section as it was printed',
    async (sheet) => {
      const { seen, printed } = await readings(sheet);
      expect(seen).toEqual(printed);
    },
  );

  it('reads the text of any sheet as it was printed', async () => {
    for (const sheet of fc.sample(anySheet, { numRuns: 8, seed: 29_500 })) {
      const { seen, printed } = await readings(sheet);
      expect(seen).toEqual(printed);
    }
  });
});
