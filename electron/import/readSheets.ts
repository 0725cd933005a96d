// What the blocks of a file say, as drafts: the sections of form r7 into their fields, what is uncertain as
// questions, what has no place as reference. Nothing of the source is dropped but headings and labels.
import { r7 } from '#shared/forms/r7.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Draft, Place, Question } from '#shared/sheet/draft.ts';
import { emptySheet } from '#shared/sheet/sheet.ts';
import type { NewId, PlanList, PriorityProject, Sheet } from '#shared/sheet/sheet.ts';
import { formOfHeadings } from './headings.ts';
import type { HeadedSection } from './headings.ts';
import { looseText } from './looseText.ts';
import { isEmptyMark, readListCell, readMarkup } from './readMarkup.ts';
import { readInitiatives } from './readInitiatives.ts';
import type { Ask } from './readInitiatives.ts';
import type { SourceBlock } from './sourceBlocks.ts';
import { splitSheets } from './splitSheets.ts';
import type { SourceContent, SourceSheet } from './splitSheets.ts';

function textOf(content: readonly SourceContent[]): string {
  return content
    .flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row.join(' ')) : [block.text]))
    .map((text) => readMarkup(text).trim())
    .filter((text) => text !== '')
    .join('\n');
}

const planRows: readonly { readonly list: PlanList; readonly pattern: RegExp }[] = [
  { list: 'basicConcept', pattern: /^(?:1|[(]1[)])|総合計画基本構想/ },
  { list: 'basicPlan', pattern: /^(?:2|[(]2[)])|プラン20/ },
  { list: 'individual', pattern: /^(?:3|[(]3[)])|個別計画/ },
];

function readPlans(content: readonly SourceContent[], ask: Ask): Sheet['plans'] {
  const plans: Record<PlanList, string[]> = { basicConcept: [], basicPlan: [], individual: [] };
  let list: PlanList | null = null;
  const rows = content.flatMap((block) => (block.kind === 'table' ? block.rows : [[block.text]]));
  for (const row of rows) {
    const [first = '', ...cells] = row;
    const label = looseText(first);
    const found: PlanList | undefined = planRows.find(({ pattern }) => pattern.test(label))?.list;
    if (found === undefined && label !== '') {
      ask(['plans'], '計画等との関連の表に、①②③のどれか分からない行がありました。', row.join(' ').trim());
      continue;
    }
    list = found ?? list;
    const entries = cells.flatMap(readListCell);
    if (list === null) {
      if (entries.length > 0)
        ask(['plans'], '計画等との関連の表に、①②③のどれか分からない行がありました。', entries.join(' '));
      continue;
    }
    plans[list].push(...entries);
    const name = label.replace(/^2/, '');
    if (found === 'basicPlan' && name !== looseText(r7.basicPlan))
      ask(['plans', 'basicPlan'], `②の計画の名称が、この様式の「${r7.basicPlan}」と違います。`, first.trim());
  }
  return plans;
}

function readPriorityProjects(
  content: readonly SourceContent[],
  newId: NewId,
  ask: Ask,
): readonly PriorityProject[] {
  const projects: PriorityProject[] = [];
  const rows = content.flatMap((block) => (block.kind === 'table' ? block.rows : [[block.text]]));
  for (const row of rows) {
    const cells = row.map((cell) => readMarkup(cell).trim());
    if (cells.some((cell) => looseText(cell) === '重点施策')) continue;
    // Rows are numbered 1, 2, …; a lone one stands for "none" and is often transcribed as I.
    const isNumber = /^(?:[0-9０-９]{1,2}|[IⅠlｌＩ①-⑳])?[.．)）]?$/.test(cells[0] ?? '');
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

const expected: readonly { readonly section: HeadedSection; readonly place: Place; readonly name: string }[] =
  [
    { section: 'goal', place: ['goal'], name: '組織目標' },
    { section: 'mission', place: ['mission'], name: '組織の業務内容と果たすべき役割' },
    { section: 'plans', place: ['plans'], name: '組織目標と計画等との関連' },
    { section: 'priorityProjects', place: ['priorityProjects'], name: '自部署が関連する重点事業' },
  ];

function readSheet(source: SourceSheet, newId: NewId): Draft {
  const questions: Question[] = [];
  const ask: Ask = (place, message, text) => {
    questions.push({ id: newId(), place, message, source: text, answered: false });
  };
  const contentOf = (section: HeadedSection): readonly SourceContent[] =>
    source.sections.filter((part) => part.section === section).flatMap((part) => part.content);
  if (source.fiscalYear === null)
    ask(['fiscalYear'], '年度が書かれていません。何年度のシートかを選んでください。', '');
  if (source.department === '') ask(['department'], '部名が書かれていません。', '');
  for (const { section, place, name } of expected)
    if (!source.sections.some((part) => part.section === section))
      ask(place, `「${name}」の欄が見つかりません。ファイルが途中で切れているかもしれません。`, '');
  const sheet: Sheet = {
    ...emptySheet('r7', source.fiscalYear),
    department: source.department,
    section: source.section,
    goal: textOf(contentOf('goal')),
    mission: textOf(contentOf('mission')),
    plans: readPlans(contentOf('plans'), ask),
    priorityProjects: readPriorityProjects(contentOf('priorityProjects'), newId, ask),
    initiatives: readInitiatives(contentOf('initiatives'), source.fiscalYear, newId, ask),
  };
  const reference = source.sections
    .filter((part) => part.section === null || part.section === 'unknown')
    .map((part) => ({
      id: newId(),
      heading: part.section === null ? 'ファイルの最初にあった文章' : part.heading,
      text: textOf(part.content),
    }));
  return { sheet, questions, reference };
}

/** The drafts of a file, in its order. Refuses a file that is no sheet, and sheets of form r5. */
export function readSheets(blocks: readonly SourceBlock[], newId: NewId): Reply<readonly Draft[]> {
  const sources = splitSheets(blocks);
  const found = sources.flatMap(({ sections }) =>
    sections.flatMap(({ section }) => (section === null || section === 'unknown' ? [] : [section])),
  );
  if (found.length === 0)
    return fail(
      'unreadableFile',
      '組織マネジメントシートの見出し（■組織目標 など）が見つかりませんでした。シートのファイルかどうかを確かめてください。',
    );
  if (formOfHeadings(found) === 'r5')
    return fail(
      'notBuilt',
      '令和5年度の様式のシートです。この様式の読み込みはまだ作られていません。令和7年度の様式のファイルを選んでください。',
    );
  return succeed(sources.map((source) => readSheet(source, newId)));
}
