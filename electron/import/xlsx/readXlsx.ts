// Workbooks (.xlsx) laid out like the form, as blocks: one worksheet a 課, or several under each other. Written on
// fflate and saxes: the readers that are to be had lose drawn arrows, ask for the whole file in memory several times
// over, or are no longer looked after.
import type { Forms } from '#shared/forms/forms.ts';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import { toSheetText } from '#shared/sheet/text.ts';
import { blockFlow, isOfSheet, type BlockFlow } from '../blockFlow.ts';
import { openPackage } from '../openPackage.ts';
import { wordsOf, type SourceBlock } from '../sourceBlocks.ts';
import { noPart, type XmlPart } from '../xmlPart.ts';
import { readDrawing } from './readDrawing.ts';
import { readXml } from './readXml.ts';
import {
  readNumberFormats,
  readRelations,
  readSharedStrings,
  readTabs,
  readWorksheet,
} from './readWorksheet.ts';
import type { Worksheet } from './workbook.ts';
import { hiddenTexts, worksheetRows } from './worksheetRows.ts';

const broken = fail(
  'unreadableFile',
  'Excel のファイルの中身が壊れていて読めません。Excel で開いて保存し直してから、もう一度取り込んでください。ほかのデータは変わっていません。',
);
function isWanted(path: string): boolean {
  return (
    /^xl\/(?:workbook|sharedStrings|styles|comments[^/]*)\.xml$/i.test(path) ||
    /^xl\/(?:worksheets|drawings|comments)\/[^/]+\.xml$/i.test(path) ||
    /^xl\/(?:(?:worksheets|drawings)\/)?_rels\/[^/]+\.rels$/i.test(path)
  );
}

function relationsOf(parts: ReadonlyMap<string, XmlPart>, path: string): ReturnType<typeof readRelations> {
  const [, folder = '', name = ''] = /^(.*)\/([^/]*)$/.exec(path) ?? [];
  return readRelations(parts.get(`${folder}/_rels/${name}.rels`) ?? noPart, folder);
}

/** Notes on cells, one text each. */
function readComments(xml: XmlPart): readonly string[] {
  const comments: string[] = [];
  readXml(xml, {
    open: ({ name }) => {
      if (name === 'comment') comments.push('');
    },
    text: (text, path) => {
      if (path.at(-1) === 't' && path.includes('comment')) comments[comments.length - 1] += text;
    },
    close: () => undefined,
  });
  return comments;
}

interface OpenSheet {
  readonly sheet: Worksheet;
  readonly margins: string;
  readonly comments: readonly string[];
  readonly pictures: number;
  /** Formulas without the result that Excel keeps with them. */
  readonly uncalculated: number;
}

function openSheets(parts: ReadonlyMap<string, XmlPart>): readonly OpenSheet[] | null {
  const workbook = readTabs(parts.get('xl/workbook.xml') ?? noPart);
  const strings = readSharedStrings(parts.get('xl/sharedStrings.xml') ?? noPart);
  if (workbook === null || strings === null) return null;
  const formats = readNumberFormats(parts.get('xl/styles.xml') ?? noPart);
  const relations = relationsOf(parts, 'xl/workbook.xml');
  const sheets: OpenSheet[] = [];
  for (const { name, hidden, relation } of workbook.tabs) {
    const path = relations.get(relation)?.path ?? '';
    const part = parts.get(path);
    // A tab of its own for a chart has no cells.
    if (part === undefined) continue;
    const read = readWorksheet(part, { strings, formats, from1904: workbook.from1904 });
    if (read === null) return null;
    const { margins, uncalculated, ...cells } = read;
    const own = [...relationsOf(parts, path).values()];
    const drawings = own
      .filter(({ type }) => type === 'drawing')
      .map((target) => readDrawing(parts.get(target.path) ?? noPart));
    if (drawings.includes(null)) return null;
    sheets.push({
      sheet: { ...cells, name, hidden, shapes: drawings.flatMap((drawing) => drawing?.shapes ?? []) },
      margins,
      uncalculated,
      comments: own
        .filter(({ type }) => type === 'comments')
        .flatMap((target) => readComments(parts.get(target.path) ?? noPart)),
      pictures: drawings.reduce((sum, drawing) => sum + (drawing?.pictures ?? 0), 0),
    });
  }
  return sheets;
}

function aside(flow: BlockFlow, heading: string, texts: readonly string[]): void {
  const text = texts
    .map((each) => toSheetText(each).trim())
    .filter((each) => each !== '')
    .join('\n');
  if (text !== '') flow.block({ kind: 'aside', heading, text });
}

/** Whether the tab is named after a 課 of which the worksheet itself says nothing. */
function namesSection(tab: string, words: readonly string[]): boolean {
  return /[課室局所]$/.test(tab) && !words.some((text) => /(?:^|\s)課[ \u3000]*名(?=[\s:：]|$)/m.test(text));
}

function flowSheet(
  { sheet, margins, comments, pictures, uncalculated }: OpenSheet,
  flow: BlockFlow,
  known: Forms,
): void {
  const { name } = sheet;
  const { groups: shown, covered } = worksheetRows(sheet);
  const groups = shown.map((rows) =>
    rows.map((row) => ({
      cells: row.cells.map((cell) => ({ ...cell, text: toSheetText(cell.text) })),
      shapes: row.shapes.map((shape) => ({ ...shape, text: toSheetText(shape.text) })),
    })),
  );
  const words = groups.map((rows) => rows.map(wordsOf).join('\n'));
  if (sheet.hidden) return aside(flow, `非表示のシート「${name}」`, words);
  if (!words.some((text) => isOfSheet(text, known))) return aside(flow, `シート「${name}」`, words);
  if (isOfSheet(margins, known)) for (const line of toSheetText(margins).split('\n')) flow.paragraph(line);
  else aside(flow, `シート「${name}」のヘッダーとフッター`, [margins]);
  if (namesSection(name, words)) {
    flow.paragraph(`課名：${name}`);
    flow.block({
      kind: 'notice',
      message: `課名が書かれていないため、Excel のシートの名前「${name}」を課名としました。違うときは直してください。`,
      source: '',
    });
  }
  for (const row of groups.flat()) flow.row(row);
  flow.endTable();
  aside(flow, `シート「${name}」の非表示の行と列`, hiddenTexts(sheet));
  aside(flow, `シート「${name}」の結合したセルに隠れた文字`, covered);
  aside(flow, `シート「${name}」のメモ`, comments);
  if (uncalculated > 0)
    flow.block({
      kind: 'notice',
      message: `Excel のシート「${name}」に、計算した結果の入っていない数式が${uncalculated}個あります。Excel で開いて保存し直してから、もう一度取り込んでください。`,
      source: '',
    });
  if (pictures > 0)
    flow.block({
      kind: 'notice',
      message: `Excel のシート「${name}」の画像やグラフ（${pictures}個）は読み取れません。元のファイルで確かめてください。`,
      source: '',
    });
}

/** Throws a RangeError for more cells or shapes than such sheets have. */
export function readXlsx(bytes: Uint8Array, known: Forms): Reply<readonly SourceBlock[]> {
  const parts = openPackage(bytes, 'Excel', isWanted);
  if (!parts.ok) return parts;
  const sheets = openSheets(parts.value);
  if (sheets === null) return broken;
  const flow = blockFlow(known);
  for (const sheet of sheets) flowSheet(sheet, flow, known);
  return succeed(flow.blocks());
}
