// Numbers and bullets of lists, which Word does not write as text (ECMA-376 part 1, 17.9): each paragraph of a
// list gets the label that Word shows before it. Bullets become ・, as everywhere in a sheet.
import { circledNumber } from '#shared/sheet/circledNumber.ts';
import type { XmlPart } from '../xmlPart.ts';
import { attributeOf } from '../drawn/attributes.ts';
import { readElements } from './wordXml.ts';
import { countOf } from '../drawn/measures.ts';

interface Level {
  format: string;
  text: string;
  start: number;
  suffix: string;
}
type Levels = Map<number, Level>;

/** The list of a paragraph: its number (`w:numId`) and level. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

export interface Numbering {
  /** The list that a paragraph style belongs to. */
  readonly ofStyle: (style: string) => ListPlace | null;
  /** The label of the next paragraph of that list, with the space after it; counts it. */
  readonly label: (place: ListPlace) => string;
}

const deepestLevel = 8;
const kana = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
const iroha =
  'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス';
const romans: readonly (readonly [string, number])[] = [
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

function roman(value: number): string {
  let rest = Math.min(value, 100);
  let text = '';
  for (const [sign, worth] of romans)
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  return text;
}

function kanji(value: number): string {
  const digits = '〇一二三四五六七八九';
  if (value < 10) return digits.charAt(value);
  if (value > 99) return String(value);
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? '' : digits.charAt(tens)}十${value % 10 === 0 ? '' : digits.charAt(value % 10)}`;
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

/** The formats of ECMA-376 part 1, 17.18.59 that Japanese documents use; any other counts in digits. */
function inFormat(value: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return value < 10 ? `0${value}` : String(value);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return fullWidth(String(value));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circledNumber(value);
    case 'decimalEnclosedParen':
      return `(${value})`;
    case 'decimalEnclosedFullstop':
      return `${value}.`;
    case 'aiueo':
    case 'aiueoFullWidth':
      return kana.charAt((value - 1) % kana.length);
    case 'iroha':
    case 'irohaFullWidth':
      return iroha.charAt((value - 1) % iroha.length);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'japaneseDigitalTenThousand':
    case 'ideographDigital':
    case 'japaneseLegal':
      return kanji(value);
    case 'upperRoman':
      return roman(value).toUpperCase();
    case 'lowerRoman':
      return roman(value);
    case 'upperLetter':
      return String.fromCharCode(0x41 + ((value - 1) % 26));
    case 'lowerLetter':
      return String.fromCharCode(0x61 + ((value - 1) % 26));
    default:
      return String(value);
  }
}

interface Definitions {
  readonly abstracts: Map<string, Levels>;
  /** Lists by `w:numId`: their abstract definition, and levels of their own. */
  readonly lists: Map<string, { abstract: string; own: Levels; starts: Map<number, number> }>;
}

function readDefinitions(xml: XmlPart): Definitions {
  const abstracts: Definitions['abstracts'] = new Map();
  const lists: Definitions['lists'] = new Map();
  let abstract: Levels | null = null;
  let list: { abstract: string; own: Levels; starts: Map<number, number> } | null = null;
  let override = 0;
  let level: Level | null = null;
  readElements(xml, {
    open: (name, attributes) => {
      const value = (): string => attributeOf(attributes, 'w:val');
      switch (name) {
        case 'w:abstractNum':
          abstract = new Map();
          abstracts.set(attributeOf(attributes, 'w:abstractNumId'), abstract);
          break;
        case 'w:num':
          list = { abstract: '', own: new Map(), starts: new Map() };
          abstract = null;
          lists.set(attributeOf(attributes, 'w:numId'), list);
          break;
        case 'w:abstractNumId':
          if (list !== null) list.abstract = value();
          break;
        case 'w:lvlOverride':
          override = countOf(attributeOf(attributes, 'w:ilvl'), 0, deepestLevel);
          break;
        case 'w:startOverride':
          list?.starts.set(override, countOf(value(), 1, 10_000));
          break;
        case 'w:lvl':
          level = { format: 'decimal', text: '', start: 1, suffix: 'tab' };
          (abstract ?? list?.own)?.set(countOf(attributeOf(attributes, 'w:ilvl'), 0, deepestLevel), level);
          break;
        case 'w:start':
          if (level !== null) level.start = countOf(value(), 1, 10_000);
          break;
        case 'w:numFmt':
          if (level !== null) level.format = value();
          break;
        case 'w:lvlText':
          if (level !== null) level.text = value();
          break;
        case 'w:suff':
          if (level !== null) level.suffix = value();
          break;
        default:
          break;
      }
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'w:lvl') level = null;
    },
  });
  return { abstracts, lists };
}

/** Lists of paragraph styles, each also its own base's. */
function readStyles(xml: XmlPart): ReadonlyMap<string, ListPlace> {
  interface Style {
    base: string;
    list: string;
    level: number;
  }
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  readElements(xml, {
    open: (name, attributes) => {
      const value = (): string => attributeOf(attributes, 'w:val');
      if (name === 'w:style') {
        style = { base: '', list: '', level: 0 };
        styles.set(attributeOf(attributes, 'w:styleId'), style);
      } else if (style === null) return;
      else if (name === 'w:basedOn') style.base = value();
      else if (name === 'w:numId') style.list = value();
      else if (name === 'w:ilvl') style.level = countOf(value(), 0, deepestLevel);
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'w:style') style = null;
    },
  });
  const places = new Map<string, ListPlace>();
  for (const [id, own] of styles) {
    let found: Style | undefined = own;
    for (let steps = 0; found !== undefined && found.list === '' && steps < 20; steps += 1)
      found = styles.get(found.base);
    if (found !== undefined && found.list !== '') places.set(id, { list: found.list, level: found.level });
  }
  return places;
}

/** From numbering.xml and styles.xml; either may be missing. */
export function readNumbering(numberingXml: XmlPart, stylesXml: XmlPart): Numbering {
  const { abstracts, lists } = readDefinitions(numberingXml);
  const styles = readStyles(stylesXml);
  /** By abstract definition, which lists share unless they begin anew. */
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    ofStyle: (style) => styles.get(style) ?? null,
    label: ({ list, level }) => {
      const found = lists.get(list);
      const levelOf = (at: number): Level | undefined =>
        found?.own.get(at) ?? abstracts.get(found?.abstract ?? '')?.get(at);
      const own = levelOf(level);
      // 0 takes a paragraph out of the list of its style.
      if (found === undefined || own === undefined) return '';
      if (own.format === 'bullet') return own.text === '' ? '' : '・';
      const key = found.abstract;
      const values = counts.get(key) ?? [];
      counts.set(key, values);
      const restart = found.starts.get(level);
      if (restart !== undefined && !begun.has(list)) values.length = level;
      begun.add(list);
      values[level] = values[level] === undefined ? (restart ?? own.start) : values[level] + 1;
      values.length = level + 1;
      const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const shown = levelOf(at);
        const value = values[at] ?? shown?.start ?? 1;
        return inFormat(value, shown?.format ?? 'decimal');
      });
      return text === '' || own.suffix === 'nothing' ? text : `${text} `;
    },
  };
}
