// The parts of a Word file that this program wrote, to be changed and packed again.
import { unzipSync } from 'fflate';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { printable } from '#electron/export/printable.ts';
import type { ZipPart } from './zipOf.ts';
import { sampleSheets } from './sampleSheets.ts';

/** Of the sample with this section. */
export async function wordFile(section: string): Promise<Uint8Array> {
  const sheet = sampleSheets().find((each) => each.section === section);
  if (sheet === undefined) throw new Error(`no sample of ${section}`);
  return writeDocx(printable([sheet]), { year: 2026, month: 4, day: 21 });
}

export function partsOf(file: Uint8Array): readonly ZipPart[] {
  return Object.entries(unzipSync(file)).map(([name, content]) => ({ name, content }));
}
