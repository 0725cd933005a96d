/** ① to ⑳, ㉑ to ㊿; in brackets beyond. */
export function circledNumber(number: number): string {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x2460 + number - 1);
  if (number >= 21 && number <= 35) return String.fromCodePoint(0x3251 + number - 21);
  return number >= 36 && number <= 50 ? String.fromCodePoint(0x32b1 + number - 36) : `(${number})`;
}
