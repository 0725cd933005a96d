// Writes a book of 60 sheets as DOCX in a process of its own and prints that process's peak memory in MB.
import { printable } from '#electron/export/printable.ts';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';
import { peakMemoryMb } from './measure.ts';

const samples = sampleSheets();
const count = Number(process.argv[2] ?? 60);
const sheets = Array.from({ length: count }, (_, index) => samples[index % samples.length]).filter(
  (sheet) => sheet !== undefined,
);
const ready = printable(sheets);
await writeDocx(ready, { year: 2026, month: 4, day: 21 });
console.log(Math.round(peakMemoryMb()));
