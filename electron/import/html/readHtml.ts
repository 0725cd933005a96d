// HTML pages as blocks: pages of a web site, what Word and LibreOffice save as HTML, and what Word, Excel and
// browsers put on the clipboard. Within limits, so that no page exhausts the worker.
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import { readFiscalYear } from '#shared/calendar/wareki.ts';
import type { Forms } from '#shared/forms/forms.ts';
import { hasTitle } from '#shared/forms/headings.ts';
import { toSheetText } from '#shared/sheet/text.ts';
import { blockFlow } from '../blockFlow.ts';
import { lostArrow, noPage } from '../drawn/drawnTables.ts';
import { furiganaNotice, type SourceBlock } from '../sourceBlocks.ts';
import { flowPieces } from './flowPieces.ts';
import { readPage, type ShownPage } from './readPage.ts';

/** Nobody sees it on the page, but some pages name the year nowhere else; '' where it says no year or the page does. */
function titleOf({ title, pieces }: ShownPage, known: Forms): string {
  const name = toSheetText(title).trim();
  const isTitle = (text: string): boolean => readFiscalYear(text) !== null && hasTitle(text, known);
  return isTitle(name) && !pieces.some((piece) => piece.kind === 'text' && isTitle(piece.text)) ? name : '';
}

function blocksOf(page: ShownPage, known: Forms): readonly SourceBlock[] {
  const { pieces, paper, lostDrawings, furigana, beside, pictures } = page;
  const flow = blockFlow(known);
  flow.paragraph(titleOf(page, known));
  flowPieces(pieces, flow, known, paper ?? noPage);
  for (const text of lostDrawings) flow.block({ kind: 'notice', message: lostArrow, source: text });
  for (const notice of furiganaNotice(furigana)) flow.block(notice);
  if (beside.length > 0)
    flow.block({ kind: 'aside', heading: 'ページの上下や横にあった文章', text: beside.join('\n') });
  if (pictures > 0)
    flow.block({
      kind: 'notice',
      message: `図や画像（${pictures}個）は読み取れません。矢印が図形で描かれているときは、線表に描き直してください。`,
      source: '',
    });
  return flow.blocks();
}

/** The text of a page with its charset already resolved. */
export function readHtml(html: string, known: Forms): Reply<readonly SourceBlock[]> {
  try {
    return succeed(blocksOf(readPage(html, known), known));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fail(
      'unreadableFile',
      'ページの表や囲みが深すぎるか多すぎるため、読み込みをやめました。シートの部分だけを選んで貼り付けてください。ほかのデータは変わっていません。',
    );
  }
}
