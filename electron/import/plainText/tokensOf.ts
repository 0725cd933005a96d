// The cells of a line that has lost its tabs: two spaces or more stood between cells, one may be the author's.

export function tokensOf(line: string): readonly string[] {
  return line
    .trim()
    .split(/[ \t\u3000]{2,}/)
    .map((token) => token.trim())
    .filter((token) => token !== '');
}
