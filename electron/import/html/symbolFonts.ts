// Characters of the fonts in which Word writes bullets and the arrows of its automatic correction. In HTML they
// are letters that only these fonts draw as signs.

const wingdings: Readonly<Record<string, string>> = {
  l: '●',
  m: '○',
  n: '■',
  o: '□',
  u: '◆',
  v: '❖',
  w: '◆',
  '§': '▪',
  à: '→',
  ß: '←',
  á: '↑',
  â: '↓',
  ó: '↔',
  ð: '⇨',
  ï: '⇦',
  ô: '⇕',
  Ø: '➢',
  ü: '✓',
};
const symbol: Readonly<Record<string, string>> = {
  '·': '・',
  '®': '→',
  '¬': '←',
  '«': '↔',
  Û: '⇔',
  Þ: '⇒',
  Ü: '⇐',
};

export type SymbolFont = 'wingdings' | 'symbol';

/** The font of that kind that the CSS or the name of a font asks for. */
export function symbolFontOf(fonts: string): SymbolFont | null {
  if (/wingdings(?! [23])/i.test(fonts)) return 'wingdings';
  return /(?:^|[\s:;"',])symbol(?:$|[\s;"',])/i.test(fonts) ? 'symbol' : null;
}

export function fromSymbolFont(text: string, font: SymbolFont): string {
  const signs = font === 'wingdings' ? wingdings : symbol;
  return Array.from(text)
    .map((character) => {
      // Word also keeps them in the private area: U+F0E0 is à.
      const code = character.charCodeAt(0);
      const letter = code >= 0xf020 && code <= 0xf0ff ? String.fromCharCode(code - 0xf000) : character;
      return signs[letter] ?? letter;
    })
    .join('');
}
