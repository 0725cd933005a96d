// A text as sentences, and those of them that report what is done.

export interface Sentence {
  readonly start: number;
  /** Behind its 。 or its line. */
  readonly end: number;
}

/** 。 outside brackets ends a sentence, and so does the line. Nothing of the text is left out but line ends. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let depth = 0;
  const close = (end: number): void => {
    if (text.slice(start, end).trim() !== '') sentences.push({ start, end });
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if ('「『（('.includes(character)) depth += 1;
    else if ('」』）)'.includes(character)) depth = Math.max(0, depth - 1);
    const isLine = character === '\n';
    if (!isLine && !(character === '。' && depth === 0)) continue;
    close(isLine ? at : at + 1);
    start = at + 1;
    depth = 0;
  }
  close(text.length);
  return sentences;
}

/** …を開催した。 …を達成しました。 導入済みである。 参加者数の実績：120人 */
const report = /(?:[^ま]た|(?:ました|でした)|済み?(?:である|です)?)[。．]?$|実績(?:は|[:：]|（|\()/;

export function reportsResults(sentence: string): boolean {
  return sentence.trim().length > 5 && report.test(sentence.trim());
}
