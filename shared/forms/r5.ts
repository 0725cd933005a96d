// Form r5: the form of 令和5年度, in three-column tables without a month grid. Wording is exact, as published.
import type { Form, TableColumn } from './form.ts';
import { r7 } from './r7.ts';

const basicPlan = 'とりで未来創造プラン2020';

function column<Field extends string>(field: Field, heading: string, width: number): TableColumn<Field> {
  return { field, heading, width, align: 'left', personal: false };
}

/** What, how, and until when: the columns of most tables of this form. */
const actionColumns = [
  column('item', '項目(何を)', 2_300),
  column('action', '行動アクション(どのように)', 4_338),
  column('target', '目標期限と達成基準', 3_000),
] as const;

export const r5: Form = {
  id: 'r5',
  title: '{年度} 組織マネジメントシート',
  labels: { department: '部名', section: '課名' },
  names: 'line',
  basicPlan,
  policyCount: 15,
  policies: [],
  sections: [
    {
      kind: 'text',
      field: 'goal',
      heading: '■組織目標(今年度組織が目指す姿)',
      only: null,
      usual: { min: 40, max: 260 },
    },
    {
      kind: 'text',
      field: 'mission',
      heading: '■組織使命(行政組織の存在意義、本来果たすべき役割)',
      only: null,
      usual: { min: 40, max: 260 },
    },
    {
      kind: 'plans',
      heading: '■組織目標と計画等との関連(位置づけと意味づけ)',
      only: null,
      labelColumn: 2_300,
      rows: [
        { field: 'basicConcept', label: '①総合計画\n基本構想', usualEntries: { min: 0, max: 4 } },
        { field: 'basicPlan', label: '②とりで未来創造\nプラン2020', usualEntries: { min: 0, max: 6 } },
        { field: 'individual', label: '③個別計画', usualEntries: { min: 0, max: 12 } },
      ],
    },
    {
      kind: 'table',
      list: 'roles',
      heading: '■組織が果たす役割(事業・事務ごとに自組織が担っている役割の全体像)',
      only: 'section',
      columns: [
        { ...column('plans', '計画\n関連No.', 850), align: 'center' },
        column('name', '事務事業名称', 2_150),
        { ...column('discretion', '裁量\n有無', 560), align: 'center' },
        { ...column('collaboration', '協働\n有無', 560), align: 'center' },
        column('role', '組織の役割', 4_418),
        { ...column('staff', '担当', 1_100), personal: true },
      ],
      numbered: null,
      usualEntries: { min: 4, max: 15 },
    },
    {
      kind: 'table',
      list: 'initiatives',
      heading: '■今年度の重点事業(自部署の中で優先順位の高いもの)',
      only: null,
      columns: [
        column('title', '項目(何を)', 2_300),
        column('content', '行動アクション(どのように)', 4_338),
        column('target', '目標期限と達成基準', 3_000),
      ],
      numbered: '重点事業',
      usualEntries: { min: 3, max: 4 },
    },
    {
      kind: 'table',
      list: 'improvements',
      heading: '■業務プロセスの改善(一課一改善以上の取組み)',
      only: 'section',
      columns: actionColumns,
      numbered: null,
      usualEntries: { min: 1, max: 2 },
    },
    {
      kind: 'table',
      list: 'training',
      heading: '■職員の育成及び職場活性化の取組み',
      only: null,
      columns: actionColumns,
      numbered: null,
      usualEntries: { min: 1, max: 1 },
    },
    {
      kind: 'table',
      list: 'needs',
      heading: '■ニーズの把握と成果の検証、評価を把握する取組み',
      only: 'section',
      columns: actionColumns,
      numbered: null,
      usualEntries: { min: 1, max: 1 },
    },
  ],
  page: { ...r7.page, box: { label: 760, value: 2_900 } },
  type: r7.type,
};
