// The sheet: plain readonly data, one value for all forms. The schema comes first and the
// types follow from it. Texts are plain strings with `\n`; a line that begins with `・` is a bullet.
import { z } from 'zod';
import { lastJun } from '#shared/calendar/jun.ts';
import { isSheetText } from './text.ts';

const text = z.string().max(100_000).refine(isSheetText, 'a character that no document can carry');
const list = <T extends z.ZodType>(entry: T) => z.array(entry).max(2_000).readonly();

/** Ids are made outside the core and only need to be unique within their sheet; bookmarks carry them. */
export const recordIdSchema = z.string().regex(/^[A-Za-z0-9]{1,32}$/);
const record = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject({ id: recordIdSchema, ...shape }).readonly();

/** `r5`, `r7`, or a form that a description brings along. Letters and then digits: never a key that objects have. */
export const formIdSchema = z.string().regex(/^[a-z]{1,8}[0-9]{1,4}$/);
const jun = z.int().min(0).max(lastJun);

export const scheduleItemSchema = record({
  kind: z.enum(['period', 'milestone']),
  /** First and last Jun (旬), inclusive. A milestone of which only the month is known has the whole month. */
  from: jun,
  to: jun,
  label: text,
  /** How the source drew it; the form decides how it is drawn now. */
  mark: z.enum(['arrow', 'double', 'triangle', 'none']),
  rhythm: z.enum(['once', 'allYear', 'monthly', 'recurring', 'asNeeded']),
  /** False while the end is an importer's guess that nobody has confirmed. */
  endConfirmed: z.boolean(),
  note: text,
}).refine((item) => item.from <= item.to, 'from must not come after to');

/** One labelled 取組 of a 重点事業 with its arrows and milestones, in the order they were written. */
export const scheduleRowSchema = record({ label: text, items: list(scheduleItemSchema) });

/** 今年度の重点事業. `policy` is its 重点施策 such as '⑬デジタル化の推進', null where the sheet has `-`. */
export const initiativeSchema = record({
  title: text,
  policy: text.nullable(),
  /** 取組の内容; on r5 行動アクション. */
  content: text,
  /** r5 目標期限と達成基準; '' on r7. */
  target: text,
  schedule: list(scheduleRowSchema),
});

/** A row of 自部署が関連する…重点事業: its 重点施策 and 重点事業. */
export const priorityProjectSchema = record({ policy: text, project: text });

/** A row of r5 組織が果たす役割. 裁量 and 協働 are null where the source has neither ○ nor ×. */
export const roleSchema = record({
  plans: text,
  name: text,
  discretion: z.boolean().nullable(),
  collaboration: z.boolean().nullable(),
  role: text,
  staff: text,
});

/** A row of the three-column tables of r5: 項目, 行動アクション, 目標期限と達成基準. */
export const actionItemSchema = record({ item: text, action: text, target: text });

export const sheetSchema = z
  .strictObject({
    form: formIdSchema,
    /** The year of its April (令和7年度 = 2025); null when the source does not say. */
    fiscalYear: z.int().min(1989).max(2117).nullable(),
    /** 部名 */
    department: text,
    /** 課名; null on a 部 sheet. */
    section: text.nullable(),
    /** 組織目標 */
    goal: text,
    /** r7 組織の業務内容と果たすべき役割, r5 組織使命 */
    mission: text,
    /** ① 総合計画基本構想, ② the basic plan of its years, ③ 個別計画; entries without their bullets. */
    plans: z
      .strictObject({ basicConcept: list(text), basicPlan: list(text), individual: list(text) })
      .readonly(),
    priorityProjects: list(priorityProjectSchema),
    roles: list(roleSchema),
    initiatives: list(initiativeSchema),
    /** r5 業務プロセスの改善 */
    improvements: list(actionItemSchema),
    /** r5 職員の育成及び職場活性化 */
    training: list(actionItemSchema),
    /** r5 ニーズの把握と成果の検証 */
    needs: list(actionItemSchema),
  })
  .readonly();

export type FormId = z.infer<typeof formIdSchema>;
export type ScheduleItem = z.infer<typeof scheduleItemSchema>;
export type ScheduleRow = z.infer<typeof scheduleRowSchema>;
export type Initiative = z.infer<typeof initiativeSchema>;
export type PriorityProject = z.infer<typeof priorityProjectSchema>;
export type Role = z.infer<typeof roleSchema>;
export type ActionItem = z.infer<typeof actionItemSchema>;
export type Sheet = z.infer<typeof sheetSchema>;
export type PlanList = keyof Sheet['plans'];

/** Makes a new record id each time it is called. The hosts pass a random one, tests a counter. */
export type NewId = () => string;

/** A sheet with every part present and empty, as 新しく作る begins. */
export function emptySheet(form: FormId, fiscalYear: number | null): Sheet {
  return {
    form,
    fiscalYear,
    department: '',
    section: '',
    goal: '',
    mission: '',
    plans: { basicConcept: [], basicPlan: [], individual: [] },
    priorityProjects: [],
    roles: [],
    initiatives: [],
    improvements: [],
    training: [],
    needs: [],
  };
}
