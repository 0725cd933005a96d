// What the blocks of a file say, as drafts: the sections of their form into their fields, what is uncertain as
// questions, what has no place as reference. Nothing of the source is dropped but headings and labels.
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import {
  sectionName,
  type Form,
  type PlansSection,
  type PriorityProjectsSection,
  type Section,
  type SectionName,
} from '#shared/forms/form.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Draft, Question } from '#shared/sheet/draft.ts';
import { mostBlocks, originBlockSchema, type OriginBlock } from '#shared/sheet/origin.ts';
import { emptySheet } from '#shared/sheet/sheet.ts';
import type { NewId, PlanList, PriorityProject, Sheet } from '#shared/sheet/sheet.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import type { Forms } from '#shared/forms/forms.ts';
import { isRowNumber } from '#shared/forms/formWords.ts';
import { formOfHeadings, sectionOf } from '#shared/forms/headings.ts';
import { looseText } from '#shared/forms/looseText.ts';
import { shortHeading } from '#shared/forms/shortHeading.ts';
import { isEmptyMark, readListCell, readMarkup } from './readMarkup.ts';
import { isOnSheet } from '#shared/layout/sheetBlocks.ts';
import { readInitiatives } from './readInitiatives.ts';
import type { Ask } from './readInitiatives.ts';
import { readTable } from './readTable.ts';
import { tooMuchText } from './refusal.ts';
import { withRemainder } from './withRemainder.ts';
import { textsOf, wordsOf, type SourceBlock } from './sourceBlocks.ts';
import { rowsOf, splitSheets, type SourceContent, type SourceSheet } from './splitSheets.ts';

/** A sheet of a file before the file's name is known. */
export interface ReadSheet {
  readonly draft: Draft;
  readonly blocks: readonly OriginBlock[];
}

function textOf(content: readonly SourceContent[]): string {
  return content
    .flatMap((block) => (block.kind === 'table' ? block.rows.map(wordsOf) : [block.text]))
    .map((text) => readMarkup(text).trim())
    .filter((text) => text !== '')
    .join('\n');
}

const planRows: readonly { readonly list: PlanList; readonly pattern: RegExp }[] = [
  { list: 'basicConcept', pattern: /^(?:1|[(]1[)])|総合計画基本構想/ },
  { list: 'basicPlan', pattern: /^(?:2|[(]2[)])|プラン20/ },
  { list: 'individual', pattern: /^(?:3|[(]3[)])|個別計画/ },
];

const planName = /^(?:総合計画基本構想|.{0,20}プラン20[0-9]{2}|個別計画)$/;

function readPlans(
  section: PlansSection,
  content: readonly SourceContent[],
  { basicPlan }: Form,
  ask: Ask,
): Sheet['plans'] {
  const named = new Map(
    section.rows.map(({ field, label }) => [looseText(label.replace('{基本計画}', basicPlan)), field]),
  );
  const plans: Record<PlanList, string[]> = { basicConcept: [], basicPlan: [], individual: [] };
  let list: PlanList | null = null;
  for (const row of rowsOf(content)) {
    const texts = textsOf(row);
    // Typed as lines: the entries stand below the label, not beside it.
    const isEntry = list !== null && texts.length === 1 && /^\s*・/.test(texts[0] ?? '');
    const [first = '', ...others] = isEntry ? ['', ...texts] : texts;
    const label = looseText(first);
    const found = named.get(label) ?? planRows.find(({ pattern }) => pattern.test(label))?.list;
    if (found === undefined && label !== '') {
      ask(['plans'], '計画等との関連の表に、①②③のどれか分からない行がありました。', wordsOf(row));
      continue;
    }
    // The number may have a cell of its own, with the name in the next.
    const isSplit = /^[(]?[123][)]?$/.test(label) && planName.test(looseText(others[0] ?? ''));
    const cells = isSplit ? others.slice(1) : others;
    list = found ?? list;
    const entries = cells.flatMap(readListCell);
    if (list === null) {
      if (entries.length > 0)
        ask(['plans'], '計画等との関連の表に、①②③のどれか分からない行がありました。', entries.join(' '));
      continue;
    }
    plans[list].push(...entries);
    const name = isSplit ? looseText(others[0] ?? '') : label.replace(/^2/, '');
    if (found === 'basicPlan' && name !== looseText(basicPlan))
      ask(['plans', 'basicPlan'], `②の計画の名称が、この様式の「${basicPlan}」と違います。`, first.trim());
  }
  return plans;
}

function readPriorityProjects(
  { columns }: PriorityProjectsSection,
  content: readonly SourceContent[],
  newId: NewId,
  ask: Ask,
): readonly PriorityProject[] {
  const projects: PriorityProject[] = [];
  const heads = new Set([columns.policy, '重点施策'].map(looseText));
  let above: readonly string[] = [];
  for (const row of rowsOf(content)) {
    // One 重点施策 merged over several 重点事業.
    const cells = row.cells.map(({ text, continues }, index) =>
      continues && row.cells.length === above.length ? (above[index] ?? '') : readMarkup(text).trim(),
    );
    above = cells;
    if (cells.some((cell) => heads.has(looseText(cell)))) continue;
    // A lone row of a number stands for "none".
    const isNumber = cells[0] === '' || isRowNumber(cells[0] ?? '');
    const [policy = '', project = '', ...rest] = isNumber ? cells.slice(1) : cells;
    const none = isEmptyMark(policy) && isEmptyMark(project);
    if (!isNumber && cells.length !== 2) {
      const source = cells.join(' ').trim();
      if (source !== '')
        ask(['priorityProjects'], '関連する重点事業の表に、読めない行がありました。', source);
      continue;
    }
    const id = newId();
    if (!none) projects.push({ id, policy: isEmptyMark(policy) ? '' : policy, project });
    const extra = rest.filter((cell) => cell !== '').join(' ');
    if (extra !== '') ask(['priorityProjects'], '関連する重点事業の表に、列の余る行がありました。', extra);
  }
  return projects;
}

function readSheet(source: SourceSheet, form: Form, yearOfName: number | null, newId: NewId): Draft {
  const questions: Question[] = [];
  const ask: Ask = (place, message, text) => {
    questions.push({ id: newId(), kind: 'ask', place, message, source: text, choices: [], answered: false });
  };
  const parts = source.sections.map((part) => ({
    ...part,
    section: part.heading === null ? null : sectionOf(part.heading, form),
  }));
  const contentOf = (section: SectionName): readonly SourceContent[] =>
    parts.filter((part) => part.section === section).flatMap((part) => part.content);
  const fiscalYear = source.fiscalYear ?? yearOfName;
  if (fiscalYear === null)
    ask(['fiscalYear'], '年度が書かれていません。何年度のシートかを選んでください。', '');
  else if (source.fiscalYear === null)
    questions.push({
      id: newId(),
      kind: 'ask',
      place: ['fiscalYear'],
      message: `年度が本文に書かれていないため、ファイルの名前から${fiscalYearName(fiscalYear)}としました。違うときは年度を選び直してください。`,
      source: '',
      choices: [{ label: `${fiscalYearName(fiscalYear)}でよい`, edits: [] }],
      answered: false,
    });
  if (source.department === '') ask(['department'], '部名が書かれていません。', '');
  let sheet: Sheet = {
    ...emptySheet(form.id, fiscalYear),
    department: source.department,
    section: source.section,
  };
  for (const section of form.sections) {
    const name = sectionName(section);
    const isThere = parts.some((part) => part.section === name);
    // A sheet without 重点事業 leaves their section out.
    if (!isThere && section.kind !== 'initiatives' && isOnSheet(section, sheet))
      ask(
        [name],
        `「${shortHeading(section.heading)}」の欄が見つかりません。ファイルが途中で切れているかもしれません。`,
        '',
      );
    sheet = readSection(section, contentOf(name), sheet, form, newId, ask);
  }
  const reference = parts
    .filter((part) => part.section === null)
    .map((part) => ({
      id: newId(),
      heading: part.heading ?? 'ファイルの最初にあった文章',
      text: textOf(part.content),
    }));
  for (const [message, sources] of byMessage(source.notices))
    ask(
      [],
      message,
      sources
        .filter((text) => text !== '')
        .join('\n')
        .slice(0, mostNotice),
    );
  const asides = source.asides.map(({ heading, text }) => ({ id: newId(), heading, text }));
  return { sheet, questions, reference: [...reference, ...asides] };
}

/** What a question can hold (see `questionSchema`). */
const mostNotice = 100_000;

/** Whether what the file says of a sheet can be kept beside it (see `originSchema`): known before it is understood. */
function isKeepable({ blocks }: SourceSheet): boolean {
  return blocks.length <= mostBlocks && blocks.every((block) => originBlockSchema.safeParse(block).success);
}

/** One question says the same of all places. */
function byMessage(notices: SourceSheet['notices']): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { message, source } of notices) found.set(message, [...(found.get(message) ?? []), source]);
  return found;
}

/** The sheet with what the section's content says. */
function readSection(
  section: Section,
  content: readonly SourceContent[],
  sheet: Sheet,
  form: Form,
  newId: NewId,
  ask: Ask,
): Sheet {
  switch (section.kind) {
    case 'text':
      return { ...sheet, [section.field]: textOf(content) };
    case 'plans':
      return { ...sheet, plans: readPlans(section, content, form, ask) };
    case 'priorityProjects':
      return { ...sheet, priorityProjects: readPriorityProjects(section, content, newId, ask) };
    case 'initiatives':
      return { ...sheet, initiatives: readInitiatives(content, section, form, sheet.fiscalYear, newId, ask) };
    case 'table':
      return readTable(section, content, sheet, newId, ask);
  }
}

/**
 * The drafts of a file, in its order, each in the form of its headings; of the year that the file's name says where
 * they say none. Refuses a file that is no sheet.
 */
export function readSheets(
  blocks: readonly SourceBlock[],
  newId: NewId,
  known: Forms = builtInForms,
  yearOfName: number | null = null,
): Reply<readonly ReadSheet[]> {
  const sources = splitSheets(blocks, known);
  if (!sources.every(isKeepable)) return tooMuchText;
  const headingsOf = ({ sections }: SourceSheet): readonly string[] =>
    sections.flatMap(({ heading }) => heading ?? []);
  const ofFile = formOfHeadings(sources.flatMap(headingsOf), known);
  if (ofFile === null)
    return fail(
      'unreadableFile',
      '組織マネジメントシートの見出し（■組織目標 など）が見つかりませんでした。シートのファイルかどうかを確かめてください。',
    );
  return succeed(
    sources.map((source) => {
      const draft = readSheet(source, formOfHeadings(headingsOf(source), known) ?? ofFile, yearOfName, newId);
      return { draft: withRemainder(draft, source.blocks, known, newId), blocks: source.blocks };
    }),
  );
}
