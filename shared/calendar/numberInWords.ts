// Numbers as texts write them: 7, ７, 七, 元. A number that takes another's place is written like it.

const kanji = '〇一二三四五六七八九';

/** A number below 100 in kanji, arabic digits of either width, or 元; null for anything else. */
export function readNumber(words: string): number | null {
  const text = words.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (text === '元') return 1;
  if (/^[0-9]{1,4}$/.test(text)) return Number(text);
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text);
  if (match === null || text === '') return null;
  const [, tens = '', ten = '', ones = ''] = match;
  if (ten === '') return tens === '' || ones !== '' ? null : kanji.indexOf(tens);
  return (tens === '' ? 1 : kanji.indexOf(tens)) * 10 + (ones === '' ? 0 : kanji.indexOf(ones));
}

function inKanji(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : kanji.charAt(tens)}十`;
  return `${ten}${ones === 0 ? '' : kanji.charAt(ones)}`;
}

/** `number` in the signs of `like`; in plain digits where those cannot say it. */
export function writeNumber(number: number, like: string): string {
  if (/[一二三四五六七八九十]/.test(like) && number >= 1 && number <= 99) return inKanji(number);
  const digits = String(number);
  return /[０-９]/.test(like)
    ? digits.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    : digits;
}
