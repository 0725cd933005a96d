// A text as its characters are compared and counted: without white space, bullets and arrows, which readers and
// forms set as they like. Each remaining character keeps its index in the text as written.

export interface FoldedText {
  readonly text: string;
  /** Of each character its index in the text as written. */
  readonly at: readonly number[];
  /**
   * How strongly the text breaks before each character: 4 at its beginning, 3 at a line end, 2 after a full
   * stop, 1 behind a colon and where white space or a sign stands between, 0 inside a word.
   */
  readonly breaks: readonly number[];
}

/**
 * White space, bullets, arrow glyphs and the lines between their heads.
 * ○ and × are not among them: they say yes and no.
 */
const silent = /[\s・･•●◆◇■□←→↔⇔⇐⇒↕⇕↑↓➔➜➡◀▶◁▷◄►\-‐‑‒–—―−─━]|\u200B|\uFE0E|\uFE0F/;

export function foldSource(text: string): FoldedText {
  let folded = '';
  const at: number[] = [];
  const breaks: number[] = [];
  let strength = 4;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (silent.test(character)) strength = Math.max(strength, character === '\n' ? 3 : 1);
    else {
      folded += character;
      at.push(index);
      breaks.push(strength);
      strength = character === '。' ? 2 : character === '：' || character === ':' ? 1 : 0;
    }
  }
  return { text: folded, at, breaks };
}
