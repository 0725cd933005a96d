// A Word document as source blocks: what any sheet in it shows, whoever made it. Knows how Word lays things out;
// what headings and months mean it asks the forms and `monthGrid`.
import type { Forms } from '#shared/forms/forms.ts';
import { hasTitle, isHeading } from '#shared/forms/headings.ts';
import { withoutMark } from '#electron/wordFile/emptyMark.ts';
import { initiativeLabels } from '#shared/forms/initiativeLabels.ts';
import { looseText } from '#shared/forms/looseText.ts';
import { frontHeading, isSealBox, isStamp } from './circulationFront.ts';
import { isPageNumber } from '../pageNumber.ts';
import { furiganaNotice, wordsOf, type SourceBlock } from '../sourceBlocks.ts';
import {
  lostArrow,
  monthRowOf,
  noPage,
  overTables,
  sourceTable,
  strayDrawings,
  textIn,
} from '../drawn/drawnTables.ts';
import type {
  NoteMark,
  PageSection,
  WordBlock,
  WordCell,
  WordParagraph,
  WordTable,
} from '../drawn/wordBlocks.ts';
import type { Note, UnreadPart } from './wordDocument.ts';
import type { WordFile } from './wordParts.ts';

function textOfTable({ rows }: WordTable): string {
  return rows
    .map(({ cells }) =>
      cells
        .map((cell) => textIn(cell).trim())
        .filter((text) => text !== '')
        .join(' '),
    )
    .filter((line) => line !== '')
    .join('\n');
}

/** The tables in a cell, wherever it stands in the row; empty for an ordinary row. */
function hasTable({ blocks }: WordCell): boolean {
  return blocks.some((block) => block.kind === 'table');
}

function isBlank(cell: WordCell): boolean {
  return textIn(cell).trim() === '' && cell.paragraphs.every(({ drawings }) => drawings.length === 0);
}

/**
 * A table that only arranges the page, or holds a month grid in one of its cells: what stands in its cells then
 * stands in the document itself. Null for a table that is one.
 */
function unwrapped(table: WordTable): readonly WordBlock[] | null {
  const holdsTables = table.rows.some(({ cells }) => cells.some(hasTable));
  if (!holdsTables) return null;
  const parts: WordBlock[] = [];
  let rows: WordTable['rows'][number][] = [];
  let isChanged = false;
  const flush = (): void => {
    if (rows.length > 0) parts.push({ ...table, rows });
    rows = [];
  };
  for (const row of table.rows) {
    const filled = row.cells.filter((cell) => !isBlank(cell));
    const isAlone = filled.length === 1 && filled.some(hasTable);
    const holdsMonths = filled.some(({ blocks }) =>
      blocks.some((block) => block.kind === 'table' && monthRowOf(block) >= 0),
    );
    if (isAlone || holdsMonths) {
      isChanged = true;
      flush();
      const [first, ...others] = filled;
      // 取組とスケジュール beside the grid it belongs to.
      const label = first !== undefined && !hasTable(first) && others.length > 0 ? [first] : [];
      if (label.length > 0) parts.push({ ...table, rows: [{ ...row, cells: label }] });
      parts.push(...filled.slice(label.length).flatMap(({ blocks }) => blocks));
    } else rows.push(row);
  }
  flush();
  return isChanged ? parts : null;
}

function flattened(blocks: readonly WordBlock[], deepest = 8): readonly WordBlock[] {
  if (deepest === 0) return blocks;
  return blocks.flatMap((block) => {
    const inner = block.kind === 'table' ? unwrapped(block) : null;
    return inner === null ? [block] : flattened(inner, deepest - 1);
  });
}

/** `■組織目標：市民に…`: what follows the colon is text of the section. */
const inOneLine = /^([^:：]{4,80}?)\s*[:：]\s*(\S[^]*)$/;

function paragraphBlocks(text: string, known: Forms): readonly SourceBlock[] {
  return text.split('\n').flatMap((line): readonly SourceBlock[] => {
    const shown = line.trim();
    if (shown === '') return [];
    if (isStamp(shown)) return [{ kind: 'aside', heading: frontHeading.stamp, text: shown }];
    const parts = inOneLine.exec(shown);
    if (parts !== null && isHeading(parts[1] ?? '', known))
      return [
        { kind: 'heading', text: parts[1] ?? '' },
        { kind: 'paragraph', text: parts[2] ?? '' },
      ];
    const isMarked = shown.startsWith('■') && initiativeLabels(known).numberLength(shown.slice(1)) === 0;
    const opens = isHeading(shown, known) || isMarked;
    return [{ kind: opens ? 'heading' : 'paragraph', text: shown }];
  });
}

function tabbed(text: string): string {
  return withoutMark(text).replaceAll('\t', '　');
}

const noteNames: Readonly<Record<NoteMark['kind'], string>> = {
  comment: 'Word のコメント',
  footnote: '脚注',
  endnote: '文末脚注',
};

function noteBlocks(marks: readonly NoteMark[], notes: ReadonlyMap<string, Note>): readonly SourceBlock[] {
  return marks.flatMap(({ kind, id }): readonly SourceBlock[] => {
    const note = notes.get(`${kind} ${id}`);
    if (note === undefined || note.text === '') return [];
    const by = note.author === '' ? '' : `${note.author}：`;
    return [{ kind: 'aside', heading: noteNames[kind], text: `${by}${note.text}` }];
  });
}

function marksIn(block: WordBlock): readonly NoteMark[] {
  return block.kind === 'paragraph'
    ? block.notes
    : block.rows.flatMap(({ cells }) =>
        cells.flatMap(({ paragraphs }) => paragraphs.flatMap(({ notes }) => notes)),
      );
}

const tracked =
  'Word の変更履歴がありました。すべて承諾したものとして読みました。削除されていた文字は下に残してあります。';
/** What stands above and below every page: the title, the year or the names where the body lacks them, else aside. */
function marginBlocks(
  margins: readonly WordBlock[],
  body: readonly SourceBlock[],
  known: Forms,
): readonly SourceBlock[] {
  const said = looseText(
    body
      .map((block) =>
        'text' in block ? block.text : 'rows' in block ? block.rows.map(wordsOf).join('') : '',
      )
      .join(''),
  );
  const drawn = ({ drawings }: WordParagraph): readonly string[] => drawings.map(({ text }) => text);
  const texts = margins.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.text, ...drawn(block)]
      : block.rows.flatMap(({ cells }) => [
          cells.map(textIn).join('　'),
          ...cells.flatMap(({ paragraphs }) => paragraphs.flatMap(drawn)),
        ]),
  );
  const news = [...new Set(texts.map((text) => tabbed(text).trim()))].filter(
    (text) => !isPageNumber(text) && !said.includes(looseText(text)),
  );
  const opens = (text: string): boolean => hasTitle(text, known) || /^\s*[部課]\s*名/.test(text);
  const isMissing = (text: string): boolean =>
    opens(text) && !body.some((block) => 'text' in block && opens(block.text));
  const aside = news.filter((text) => !isMissing(text));
  return [
    ...news.filter(isMissing).map((text): SourceBlock => ({ kind: 'paragraph', text })),
    ...(aside.length === 0
      ? []
      : [{ kind: 'aside', heading: 'ヘッダー・フッター', text: aside.join('\n') } as const]),
  ];
}

const unreadMessages: Readonly<Record<UnreadPart, string>> = {
  file: '別のファイルがそのまま差し込まれている所は読み取れません。Word で開いて保存し直してから、もう一度取り込んでください。',
  object:
    'Excel の表などの埋め込みオブジェクトは読み取れません。元のファイルを見て、必要なものを欄に書き写してください。',
  picture:
    '図や画像、グラフは読み取れません。元のファイルを見て、必要なものを欄に書き写すか、線表に描き直してください。',
};

/** The document in blocks. */
export function sourceOfWord({ document, notes, margins }: WordFile, known: Forms): readonly SourceBlock[] {
  const blocks = flattened(document.blocks);
  const noteOf = new Map(notes.map((note) => [`${note.kind} ${note.id}`, note]));
  // Unwrapping a table moves no section break before another, so their order is enough.
  const shift = blocks.length - document.blocks.length;
  const pageOf = (block: number): PageSection =>
    document.sections.find(({ end }) => block < end + shift) ?? document.sections.at(-1) ?? noPage;
  const { placed, lost } = overTables(blocks, pageOf);
  const paragraphOf = (block: WordParagraph, index: number): readonly SourceBlock[] => {
    const { words, arrows } = strayDrawings(lost.get(index) ?? [], blocks, index);
    return [
      ...[block.text, ...words].flatMap((text) => paragraphBlocks(tabbed(text), known)),
      ...arrows.map((text): SourceBlock => ({ kind: 'notice', message: lostArrow, source: text })),
    ];
  };
  const body = blocks.flatMap((block, index): readonly SourceBlock[] => {
    const after = noteBlocks(marksIn(block), noteOf);
    if (block.kind === 'paragraph') return [...paragraphOf(block, index), ...after];
    const first = block.rows[0]?.cells[0];
    if (first !== undefined && isSealBox(textIn(first)))
      return [{ kind: 'aside', heading: frontHeading.seals, text: textOfTable(block) }, ...after];
    const rows = sourceTable(block, pageOf(index), placed.get(index) ?? []);
    return [{ kind: 'table', rows }, ...after];
  });
  const notice: readonly SourceBlock[] = document.hasTrackedChanges
    ? [{ kind: 'notice', message: tracked, source: document.deleted.join('\n') }]
    : [];
  const unread = Array.from(document.unread, (part): SourceBlock => ({
    kind: 'notice',
    message: unreadMessages[part],
    source: '',
  }));
  const furigana = furiganaNotice(document.furigana);
  return [...notice, ...unread, ...furigana, ...marginBlocks(margins, body, known), ...body];
}
