// Signs that Word writes in the fonts Wingdings and Symbol, as the characters that show the same. In its files they
// stand in the private use area (U+F020-F0FF), in its pages they are letters of the same places (à is 0xE0).

const wingdings: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6d: '○',
  0x6e: '■',
  0x6f: '□',
  0x70: '□',
  0x71: '□',
  0x72: '□',
  0x74: '◆',
  0x75: '◆',
  0x76: '❖',
  0x77: '◆',
  0x9e: '・',
  0x9f: '●',
  0xa1: '○',
  0xa2: '○',
  0xa7: '▪',
  0xa8: '□',
  0xab: '★',
  0xb2: '☆',
  0xd5: '◀',
  0xd6: '▶',
  0xd8: '➢',
  0xdf: '←',
  0xe0: '→',
  0xe1: '↑',
  0xe2: '↓',
  0xe7: '←',
  0xe8: '➔',
  0xe9: '↑',
  0xea: '↓',
  0xef: '⇦',
  0xf0: '⇨',
  0xf1: '⇧',
  0xf2: '⇩',
  0xf3: '⇔',
  0xf4: '⇕',
  0xfb: '×',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};

const symbol: Readonly<Record<number, string>> = {
  0xa8: '◆',
  0xab: '↔',
  0xac: '←',
  0xad: '↑',
  0xae: '→',
  0xaf: '↓',
  0xb4: '×',
  0xb7: '・',
  0xd7: '・',
  0xdb: '⇔',
  0xdc: '⇐',
  0xdd: '⇑',
  0xde: '⇒',
  0xdf: '⇓',
  0xe0: '◇',
};

const wingdings2: Readonly<Record<number, string>> = {
  0x4f: '✗',
  0x50: '✓',
  0x52: '☑',
  0x53: '☒',
  0xa3: '□',
};

const wingdings3: Readonly<Record<number, string>> = {
  0x66: '←',
  0x67: '→',
  0x68: '↑',
  0x69: '↓',
  0x70: '▲',
  0x71: '▼',
  0x72: '△',
  0x73: '▽',
  0x74: '◀',
  0x75: '▶',
  0x76: '◁',
  0x77: '▷',
};

function signsOf(font: string): Readonly<Record<number, string>> | null {
  if (/^wingdings 3$/i.test(font)) return wingdings3;
  if (/^wingdings 2$/i.test(font)) return wingdings2;
  if (/^wingdings/i.test(font)) return wingdings;
  return /^symbol$/i.test(font) ? symbol : null;
}

/** The symbol font that CSS or a list of fonts names; '' where it names none. */
export function symbolFontIn(fonts: string): string {
  return /wingdings(?: [23])?|(?<=^|[\s:;"',])symbol(?=$|[\s;"',])/i.exec(fonts)?.[0] ?? '';
}

export function isSymbolFont(font: string): boolean {
  return signsOf(font) !== null;
}

/** What a character of that font shows; itself where nobody knows better. */
export function signIn(font: string, code: number): string {
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const known = signsOf(font)?.[place];
  if (known !== undefined) return known;
  // A font without a table: the place of the private use area it stands in is an ordinary character's.
  if (code >= 0xf020 && code <= 0xf07e && signsOf(font) === null) return String.fromCharCode(place);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
}

/** A text set in such a font. */
export function textIn(font: string, text: string): string {
  return text.replace(/[^]/gu, (character) => signIn(font, character.codePointAt(0) ?? 0));
}
