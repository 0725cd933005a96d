// A sheet as it was written to a Word file, and the file as it looks now: what is visible wins, field by
// field. A field that still says what was printed keeps its text to the last character. What has vanished or
// appeared without a place is asked about, never dropped in silence.
import { junInMonth, lastJun, rangeName } from '#shared/calendar/jun.ts';
import { readFiscalYear } from '#shared/calendar/wareki.ts';
import type { Form, TableSection } from '#shared/forms/form.ts';
import { looseText } from '#shared/forms/looseText.ts';
import type { PlacedItem, RowLayout } from '#shared/layout/geometry.ts';
import { layoutRow } from '#shared/layout/layoutGrid.ts';
import { isOnSheet, sheetBlocks, signOf } from '#shared/layout/sheetBlocks.ts';
import { circledNumber } from '#shared/sheet/circledNumber.ts';
import type { Draft, Place, Question } from '#shared/sheet/draft.ts';
import type { Initiative, NewId, PlanList, ScheduleItem, ScheduleRow, Sheet } from '#shared/sheet/sheet.ts';
import { readSign } from '#shared/sheet/readSign.ts';
import { toSheetText } from '#shared/sheet/text.ts';
import { withoutMark } from '#electron/wordFile/emptyMark.ts';
import { fieldName } from '#electron/wordFile/fieldName.ts';
import { labelOf, printedLabel, withoutInsideGaps } from '#electron/wordFile/printedLabel.ts';
import type { GridCell, Visible } from './fieldsOf.ts';

interface Reading {
  readonly form: Form;
  /** Position of the sheet in the file. */
  readonly index: number;
  readonly visible: Pick<Visible, 'texts' | 'rows'>;
  readonly ask: (place: Place, message: string, source: string) => void;
}

/** Borders and arrow ends move by less than this, in Jun, when another office suite saves the file. */
const tolerance = 0.34;

/** Whether the paragraphs still say what was printed; an empty one was printed as a mark without width. */
function isSame(now: readonly string[], printed: readonly string[]): boolean {
  return (
    now.length === printed.length && now.every((line, index) => line === withoutMark(printed[index] ?? ''))
  );
}

/** The text of a field; `printed` is what stood in the file for `base`. */
function field(reading: Reading, place: Place, base: string, printed = base): string {
  const lines = reading.visible.texts.get(fieldName(reading.index, place));
  if (lines === undefined) {
    if (base !== '')
      reading.ask(place, 'Word のファイルにこの欄が見当たりません。書き出したときの内容を残しました。', base);
    return base;
  }
  return isSame(lines, printed.split('\n')) ? base : toSheetText(lines.join('\n'));
}

/** The text of a table's cell, above which the form may have printed a lead such as 重点事業①. */
function tableText(reading: Reading, place: Place, base: string, lead: string): string {
  if (lead === '') return field(reading, place, base);
  const now = field(reading, place, base, `${lead}\n${base}`);
  return now !== base && now.startsWith(lead) ? now.slice(lead.length).trimStart() : now;
}

/** What a sign of yes or no says now; what is no sign leaves it as it was and is asked about. */
function signedValue(reading: Reading, place: Place, base: boolean | null): boolean | null {
  const printed = signOf(base);
  const now = field(reading, place, printed).trim();
  if (now === printed) return base;
  if (now === '') return null;
  const sign = readSign(now);
  if (sign !== undefined) return sign;
  reading.ask(place, 'Word で、○ か × の欄にほかの文字が書かれています。○ か × を選んでください。', now);
  return base;
}

function readRecord(
  reading: Reading,
  section: TableSection,
  record: object,
  id: string,
  lead: string,
): object {
  const changed = section.columns.map(({ field: key }, at): readonly [string, unknown] => {
    const base: unknown = Reflect.get(record, key);
    const place: Place = [section.list, id, key];
    return [
      key,
      typeof base === 'string'
        ? tableText(reading, place, base, at === 0 ? lead : '')
        : signedValue(reading, place, typeof base === 'boolean' ? base : null),
    ];
  });
  return { ...record, ...Object.fromEntries(changed) };
}

/** The records of the form's tables; a list that the form has no table for stays as it was. */
function readTables(reading: Reading, sheet: Sheet): Sheet {
  const lists = reading.form.sections
    .filter((section) => section.kind === 'table')
    .filter((section) => isOnSheet(section, sheet))
    .map((section): readonly [string, readonly object[]] => [
      section.list,
      sheet[section.list].map((record, index) => {
        const lead = section.numbered === null ? '' : `${section.numbered}${circledNumber(index + 1)}`;
        return readRecord(reading, section, record, record.id, lead);
      }),
    ]);
  return { ...sheet, ...Object.fromEntries(lists) };
}

function planEntries(reading: Reading, list: PlanList, base: readonly string[]): readonly string[] {
  const lines = reading.visible.texts.get(fieldName(reading.index, ['plans', list]));
  if (lines === undefined) return base;
  const printed = base.length === 0 ? [''] : base.map((entry) => `・${entry}`);
  if (isSame(lines, printed)) return base;
  // A line break before a bullet makes an entry as well as a paragraph does.
  return lines
    .flatMap((line) => line.split(/\n(?=[ \u3000]*・)/))
    .filter((line) => line.trim() !== '')
    .map((line) => toSheetText(line.replace(/^\s*・\s*/u, '')));
}

/** The label of a row or item in a month grid. */
function label(base: string, printed: readonly string[], paragraphs: readonly string[] | undefined): string {
  if (paragraphs === undefined) return base;
  return isSame(paragraphs, printed) ? base : toSheetText(labelOf(paragraphs));
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) < tolerance;
}

/** Dates from the ends of an arrow; unchanged while both ends are where they were drawn. */
function datesOfArrow(item: ScheduleItem, from: number, to: number): ScheduleItem {
  if (near(from, item.from) && near(to, item.to + 1)) return item;
  const first = Math.max(0, Math.min(Math.round(from), lastJun));
  const last = Math.max(first, Math.min(Math.round(to) - 1, lastJun));
  const endConfirmed = item.endConfirmed || last !== item.to;
  return { ...item, from: first, to: last, endConfirmed };
}

/** Dates of a ● from where its cell has gone; a ● of which the month was known still has a whole month. */
function datesOfDot(item: ScheduleItem, placed: PlacedItem, cell: GridCell): ScheduleItem {
  if (near(cell.from, placed.cell.from) && near(cell.to, placed.cell.to + 1)) return item;
  const length = item.to - item.from + 1;
  const middle = item.from + length / 2 + cell.from - placed.cell.from;
  const first =
    length === junInMonth ? Math.floor(middle / junInMonth) * junInMonth : Math.round(middle - length / 2);
  const from = Math.max(0, Math.min(first, lastJun + 1 - length));
  return { ...item, from, to: from + length - 1 };
}

/** Where an item stands now. Its shape and its label may stand in one cell or in two. */
interface FoundItem {
  readonly shape: GridCell | null;
  readonly text: GridCell | null;
  readonly rowLabel: string;
}

function dotName(reading: Reading, itemId: string): string {
  return fieldName(reading.index, ['dots', itemId]);
}

function textName(reading: Reading, itemId: string): string {
  return fieldName(reading.index, ['items', itemId]);
}

/** Of each item that the file still shows. */
function findItems(reading: Reading, items: readonly ScheduleItem[]): ReadonlyMap<string, FoundItem> {
  const shapes = new Map(
    items.map(({ id, kind }) => [kind === 'period' ? id : dotName(reading, id), id] as const),
  );
  const texts = new Map(items.map(({ id }) => [textName(reading, id), id]));
  const found = new Map<string, FoundItem>();
  const add = (id: string | undefined, part: 'shape' | 'text', cell: GridCell, rowLabel: string): void => {
    if (id === undefined) return;
    const known = found.get(id) ?? { shape: null, text: null, rowLabel };
    if (known[part] === null) found.set(id, { ...known, [part]: cell });
  };
  for (const { cells, label: rowLabel } of reading.visible.rows) {
    for (const cell of cells) {
      for (const { name } of cell.drawings) add(shapes.get(name), 'shape', cell, rowLabel);
      for (const name of cell.bookmarks) {
        add(shapes.get(name), 'shape', cell, rowLabel);
        add(texts.get(name), 'text', cell, rowLabel);
      }
    }
  }
  return found;
}

/** What a label's cell says, without the ● that stands in the same cell. */
function labelParagraphs(
  item: ScheduleItem,
  placed: PlacedItem,
  { shape, text }: FoundItem,
): readonly string[] {
  const cell = text ?? shape;
  if (cell === null) return [];
  if (cell !== shape) return cell.paragraphs;
  // An empty paragraph may stand above a shape.
  const paragraphs = cell.paragraphs.slice(cell.paragraphs[0] === '' ? 1 : 0);
  if (placed.label?.place === 'inside') return paragraphs.map(withoutInsideGaps);
  if (item.kind === 'period') return paragraphs;
  const at = paragraphs.findIndex((line) => line.includes('●'));
  return paragraphs.map((line, index) =>
    // The dot stands at an end of its line; a ● that belongs to the label stands within.
    index !== at ? line : line.startsWith('●') ? line.slice(1) : line.replace(/●(?!.*●)/u, ''),
  );
}

function readItem(item: ScheduleItem, placed: PlacedItem, found: FoundItem): ScheduleItem {
  const arrow = found.shape?.drawings.find(({ name }) => name === item.id);
  const dated =
    placed.shape.kind === 'dot'
      ? found.shape === null
        ? item
        : datesOfDot(item, placed, found.shape)
      : arrow === undefined
        ? item
        : datesOfArrow(item, arrow.from, arrow.to);
  const paragraphs = labelParagraphs(item, placed, found);
  if (placed.label === null && paragraphs.every((line) => line.trim() === '')) return dated;
  const printed = placed.label === null ? [] : printedLabel(item.label, placed.label);
  const text = label(item.label, printed, paragraphs);
  return text === item.label ? dated : { ...dated, label: text };
}

function readRow(
  reading: Reading,
  row: ScheduleRow,
  layout: RowLayout,
  place: Place,
  found: ReadonlyMap<string, FoundItem>,
): ScheduleRow {
  const placedItems = new Map(
    layout.lanes.flatMap((lane) => lane.items.map((placed) => [placed.itemId, placed] as const)),
  );
  const items = row.items.map((item) => {
    const placed = placedItems.get(item.id);
    const now = found.get(item.id);
    if (placed !== undefined && now !== undefined) return readItem(item, placed, now);
    const what = `${item.kind === 'period' ? '矢印' : '●'}「${item.label}」（${rangeName(item.from, item.to)}）`;
    reading.ask(
      [...place, row.id, 'items', item.id],
      `Word のファイルに${what}が見当たりません。消してよければ、この項目を削除してください。`,
      item.label,
    );
    return item;
  });
  const name = fieldName(reading.index, ['rows', row.id]);
  const printed = printedLabel(row.label, layout.label);
  const text = label(row.label, printed, reading.visible.texts.get(name));
  return { ...row, label: text, items };
}

/** Items that somebody has moved to another row of the sheet. */
function withMovedItems(
  reading: Reading,
  schedule: readonly ScheduleRow[],
  found: ReadonlyMap<string, FoundItem>,
): readonly ScheduleRow[] {
  const labels = new Map(schedule.map((row) => [fieldName(reading.index, ['rows', row.id]), row.id]));
  const rowOf = (row: ScheduleRow, item: ScheduleItem): string =>
    labels.get(found.get(item.id)?.rowLabel ?? '') ?? row.id;
  const moved = schedule.flatMap((row) =>
    row.items.filter((item) => rowOf(row, item) !== row.id).map((item) => ({ item, to: rowOf(row, item) })),
  );
  if (moved.length === 0) return schedule;
  return schedule.map((row) => ({
    ...row,
    items: [
      ...row.items.filter((item) => rowOf(row, item) === row.id),
      ...moved.filter(({ to }) => to === row.id).map(({ item }) => item),
    ],
  }));
}

/** The items of a sheet as the file shows them, and the cells that are read for them. */
interface FoundItems {
  readonly byId: ReadonlyMap<string, FoundItem>;
  /** All that is written in these is the label of an item. */
  readonly labels: ReadonlySet<GridCell>;
  readonly shapes: ReadonlySet<GridCell>;
}

function foundIn(reading: Reading, { initiatives }: Sheet): FoundItems {
  const byId = findItems(
    reading,
    initiatives.flatMap(({ schedule }) => schedule.flatMap(({ items }) => items)),
  );
  const cells = [...byId.values()];
  return {
    byId,
    labels: new Set(cells.flatMap(({ text, shape }) => text ?? shape ?? [])),
    shapes: new Set(cells.flatMap(({ shape }) => shape ?? [])),
  };
}

/** What a cell says besides the labels of items and the ● that stands in it. */
function wordsAdded(cell: GridCell, { labels, shapes }: FoundItems): string {
  if (labels.has(cell)) return '';
  const words = cell.paragraphs.filter((line) => line.trim() !== '').join(' ');
  return shapes.has(cell) ? words.replace('●', '').trim() : words;
}

/** Texts and arrows in the rows of a 重点事業 that belong to no item of the sheet. */
function askAboutAdditions(reading: Reading, { id, schedule }: Initiative, found: FoundItems): void {
  const rows = new Map(schedule.map((row) => [fieldName(reading.index, ['rows', row.id]), row] as const));
  const jun = (place: number): number => Math.max(0, Math.min(place, lastJun));
  for (const { label: name, cells } of reading.visible.rows) {
    const row = rows.get(name);
    if (row === undefined) continue;
    for (const cell of cells) {
      // A copy of an arrow has its name too.
      const drawn = cell.drawings.filter(
        (drawing, order) =>
          found.byId.get(drawing.name)?.shape !== cell ||
          cell.drawings.findIndex((other) => other.name === drawing.name) !== order,
      );
      const words = [wordsAdded(cell, found), ...drawn.map(({ text }) => text)].filter((text) => text !== '');
      const [arrow] = drawn;
      if (words.length === 0 && arrow === undefined) continue;
      const from = jun(arrow === undefined ? Math.floor(cell.from) : Math.round(arrow.from));
      const to = arrow === undefined ? from : Math.max(from, jun(Math.round(arrow.to) - 1));
      reading.ask(
        ['initiatives', id, 'schedule', row.id],
        `Word で「${row.label}」の${rangeName(from, to)}あたりに${arrow === undefined ? '' : '図形が'}書き足されています。線表に加えてください。`,
        words.join('\n'),
      );
    }
  }
}

function readInitiative(reading: Reading, base: Initiative, found: FoundItems): Initiative {
  const at = (key: string): Place => ['initiatives', base.id, key];
  const section = reading.form.sections.find((candidate) => candidate.kind === 'initiatives');
  const noPolicy = section?.kind === 'initiatives' ? section.labels.noPolicy : '';
  const policy = field(reading, at('policy'), base.policy ?? noPolicy);
  const schedule = base.schedule.map((row) =>
    readRow(reading, row, layoutRow(row, reading.form), at('schedule'), found.byId),
  );
  askAboutAdditions(reading, base, found);
  return {
    ...base,
    title: field(reading, at('title'), base.title),
    policy: policy === (base.policy ?? noPolicy) ? base.policy : policy.trim() === noPolicy ? null : policy,
    content: field(reading, at('content'), base.content),
    schedule: withMovedItems(reading, schedule, found.byId),
  };
}

function titleOf(sheet: Sheet, form: Form): string {
  const title = sheetBlocks({ ...sheet, initiatives: [] }, form).find((block) => block.kind === 'title');
  return title?.text ?? '';
}

/** The title says the year, and for circulation that it is a draft; anything else in it has no field. */
function readYear(reading: Reading, base: Sheet): number | null {
  const now = reading.visible.texts
    .get(fieldName(reading.index, ['title']))
    ?.join('')
    .trim();
  if (now === undefined) return base.fiscalYear;
  const printed = now.replace(/（案）$/, '');
  if (printed === titleOf(base, reading.form)) return base.fiscalYear;
  const fiscalYear = readFiscalYear(now) ?? base.fiscalYear;
  if (looseText(printed) !== looseText(titleOf({ ...base, fiscalYear }, reading.form)))
    reading.ask(
      ['fiscalYear'],
      'Word で表題が書き換えられています。表題は様式で決まっているため、年度だけを読み取りました。',
      now,
    );
  return fiscalYear;
}

/** The draft that a Word file says now; `base` is what was embedded when it was written. */
export function takeOverEdits(base: Sheet, form: Form, index: number, visible: Visible, newId: NewId): Draft {
  const questions: Question[] = [];
  const ask = (place: Place, message: string, source: string): void => {
    questions.push({ id: newId(), kind: 'ask', place, message, source, choices: [], answered: false });
  };
  // Ids are unique within a sheet only; a file may hold several.
  const rows = visible.rows.filter(({ label: name }) => name.startsWith(fieldName(index, [])));
  const reading: Reading = { form, index, visible: { ...visible, rows }, ask };
  const found = foundIn(reading, base);
  const kinds = new Set(form.sections.map(({ kind }) => kind));
  const texts = new Set(form.sections.flatMap((section) => (section.kind === 'text' ? [section.field] : [])));
  const text = (key: 'goal' | 'mission'): string =>
    texts.has(key) ? field(reading, [key], base[key]) : base[key];
  const sheet: Sheet = {
    ...readTables(reading, base),
    fiscalYear: readYear(reading, base),
    department: field(reading, ['department'], base.department),
    section: base.section === null ? null : field(reading, ['section'], base.section),
    goal: text('goal'),
    mission: text('mission'),
    plans: {
      basicConcept: planEntries(reading, 'basicConcept', base.plans.basicConcept),
      basicPlan: planEntries(reading, 'basicPlan', base.plans.basicPlan),
      individual: planEntries(reading, 'individual', base.plans.individual),
    },
  };
  return {
    sheet: {
      ...sheet,
      priorityProjects: !kinds.has('priorityProjects')
        ? base.priorityProjects
        : base.priorityProjects.map((row) => ({
            ...row,
            policy: field(reading, ['priorityProjects', row.id, 'policy'], row.policy),
            project: field(reading, ['priorityProjects', row.id, 'project'], row.project),
          })),
      initiatives: !kinds.has('initiatives')
        ? sheet.initiatives
        : base.initiatives.map((initiative) => readInitiative(reading, initiative, found)),
    },
    questions,
    reference: [],
  };
}
