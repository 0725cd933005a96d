// What can be saved of an exchange file whose JSON is damaged: the objects in its list of sheets that are
// whole. Strings are skipped by their quotes, so braces within texts do no harm.

/** Where the value that begins at `start` with { ends; -1 when it does not. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    switch (text[at]) {
      case '"':
        at += 1;
        while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
        break;
      case '{':
      case '[':
        depth += 1;
        break;
      case '}':
      case ']':
        depth -= 1;
        if (depth === 0) return at + 1;
        break;
      default:
        break;
    }
  }
  return -1;
}

/** What stands beside the sheets comes after them; in a text these quotes would be written `\"`. */
const besideKey = /"beside"\s*:/;

export function hasBeside(text: string): boolean {
  return besideKey.test(text);
}

/** The texts of the objects in the list after "sheets": each whole by its braces, the last maybe not. */
export function sheetTextsIn(file: string): readonly string[] {
  const [text = ''] = file.split(besideKey, 1);
  const list = /"sheets"\s*:\s*\[/.exec(text);
  if (list === null) return [];
  const found: string[] = [];
  let at = list.index + list[0].length;
  for (;;) {
    const start = text.indexOf('{', at);
    if (start < 0) return found;
    const end = endOfObject(text, start);
    found.push(text.slice(start, end < 0 ? text.length : end));
    if (end < 0) return found;
    at = end;
  }
}
