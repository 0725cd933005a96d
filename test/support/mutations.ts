// Files spoiled at random, the same way for the same seed: bytes, zips, XML, JSON and lines of text.
import { unzipSync } from 'fflate';
import { zipOf, type ZipPart } from './zipOf.ts';

/** Numbers from 0 to below 1 (mulberry32). */
export type Random = () => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const below = (random: Random, limit: number): number => Math.floor(random() * limit);

function oneOf<T>(random: Random, values: readonly T[]): T {
  const value = values[below(random, values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

type Mutation<T> = (value: T, random: Random) => T;

/** One to four of them, one after the other. */
function several<T>(mutations: readonly Mutation<T>[]): Mutation<T> {
  return (value, random) => {
    let mutated = value;
    for (let left = 1 + below(random, 4); left > 0; left -= 1)
      mutated = oneOf(random, mutations)(mutated, random);
    return mutated;
  };
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const mutateBytes = several<Uint8Array>([
  (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    for (let left = 1 + below(random, 20); left > 0 && copy.length > 0; left -= 1)
      copy[below(random, copy.length)] = below(random, 256);
    return copy;
  },
  (bytes, random) => bytes.subarray(0, below(random, bytes.length + 1)),
  (bytes, random) => bytes.subarray(below(random, bytes.length + 1)),
  (bytes, random) => {
    const from = below(random, bytes.length + 1);
    return joined(bytes.subarray(0, from), bytes.subarray(from + below(random, 200)));
  },
  (bytes, random) => {
    const from = below(random, bytes.length + 1);
    const piece = bytes.subarray(from, from + below(random, 500));
    return joined(bytes.subarray(0, from), piece, piece, bytes.subarray(from));
  },
  (bytes, random) => {
    const from = below(random, bytes.length + 1);
    const noise = Uint8Array.from({ length: below(random, 100) }, () => below(random, 256));
    return joined(bytes.subarray(0, from), noise, bytes.subarray(from));
  },
  // The headers and the directory of a zip, where a byte means most.
  (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    const places = [
      ...Buffer.from(copy)
        .toString('latin1')
        .matchAll(/PK[\u0001-\u0007]{2}/g),
    ];
    if (places.length === 0) return copy;
    for (let left = 1 + below(random, 3); left > 0; left -= 1)
      copy[oneOf(random, places).index + below(random, 46)] = oneOf(random, [0, 1, 8, 0x7f, 0x80, 0xff]);
    return copy;
  },
]);

const extremes = [
  '',
  '0',
  '-1',
  '1',
  '2147483647',
  '-2147483648',
  '4294967296',
  '1e308',
  'NaN',
  'x',
  'true',
  '令和',
  ' ',
  '999999',
  '＋',
  'あ'.repeat(5_000),
];
const oddTexts = [
  '',
  '\u0000',
  '\u000B',
  '\uFFFF',
  '\uD800',
  '𠮷',
  '&amp;',
  '&#0;',
  '&#xD800;',
  '&nobody;',
  '<![CDATA[',
  ']]>',
  '■組織目標',
  '重点事業①',
  '●',
  '←→',
  '4月',
  '令和7年度',
  '\t'.repeat(300),
  '名\n'.repeat(2_000),
  '①'.repeat(20_000),
];

const tokenPattern = /<[^<>]*>|[^<>]+/g;

/** The index of the token that closes the element which begins at `from`. */
function endOf(tokens: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    if (token.startsWith('</')) depth -= 1;
    else if (token.startsWith('<') && !token.endsWith('/>') && !token.startsWith('<?')) depth += 1;
    if (depth <= 0) return at;
  }
  return tokens.length - 1;
}

function atToken(change: (tokens: string[], at: number, random: Random) => void): Mutation<string> {
  return (xml, random) => {
    const tokens: string[] = xml.match(tokenPattern) ?? [];
    if (tokens.length === 0) return xml;
    change(tokens, below(random, tokens.length), random);
    return tokens.join('');
  };
}

const mutateXml = several<string>([
  atToken((tokens, at) => void tokens.splice(at, 1)),
  atToken((tokens, at) => void tokens.splice(at, endOf(tokens, at) - at + 1)),
  atToken((tokens, at) => void tokens.splice(at, 0, tokens[at] ?? '')),
  // Whole elements again and again.
  atToken((tokens, at, random) => {
    const element = tokens.slice(at, endOf(tokens, at) + 1).join('');
    const times = Math.min(
      oneOf(random, [1, 2, 30, 1_000]),
      Math.floor((random() < 0.05 ? 2_000_000 : 100_000) / (element.length + 1)),
    );
    tokens.splice(at, 0, element.repeat(times));
  }),
  // An element in itself.
  atToken((tokens, at, random) => {
    const name = /^<([\w:]+)/.exec(tokens[at] ?? '')?.[1];
    if (name === undefined) return;
    const depth = oneOf(random, [1, 10, 300, 5_000]);
    tokens.splice(at, 0, `<${name}>`.repeat(depth));
    tokens.splice(endOf(tokens, at + 1) + 1, 0, `</${name}>`.repeat(depth));
  }),
  atToken((tokens, at, random) => {
    const other = below(random, tokens.length);
    [tokens[at], tokens[other]] = [tokens[other] ?? '', tokens[at] ?? ''];
  }),
  atToken((tokens, at, random) => {
    const start = tokens.findIndex((token, index) => index >= at && /\s[\w:]+="/.test(token));
    if (start < 0) return;
    const values = [...(tokens[start] ?? '').matchAll(/="[^"]*"/g)];
    if (values.length === 0) return;
    const chosen = oneOf(random, values);
    const token = tokens[start] ?? '';
    tokens[start] =
      `${token.slice(0, chosen.index)}="${oneOf(random, extremes)}"${token.slice(chosen.index + chosen[0].length)}`;
  }),
  atToken((tokens, at, random) => {
    const text = tokens.findIndex((token, index) => index >= at && !token.startsWith('<'));
    if (text >= 0) tokens[text] = oneOf(random, oddTexts);
  }),
  atToken((tokens, at, random) => void tokens.splice(at, 0, oneOf(random, oddTexts))),
  atToken((tokens, at, random) => {
    tokens[at] = (tokens[at] ?? '').replace(
      /[\w]+(?=[\s>/])/,
      oneOf(random, ['tbl', 'tc', 'tr', 'p', 'del', 'ins', 'sdt', 'x', 'v', 'row', 'c', 'td', 'li']),
    );
  }),
  (xml, random) =>
    xml.replace(
      /(<\?xml[^>]*>)?/,
      `$1${oneOf(random, ['<!DOCTYPE a>', '<!DOCTYPE a [<!ENTITY b "c">]>', '<!-- ', '<?x ', ' ', '\uFEFF'])}`,
    ),
  (xml, random) => xml.slice(0, below(random, xml.length)),
]);

const mutateLines = several<string>([
  (text, random) => {
    const lines = text.split('\n');
    lines.splice(below(random, lines.length), 1 + below(random, 5));
    return lines.join('\n');
  },
  (text, random) => {
    const lines = text.split('\n');
    const from = below(random, lines.length);
    const block = lines.slice(from, from + 1 + below(random, 20));
    lines.splice(below(random, lines.length), 0, ...block);
    return lines.join('\n');
  },
  (text, random) => {
    const lines = text.split('\n');
    const at = below(random, lines.length);
    const line = `${lines[at] ?? ''}\n`;
    lines.splice(at, 0, line.repeat(Math.min(2_000, Math.floor(200_000 / line.length))));
    return lines.join('\n');
  },
  (text, random) => {
    const cells = text.split('\t');
    cells.splice(below(random, cells.length), 0, oneOf(random, [...oddTexts, ...extremes]));
    return cells.join('\t');
  },
  (text, random) => {
    const at = below(random, text.length + 1);
    return `${text.slice(0, at)}${oneOf(random, [...oddTexts, '\t', '\n', '|', ',', '"', '# ', '・', '～', '通年'])}${text.slice(at + below(random, 20))}`;
  },
  (text, random) => {
    const at = below(random, text.length + 1);
    return text
      .slice(0, at)
      .replaceAll(
        oneOf(random, ['\t', '\n', '月', '■', '重']),
        oneOf(random, ['', '\t', '\n', '月', '月月']),
      );
  },
]);

function mutateJson(text: string, random: Random): string {
  const whole: unknown = JSON.parse(text);
  const odd: readonly unknown[] = [
    null,
    true,
    -1,
    1e308,
    35.5,
    '',
    'あ'.repeat(200_000),
    [],
    {},
    [[[]]],
    '\uD800',
    { id: 1 },
  ];
  /** Changes something inside, or nothing when it ends up where nothing is. */
  const change = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const keys = Object.keys(part);
    const key = keys[below(random, keys.length)];
    if (key === undefined) return;
    const how = random();
    if (how < 0.7) change(Reflect.get(part, key));
    else if (how < 0.75) Reflect.deleteProperty(part, key);
    else if (how < 0.8 && Array.isArray(part)) part.push(...part, ...part);
    else {
      // A copy of its own, or a value could come to hold itself.
      const value = structuredClone(oneOf(random, odd));
      const options = { value, enumerable: true, configurable: true, writable: true };
      Object.defineProperty(part, how < 0.85 ? '__proto__' : key, options);
    }
  };
  for (let left = 1 + below(random, 10); left > 0; left -= 1) change(whole);
  return JSON.stringify(whole);
}

function mutateZip(file: Uint8Array, random: Random): Uint8Array {
  const parts: ZipPart[] = Object.entries(unzipSync(file)).map(([name, content]) => ({ name, content }));
  for (let left = 1 + below(random, 3); left > 0; left -= 1) {
    // The document itself half of the time.
    const main = parts.findIndex(({ name }) => /document\d*\.xml$|sheet1\.xml$/.test(String(name)));
    const at = main >= 0 && random() < 0.5 ? main : below(random, parts.length);
    const part = parts[at];
    if (part === undefined || !(part.content instanceof Uint8Array)) continue;
    const how = random();
    if (how < 0.75)
      parts[at] = {
        ...part,
        content: /\.(?:xml|rels)$/.test(String(part.name))
          ? new TextEncoder().encode(mutateXml(new TextDecoder().decode(part.content), random))
          : mutateBytes(part.content, random),
      };
    else if (how < 0.8) parts.splice(at, 1);
    else if (how < 0.85) parts.push(part);
    else if (how < 0.9)
      parts[at] = {
        ...part,
        name: oneOf(random, ['../a', 'word/Document.xml', 'a\\b', '', String(part.name).toUpperCase()]),
      };
    else
      parts[at] = {
        ...part,
        says: {
          [oneOf(random, ['method', 'flags', 'checksum', 'bytes', 'packedBytes'])]: oneOf(
            random,
            [0, 1, 8, 9, 99, 500, 0xffff, 0x7fffffff, 0xfffffffe],
          ),
        },
      };
  }
  return zipOf(parts, { zip64: random() < 0.1, descriptors: random() < 0.1, directory: random() > 0.02 });
}

const isZip = (file: Uint8Array): boolean => file[0] === 0x50 && file[1] === 0x4b;

/** The same file for the same numbers. */
export function mutated(file: Uint8Array, random: Random): Uint8Array {
  if (random() < 0.25) return mutateBytes(file, random);
  if (isZip(file)) return mutateZip(file, random);
  const text = new TextDecoder().decode(file);
  const encode = (changed: string): Uint8Array => new TextEncoder().encode(changed);
  if (text.startsWith('{') && random() < 0.8) return encode(mutateJson(text, random));
  if (/^\s*</.test(text) && random() < 0.6) return encode(mutateXml(text, random));
  return encode(mutateLines(text, random));
}
