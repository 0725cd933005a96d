// The compiler draws a link around every piece of every line of a field; to whoever clicks it is one place.
import type { PageLink } from '#shared/ipc/pageDrawing.ts';

/** Adds a piece to the places of a page, in the order they are drawn: to the last one when it leads there too. */
export function joinLink(links: PageLink[], piece: PageLink): void {
  const last = links.at(-1);
  if (last?.target !== piece.target) {
    links.push(piece);
    return;
  }
  const [x, y] = [Math.min(last.x, piece.x), Math.min(last.y, piece.y)];
  const width = Math.max(last.x + last.width, piece.x + piece.width) - x;
  const height = Math.max(last.y + last.height, piece.y + piece.height) - y;
  links[links.length - 1] = { target: piece.target, x, y, width, height };
}
