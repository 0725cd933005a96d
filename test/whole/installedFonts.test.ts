// Fonts that are installed on the machine take no part in a PDF, whatever their names.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

describe.skipIf(process.platform !== 'linux')('a font of the same name on this machine', () => {
  const run = promisify(execFile);
  const script = fileURLToPath(new URL('../support/typesetSample.ts', import.meta.url));
  const module = (path: string): Buffer =>
    readFileSync(new URL(`../../node_modules/@expo-google-fonts/${path}`, import.meta.url));

  /** BIZ UD明朝 under another name of as many letters. */
  function renamed(file: Buffer, name: string): Buffer {
    const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
    const bytes = Buffer.from(file);
    for (const [from, to] of [
      [utf16('BIZ UDMincho'), utf16(name)],
      [Buffer.from('BIZ UDMincho'), Buffer.from(name)],
    ] as const)
      for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at)) to.copy(bytes, at);
    return bytes;
  }

  const typesetSchema = z.object({ pdf: z.string(), seesOwnFont: z.boolean() });
  async function typesetAt(home: string): Promise<z.infer<typeof typesetSchema>> {
    const env = { ...process.env, HOME: home, XDG_DATA_HOME: join(home, '.local/share') };
    const { stdout } = await run(process.execPath, [script], { env });
    return typesetSchema.parse(JSON.parse(stdout));
  }

  it('changes nothing in the PDF', async () => {
    const [bare, rich] = [temporaryFolder(), temporaryFolder()];
    const folder = join(rich, '.local/share/fonts');
    mkdirSync(folder, { recursive: true });
    const [regular, bold] = [
      module('biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf'),
      module('biz-udmincho/700Bold/BIZUDMincho_700Bold.ttf'),
    ];
    for (const name of ['BIZ UDGothic', 'Noto Sans JP', 'Own Font 123'])
      for (const [weight, file] of [
        ['regular', regular],
        ['bold', bold],
      ] as const)
        writeFileSync(join(folder, `${name} ${weight}.ttf`), renamed(file, name));
    const [before, after] = await Promise.all([typesetAt(bare), typesetAt(rich)]);
    // The compiler does see what lies in that folder.
    expect([before.seesOwnFont, after.seesOwnFont]).toEqual([false, true]);
    expect(after.pdf).toBe(before.pdf);
  });
});
