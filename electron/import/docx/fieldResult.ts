// What a field of Word shows that keeps no result as text in the file (ECMA-376 part 1, 17.16): characters in a circle
// and old ふりがな, which are formulas (EQ), and the boxes of old forms to choose from or to tick.
import { circledNumber } from '#shared/sheet/circledNumber.ts';

export interface OpenField {
  code: string;
  /** What comes in is its code still. */
  isCode: boolean;
  /** Length of its paragraph where its result begins; -1 before that. */
  resultAt: number;
  readonly entries: string[];
  /** Index of an entry; null while nothing says which. */
  chosen: number | null;
  isTicked: boolean;
}

export interface FieldResult {
  readonly text: string;
  /** ふりがな over it. */
  readonly reading: string;
}

export function openField(): OpenField {
  return { code: '', isCode: true, resultAt: -1, entries: [], chosen: null, isTicked: false };
}

const nothing: FieldResult = { text: '', reading: '' };

/** No formula of a sheet is longer. */
const longestFormula = 1_000;
const options = /\\\*\s*(?:"[^"]*"|[^\s\\"]+)/g;
const raised = /\\s\s*\\up\s*-?[0-9.]*\s*\(([^()]*)\)/gi;
/** `\o\ac(○,21)`: one character over the other. */
const framed = /^\\o\s*(?:\\a[clr])?\s*\(\s*[○◯〇□△◇]\s*[,;]\s*([^()\\,;]*)\)$/i;
const fraction = /\\f\s*\(([^(),;]*)[,;]([^(),;]*)\)/gi;
const switches = /\\[a-z]+\s*(?:-?[0-9]+)?/gi;

function formulaResult(code: string): FieldResult {
  const formula = code
    .replace(/^\s*eq\b/i, '')
    .replaceAll(options, '')
    .trim();
  const inFrame = framed.exec(formula)?.[1]?.trim();
  if (inFrame !== undefined)
    return {
      text: /^[0-9]{1,2}$/.test(inFrame) ? circledNumber(Number(inFrame)) : `(${inFrame})`,
      reading: '',
    };
  const isOver = /^\\o/i.test(formula);
  const readings = isOver ? [...formula.matchAll(raised)].map(([, reading = '']) => reading) : [];
  const base = isOver ? formula.replaceAll(raised, '') : formula;
  const text = base
    .replaceAll(fraction, '$1/$2')
    .replaceAll(switches, '')
    .replaceAll(/[(),;]/g, '');
  return { text: text.trim(), reading: readings.join('') };
}

export function fieldResult({ code, entries, chosen, isTicked }: OpenField): FieldResult {
  if (/^\s*eq\b/i.test(code))
    return code.length > longestFormula ? { text: code, reading: '' } : formulaResult(code);
  if (/^\s*FORMDROPDOWN\b/i.test(code)) return { text: entries[chosen ?? 0] ?? '', reading: '' };
  if (/^\s*FORMCHECKBOX\b/i.test(code)) return { text: isTicked ? '☑' : '☐', reading: '' };
  return nothing;
}
