// The printed form as PDF or as pictures of its pages, through the Typst compiler. Synchronous: runs in the
// export worker, never on the thread that answers the window. Nothing here is fetched or read but the
// template and the bundled fonts; user text reaches Typst as JSON.
import { readFileSync } from 'node:fs';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { monthName, monthsInYear } from '#shared/calendar/jun.ts';
import type { DrawnPages, PageRange } from '#shared/ipc/pageDrawing.ts';
import type { Form } from '#shared/forms/form.ts';
import { shownFont } from '#shared/forms/formFonts.ts';
import { sheetBlocks, type Block } from '#shared/layout/sheetBlocks.ts';
import type { PrintableSheet } from '#electron/export/printable.ts';
import type { ExportDate } from '#electron/export/exportDate.ts';
import { keepParts } from '#electron/export/keepParts.ts';
import { unheard } from '#electron/export/onPart.ts';
import { withBrokenWords } from './breakLongWords.ts';
import { drawnPages, nothingKnown, type KnownPages } from './drawnPages.ts';
import { markAccessible } from './markAccessible.ts';
import { documentAuthor, documentTitle } from '#electron/export/documentTitle.ts';
import { organisationOf } from '#shared/sheet/organisationOf.ts';

const template = new URL('./sheet.typ', import.meta.url);
/**
 * The last two have some 5,000 characters more, such as 𠮷 in names. All in both weights, so that no font of the same
 * name on this machine is ever nearer: of two that fit alike the compiler takes ours. Each address in full: the
 * bundler takes along the files that are named like this.
 */
const fontFiles = [
  new URL(
    '../../../node_modules/@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf',
    import.meta.url,
  ),
  new URL(
    '../../../node_modules/@expo-google-fonts/biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf',
    import.meta.url,
  ),
  new URL(
    '../../../node_modules/@expo-google-fonts/biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf',
    import.meta.url,
  ),
  new URL(
    '../../../node_modules/@expo-google-fonts/biz-udmincho/700Bold/BIZUDMincho_700Bold.ttf',
    import.meta.url,
  ),
  new URL(
    '../../../node_modules/@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
    import.meta.url,
  ),
  new URL(
    '../../../node_modules/@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
    import.meta.url,
  ),
] as const;
const fallbackFont = 'Noto Sans JP';

let warm: NodeCompiler | null = null;

function compiler(): NodeCompiler {
  // Read here and handed over: the compiler itself opens no file, so it works from a package as well.
  warm ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(file)) }] });
  return warm;
}

/**
 * As an input of the template. PDF/A forbids U+FEFF (ISO 19005-2, 6.2.11.7.2), which is unseen and comes along with
 * texts copied from elsewhere.
 */
function asInput(value: unknown): string {
  return JSON.stringify(value).replaceAll('\uFEFF', '');
}

const inputs = new WeakMap<Form, WeakMap<Block, string>>();

/** With the measures of its form: in a book each sheet may have its own. */
function inputOf(block: Block, form: Form): string {
  const ofForm = inputs.get(form) ?? new WeakMap<Block, string>();
  inputs.set(form, ofForm);
  const made = ofForm.get(block) ?? asInput({ ...withBrokenWords(block, form), page: form.page });
  ofForm.set(block, made);
  return made;
}

/** The blocks of the preview before. Most are those of the next one, which differs by a keystroke. */
let previewed: readonly (readonly Block[])[] = [];

function compile(
  sheets: readonly PrintableSheet[],
  date: ExportDate,
  how: {
    readonly contents: boolean;
    /** With links to the fields, and whole on those pages only; null for print. */
    readonly preview: { readonly looked: PageRange | null } | null;
  },
  onPart = unheard,
): NodeTypstDocument {
  const [first] = sheets;
  if (first === undefined) throw new Error('nothing to typeset');
  let blocks = sheets.map(({ sheet, form, circulation }, index) => {
    onPart(index / sheets.length);
    return sheetBlocks(sheet, form, circulation);
  });
  if (how.preview !== null) previewed = blocks = keepParts(blocks, previewed);
  const { fonts } = first.form.type;
  const data = asInput({
    form: first.form,
    fonts: [shownFont(fonts.body), fallbackFont],
    headingFonts: [shownFont(fonts.headings), fallbackFont],
    title: documentTitle(sheets),
    author: documentAuthor(sheets),
    date,
    months: Array.from({ length: monthsInYear }, (_, month) => monthName(month)),
    names: sheets.map(({ sheet }) => organisationOf(sheet)),
    contents: how.contents ? '目次' : null,
    links: how.preview !== null,
    looked: how.preview?.looked ?? null,
    sheets: blocks.map((ofSheet) => ofSheet.length),
  });
  // Each block is an input of its own: the compiler keeps what it made of one that has not changed.
  const given: Record<string, string> = { data };
  for (const [index, ofSheet] of blocks.entries()) {
    const form = sheets[index]?.form ?? first.form;
    for (const [number, block] of ofSheet.entries()) given[`${index}.${number}`] = inputOf(block, form);
  }
  // What earlier documents left in the compiler's cache ages by one and goes after ten documents.
  compiler().evictCache(10);
  const result = compiler().compile({ mainFileContent: readFileSync(template, 'utf8'), inputs: given });
  const document = result.result;
  if (document === null)
    throw new Error(`Typst: ${JSON.stringify(result.takeDiagnostics()?.shortDiagnostics)}`);
  return document;
}

/** The PDF in one standard, or why the document cannot satisfy it, in the compiler's words. */
function pdfIn(document: NodeTypstDocument, pdfStandard: 'a-2a' | 'ua-1'): Uint8Array | string {
  try {
    return compiler().pdf(document, { pdfStandard });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The characters that no bundled font has, as the compiler names them: the text `\"😀\"` could not be displayed. */
function lackingIn(reason: string): string[] {
  const named = [...reason.matchAll(/the text `\\*"(.*?)\\*"` could not be displayed/gs)];
  const texts = named.map(([, text = '']) =>
    text.replaceAll(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16))),
  );
  return [...new Set(texts)];
}

export interface TypesetPdf {
  readonly pdf: Uint8Array;
  /** Whether it is PDF/A; false for an ordinary PDF. */
  readonly archival: boolean;
  /** What stands in it as □ because none of the bundled fonts has it. */
  readonly lacking: readonly string[];
}

/**
 * One tagged PDF, each sheet on a page of its own: PDF/A-2a (ISO 19005-2) and, where the compiler's own check
 * of the content allows it, PDF/UA-1 (ISO 14289-1). Where a text has a character that none of the bundled
 * fonts can show, which the first forbids, an ordinary PDF. A book begins with its `contents`.
 */
export function typesetPdf(
  sheets: readonly PrintableSheet[],
  date: ExportDate,
  contents = false,
  onPart = unheard,
): TypesetPdf {
  // The compiler does not say how far it is: what has been seen of a city's book.
  const document = compile(sheets, date, { contents, preview: null }, (part) => onPart(part * 0.15));
  onPart(0.7);
  const archive = pdfIn(document, 'a-2a');
  onPart(0.85);
  if (typeof archive === 'string')
    return { pdf: compiler().pdf(document), archival: false, lacking: lackingIn(archive) };
  const isAccessible = typeof pdfIn(document, 'ua-1') !== 'string';
  return { pdf: isAccessible ? markAccessible(archive) : archive, archival: true, lacking: [] };
}

/**
 * The pages as the PDF has them, for the preview of a window that has those `known`. Of a long sheet, drawing all
 * pages takes longer than typesetting them: with `looked`, the others come out as null.
 */
export function typesetPages(
  sheets: readonly PrintableSheet[],
  date: ExportDate,
  known: KnownPages = nothingKnown,
  looked: PageRange | null = null,
): DrawnPages {
  const document = compile(sheets, date, { contents: false, preview: { looked } });
  const drawn = drawnPages(compiler().plainSvg(document), known, looked);
  if (looked !== null) return { ...drawn, lacking: null };
  // The compiler says only of an archival PDF what it has no glyph for.
  const archive = pdfIn(document, 'a-2a');
  return { ...drawn, lacking: typeof archive === 'string' ? lackingIn(archive) : [] };
}
