// Remains of HTML in published text: `<p>…</p>` around paragraphs, `<ul …>` before bulleted lists. Text
// without such tags stays exactly as it is, also where it holds < or &.

const tag = /<\/?(?:p|ul|ol|li|br|div|span|b|strong)(?:\s[^<>]*)?\/?>/gi;

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

/** Lines as the tags mean them: a paragraph each, list entries with their ・. */
export function readMarkup(text: string): string {
  const tags = text.match(tag);
  if (tags === null) return text;
  const isList = tags.some((found) => /^<(?:ul|ol)/i.test(found));
  const lines = text
    .replace(/<li(?:\s[^<>]*)?>/gi, '\n・')
    .replace(tag, '\n')
    .replace(/&(?:nbsp|lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity)
    .split('\n')
    .flatMap((line) => (isList ? line.split(/(?<=^|\s)(?=・)|(?=・[ \u3000])/) : [line]))
    .map((line) => line.trim().replace(/^・・/, '・'));
  return lines.filter((line) => line !== '' && line !== '・').join('\n');
}

/** Entries of a list cell without bullets. ・ also stands inside names, so only bullets at a beginning split. */
export function readListCell(cell: string): readonly string[] {
  const text = readMarkup(cell).trim();
  const lines = text.startsWith('・') ? text.split(/\s+(?=・)/) : text.split('\n');
  return lines
    .map((line) => line.trim().replace(/^・\s*/, ''))
    .filter((entry) => entry !== '' && !isEmptyMark(entry));
}

/** How published sheets say "none". */
export function isEmptyMark(text: string): boolean {
  return /^\s*(?:[-‐‑‒–—―−─ー－]|なし|無し|該当なし)?\s*$/.test(text);
}

/**
 * A cell of running text: published text turned its line breaks into single spaces, so a space after a full
 * stop or before a bullet begins a line again; every other space is kept, full-width ones too: they are the author's.
 */
export function readTextCell(cell: string): string {
  const text = readMarkup(cell).trim();
  const lines = text.replace(/。 (?=\S)/g, '。\n');
  return lines.startsWith('・') ? lines.replace(/\s+(?=・)/g, '\n') : lines;
}
