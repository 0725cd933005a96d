// What the public version (公開用) of a real sheet leaves out is in no part of the file, wherever a reader may look.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '#electron/cli/runCommandLine.ts';
import { fromProperties } from '#electron/wordFile/embeddedSheets.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

const sample = fileURLToPath(new URL('../fixtures/samples/R5-政策推進部-政策推進課.txt', import.meta.url));
/** Surnames in its column 担当, which are nowhere else in it. */
const surnames = /中川|長沼|作田|山賀|鈴木|野元/;

/** Where a surname stands in the file: its parts, and the sheet that its properties hold deflated. */
async function placesOfNames(format: 'docx' | 'omsheet', ...options: readonly string[]): Promise<string[]> {
  const path = `${temporaryFolder()}/a.${format}`;
  const { exitCode } = await runCommandLine(['export', sample, `--${format}`, path, ...options]);
  expect(exitCode).toBe(0);
  const bytes = readFileSync(path);
  if (format === 'omsheet') return surnames.test(bytes.toString('utf8')) ? [path] : [];
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const);
  const properties = parts.flatMap(([, part]) =>
    [...part.matchAll(/<property [^>]*name="([^"]*)"><vt:lpwstr>([^<]*)</g)].map(
      ([, name = '', value = '']) => ({ name, value }),
    ),
  );
  const embedded = ['embedded in the properties', fromProperties(properties) ?? ''] as const;
  expect(embedded[1]).toContain('政策推進課');
  return [...parts, embedded].flatMap(([name, text]) => (surnames.test(text) ? [name] : []));
}

describe('the public version', () => {
  it('of a Word file names nobody in any part of it, where the one for the city hall does', async () => {
    expect(await placesOfNames('docx', '--public')).toEqual([]);
    expect(await placesOfNames('docx')).toEqual([
      'word/document.xml',
      'customXml/item1.xml',
      'embedded in the properties',
    ]);
  });

  it('of an exchange file names nobody either', async () => {
    expect(await placesOfNames('omsheet', '--public')).toEqual([]);
    expect(await placesOfNames('omsheet')).toHaveLength(1);
  });
});
