// Run as a process of its own, because a process looks for the fonts of its machine once: prints the checksum of a
// sheet's PDF, and whether the compiler sees a font of the machine that is called `Own Font 123`.
import { createHash } from 'node:crypto';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { r7 } from '#shared/forms/builtInForms.ts';
import { emptySheet } from '#shared/sheet/sheet.ts';

// 𠮷 only the fallback font has, 😀 none: each in a text and, in bold, in the title.
const form = { ...r7, title: `${r7.title} 𠮷😀` };
const sheet = { ...emptySheet('r7', 2026), department: '総務部', goal: '𠮷野の目標😀' };
const { pdf } = typesetPdf([{ sheet, form }], { year: 2026, month: 4, day: 21 });

const compiler = NodeCompiler.create();
const alone = '#set text(font: "Own Font 123", fallback: false)\n漢字';
const { result } = compiler.compile({ mainFileContent: alone });
const drawn = result === null ? '' : compiler.plainSvg(result);

console.log(
  JSON.stringify({
    pdf: createHash('sha256').update(pdf).digest('hex'),
    seesOwnFont: drawn.length > 2_000,
  }),
);
