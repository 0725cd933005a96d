// The sample sheets that come with the program, as drafts, by the name of their section.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readPublishedText } from '#electron/import/readPublishedText.ts';
import { readSheets } from '#electron/import/readSheets.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { counterIds } from './counterIds.ts';
import { draftsRead } from './draftsRead.ts';

const folder = fileURLToPath(new URL('../../electron/samples/', import.meta.url));

/** All of them in order of their file names, of 令和7年度. */
export function sampleSheets(): readonly Sheet[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) => {
      const read = readSheets(readPublishedText(readFileSync(folder + name, 'utf8')), counterIds());
      return draftsRead(read).map(({ sheet }) => ({ ...sheet, fiscalYear: 2025 }));
    });
}

const r5Folder = new URL('../fixtures/samples/', import.meta.url);

/** The published sheets of form r5. */
export function r5SampleSheets(): readonly Sheet[] {
  return readdirSync(r5Folder)
    .filter((name) => /^R5.*\.txt$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(new URL(encodeURIComponent(name), r5Folder), 'utf8');
      return draftsRead(readSheets(readPublishedText(text), counterIds())).map(({ sheet }) => sheet);
    });
}
