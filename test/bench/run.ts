// `npm run bench`: every operation that has a limit, at two sizes.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { exportSheets } from '#electron/export/exportSheets.ts';
import { plainPrint } from '#shared/sheet/printOptions.ts';
import { officeProgram, openOffice } from '#test/support/office.ts';
import { book, folderImport, hostOperations, save } from './hostOperations.ts';
import { measure, peakMemoryMb, timeOf } from './measure.ts';
import { measureStart } from './startOperations.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';

/** Typst against LibreOffice, which prints the same sheets from the Word file, in this one run. */
async function compareWithOffice(): Promise<void> {
  if (officeProgram === null) return console.log('LibreOffice is not here: no comparison');
  const office = openOffice();
  const date = { year: 2026, month: 4, day: 21 };
  const how = { options: plainPrint, forms: builtInForms, book: true };
  const docx = await exportSheets(book, 'docx', date, how);
  if (!docx.ok) throw new Error(docx.error.message);
  const own = await timeOf(() => exportSheets(book, 'pdf', date, how));
  const other = await timeOf(() => office.convert(docx.value.bytes, 'docx', 'pdf'));
  office.dispose();
  const part = other / own;
  console.log(
    `PDF of 60 sheets: ${own.toFixed(0)} ms, LibreOffice ${other.toFixed(0)} ms: a ${part.toFixed(1)}th   limit a sixth: ${part >= 6 ? 'within' : 'OVER'}`,
  );
}

for (const operation of hostOperations) await measure(operation);
save.dispose();
await folderImport.dispose();
const script = fileURLToPath(new URL('bookMemory.ts', import.meta.url));
const memory = (kind: 'docx' | 'pdf', sheets: number): number =>
  Number(execFileSync(process.execPath, [script, kind, String(sheets)], { encoding: 'utf8' }));
for (const [kind, limit] of [
  ['docx', 300],
  ['pdf', 500],
] as const) {
  const [one, sixty] = [memory(kind, 1), memory(kind, 60)];
  console.log(
    `peak memory of a book as ${kind}: 1 sheet ${one} MB, 60 sheets ${sixty} MB   limit ${limit} MB: ${sixty <= limit ? 'within' : 'OVER'}`,
  );
}
await compareWithOffice();
await measureStart();
const windowScript = fileURLToPath(new URL('window.ts', import.meta.url));
execFileSync(process.execPath, [windowScript], { stdio: 'inherit' });
console.log(`peak memory of this process with its workers: ${Math.round(peakMemoryMb())} MB`);
process.exit(0);
