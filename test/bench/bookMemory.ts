// Makes a book of so many sheets as DOCX or PDF in a process of its own and prints that process's peak memory in MB.
import { printable } from '#electron/export/printable.ts';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';
import { peakMemoryMb } from './measure.ts';

const samples = sampleSheets();
const [, , kind = 'docx', count = '60'] = process.argv;
const sheets = Array.from({ length: Number(count) }, (_, index) => samples[index % samples.length]).filter(
  (sheet) => sheet !== undefined,
);
const ready = printable(sheets);
const date = { year: 2026, month: 4, day: 21 };
if (kind === 'docx') await writeDocx(ready, date, true);
else typesetPdf(ready, date, true);
console.log(Math.round(peakMemoryMb()));
