// python-docx of the system's Python as a second reader of exported Word files.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const script = fileURLToPath(new URL('read_with_python_docx.py', import.meta.url));
const python = '/usr/bin/python3';

export const hasPythonDocx: boolean = (() => {
  try {
    execFileSync(python, ['-c', 'import docx'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const seenSchema = z.object({
  core: z.object({ title: z.string(), author: z.string(), language: z.string(), created: z.string() }),
  paragraphs: z.array(z.object({ style: z.string(), text: z.string() })),
  /** Tables of rows of cells. */
  tables: z.array(z.array(z.array(z.string()))),
});

export type SeenDocument = z.infer<typeof seenSchema>;

export async function readWithPythonDocx(bytes: Uint8Array): Promise<SeenDocument> {
  const folder = mkdtempSync(join(tmpdir(), 'python-docx-'));
  try {
    const path = join(folder, 'in.docx');
    writeFileSync(path, bytes);
    const { stdout } = await promisify(execFile)(python, [script, path], { maxBuffer: 64 * 1024 * 1024 });
    return seenSchema.parse(JSON.parse(stdout));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
