// What the search sees of a draft: its texts one below the other, and how texts and questions are folded
// so that ＤＸ finds DX. Folding keeps the length, so a place found in the folded text is the same place
// in the original.
import type { Draft } from '#shared/sheet/draft.ts';

/** Full-width ASCII to half width, ideographic space to space, capitals to small; UTF-16 length unchanged. */
export function fold(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replace(/[A-Z]/g, (character) => character.toLowerCase());
}

export function searchTextOf({ sheet, reference }: Draft): string {
  return [
    sheet.department,
    sheet.section ?? '',
    sheet.goal,
    sheet.mission,
    ...sheet.plans.basicConcept,
    ...sheet.plans.basicPlan,
    ...sheet.plans.individual,
    ...sheet.priorityProjects.flatMap(({ policy, project }) => [policy, project]),
    ...sheet.roles.flatMap(({ plans, name, role, staff }) => [plans, name, role, staff]),
    ...sheet.initiatives.flatMap(({ title, policy, content, target, schedule }) => [
      title,
      policy ?? '',
      content,
      target,
      ...schedule.flatMap((row) => [row.label, ...row.items.flatMap((item) => [item.label, item.note])]),
    ]),
    ...[...sheet.improvements, ...sheet.training, ...sheet.needs].flatMap(({ item, action, target }) => [
      item,
      action,
      target,
    ]),
    ...reference.flatMap(({ heading, text }) => [heading, text]),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

const excerptLength = 60;

/** About 60 characters around `at`, on one line, with … where something is left out. */
export function excerptAround(text: string, at: number): string {
  const from = Math.max(0, at - excerptLength / 3);
  const to = Math.min(text.length, from + excerptLength);
  // A cut through a surrogate pair would show half a character.
  const start = /[\uDC00-\uDFFF]/.test(text.charAt(from)) ? from + 1 : from;
  const end = /[\uDC00-\uDFFF]/.test(text.charAt(to)) ? to + 1 : to;
  const cut = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return `${start > 0 ? '…' : ''}${cut}${end < text.length ? '…' : ''}`;
}
