// Which section of a sheet a heading opens. Matched loosely; the plan's name in it changes every four years.
import type { FormId } from '#shared/sheet/sheet.ts';
import { looseText } from './looseText.ts';

export type HeadedSection = 'goal' | 'mission' | 'plans' | 'priorityProjects' | 'initiatives' | 'onlyR5';

const headings: readonly { readonly section: HeadedSection; readonly pattern: RegExp }[] = [
  { section: 'goal', pattern: /^組織目標(?:\(.*\))?$/ },
  { section: 'mission', pattern: /^組織の業務内容(?:と果たすべき役割)?(?:\(.*\))?$/ },
  { section: 'plans', pattern: /^組織目標と計画等?との関連(?:\(.*\))?$/ },
  { section: 'priorityProjects', pattern: /^自部署が関連する.{0,60}重点事業(?:\(.*\))?$/ },
  { section: 'initiatives', pattern: /^今年度の重点事業(?:\(.*\))?$/ },
  {
    section: 'onlyR5',
    pattern:
      /^(?:組織使命|組織が果たす役割|業務プロセスの改善|職員の育成及び職場活性化の取組み?|ニーズの把握と成果の検証).{0,60}$/,
  },
];

/** Null for text that is no heading of any form. */
export function headingOf(text: string): HeadedSection | null {
  if (text.length > 120) return null;
  const loose = looseText(text);
  return headings.find(({ pattern }) => pattern.test(loose))?.section ?? null;
}

/** The form whose own headings these are; null where they could be of either. */
export function formOfHeadings(found: Iterable<HeadedSection>): FormId | null {
  const sections = new Set(found);
  if (sections.has('onlyR5')) return 'r5';
  return sections.has('mission') || sections.has('priorityProjects') ? 'r7' : null;
}
