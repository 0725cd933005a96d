// Form r7: the form of 令和7年度, drafted today. Wording is exact, as published (様式).
import type { Form } from './form.ts';

const basicPlan = 'とりで未来創造プラン2024';

export const r7: Form = {
  id: 'r7',
  title: '{年度} 組織マネジメントシート',
  labels: { department: '部名', section: '課名' },
  names: 'boxes',
  basicPlan,
  policyCount: 15,
  // Only names that published sheets spell out; the number stands before the name, e.g. ⑬デジタル化の推進.
  policies: [
    { number: 10, name: '市民と協働でつくる地域社会' },
    { number: 11, name: '安全安心な生活が送れるまちづくり' },
    { number: 13, name: 'デジタル化の推進' },
    { number: 15, name: '多様性を認め合う平和な社会' },
  ],
  sections: [
    {
      kind: 'text',
      field: 'goal',
      heading: '■組織目標（今年度組織が目指す姿）',
      only: null,
      usual: { min: 60, max: 240 },
    },
    {
      kind: 'text',
      field: 'mission',
      heading: '■組織の業務内容と果たすべき役割',
      only: null,
      usual: { min: 50, max: 280 },
    },
    {
      kind: 'plans',
      heading: '■組織目標と計画等との関連（位置づけと意味づけ）',
      only: null,
      labelColumn: 2_720,
      rows: [
        { field: 'basicConcept', label: '① 総合計画基本構想', usualEntries: { min: 0, max: 2 } },
        { field: 'basicPlan', label: `② ${basicPlan}`, usualEntries: { min: 0, max: 4 } },
        { field: 'individual', label: '③ 個別計画', usualEntries: { min: 0, max: 12 } },
      ],
    },
    {
      kind: 'priorityProjects',
      heading: `■自部署が関連する「${basicPlan}」における重点事業`,
      only: null,
      columns: { policy: '重点施策', project: '重点事業' },
      widths: { number: 500, policy: 3_900 },
      usualEntries: { min: 0, max: 12 },
    },
    {
      kind: 'initiatives',
      heading: '■今年度の重点事業(自部署の中で優先順位の高いもの)',
      only: null,
      labels: {
        initiative: '重点事業',
        policy: '総合計画\n重点施策',
        content: '取組の内容',
        schedule: '取組とスケジュール',
        noPolicy: '-',
      },
      titleRowSpans: { title: 15, policyLabel: 6, policy: 15 },
      usualContent: { min: 80, max: 680 },
      usualEntries: { min: 0, max: 5 },
      usualRows: { min: 2, max: 6 },
    },
  ],
  page: {
    pageWidth: 11_906,
    pageHeight: 16_838,
    margin: { top: 1_134, right: 1_134, bottom: 1_134, left: 1_134 },
    itemColumn: 2_510,
    jun: 198,
    cellPadding: 80,
    box: { label: 1_100, value: 3_300 },
  },
  type: {
    gothic: 'BIZ UDGothic',
    mincho: 'BIZ UDMincho',
    title: 28,
    heading: 21,
    body: 21,
    table: 18,
    scheduleLabel: [15, 14],
    arrowColour: '1F3864',
    labelShade: 'EDEDED',
  },
};
