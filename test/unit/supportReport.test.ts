// The log and 動作情報: what may stand in them, and that they stay small.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { handedFiles } from '#electron/import/handedFiles.ts';
import { openNodeReader } from '#electron/import/openNodeReader.ts';
import { openStore } from '#electron/store/openStore.ts';
import { logFolder, logName, mostLogBytes, openLog } from '#electron/support/logFile.ts';
import { logUncaught } from '#electron/support/logUncaught.ts';
import { supportReport } from '#electron/support/supportReport.ts';
import { defectOf, defectSchema, describeDefect } from '#shared/ipc/defect.ts';
import { succeed } from '#shared/ipc/reply.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftOf } from '#test/support/draftOf.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import { openFormShelf } from '#electron/forms/formShelf.ts';

const noon = Date.UTC(2026, 3, 21, 3);

describe('an error in the log', () => {
  it('is its kind, its code and its places, without a folder', () => {
    const error = Object.assign(new TypeError('目標を読めません'), { code: 'SQLITE_FULL' });
    error.stack = [
      'TypeError: 目標を読めません',
      '    at async saveSheet (file:///C:/Users/田中 太郎/AppData/Local/Programs/management-sheet/resources/app.asar/dist/main/main.js:12:34)',
      '    at Object.run (C:\\Users\\tanaka\\dist\\main.js:5:6)',
      '    at node:internal/process/task_queues:95:5',
      '    at app://bundle/assets/index-Bx1.js:7:8',
    ].join('\n');
    expect(describeDefect(defectOf(error))).toBe(
      [
        'TypeError SQLITE_FULL',
        '  at saveSheet main.js:12:34',
        '  at Object.run main.js:5:6',
        '  at task_queues:95:5',
        '  at index-Bx1.js:7:8',
      ].join('\n'),
    );
  });

  it('never holds what its message says, whatever that is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.constantFrom('', '\n    at ', '\n    at x ('),
        (text, trick) => {
          const secret = `秘密${text}`;
          const error = new Error(`${trick}${secret}:1:2)`);
          const said = describeDefect(defectOf(error));
          expect(said).not.toContain('秘密');
          expect(defectSchema.safeParse(defectOf(error)).success).toBe(true);
        },
      ),
    );
  });

  it('is something too when it is no error at all', () => {
    expect([defectOf('秘密'), defectOf(null)].map(describeDefect)).toEqual(['string', 'object']);
  });
});

describe('the log', () => {
  it('keeps the newest lines, the newest last, over a restart', () => {
    const folder = temporaryFolder();
    openLog(folder, () => noon).write('first');
    const log = openLog(folder, () => noon + 1_000);
    log.write('second\nof two lines');
    expect(log.lastLines(2)).toEqual(['2026-04-21T03:00:01.000Z second', '  of two lines']);
  });

  it('is never larger than two files of its size', () => {
    const folder = temporaryFolder();
    const log = openLog(folder, () => noon);
    log.write('the first');
    for (let entry = 0; entry < 700; entry += 1) log.write('あ'.repeat(3_000));
    const names = readdirSync(join(folder, logFolder));
    const sizes = names.map((name) => statSync(join(folder, logFolder, name)).size);
    expect([names.toSorted(), Math.max(...sizes) <= mostLogBytes]).toEqual([
      ['management-sheet.1.log', 'management-sheet.log'],
      true,
    ]);
  });

  it('stops nothing when it cannot be written', () => {
    const file = join(temporaryFolder(), 'a file');
    writeFileSync(file, '');
    const log = openLog(file, () => noon);
    log.write('lost');
    expect(log.lastLines(5)).toEqual([]);
  });

  it('has the errors that nobody caught, and the process goes on', () => {
    const entries: string[] = [];
    const known = process.listeners('uncaughtException');
    onTestFinished(logUncaught((entry) => entries.push(entry)));
    const added = process.listeners('uncaughtException').find((each) => !known.includes(each));
    added?.(new RangeError('秘密'), 'uncaughtException');
    expect(entries.map((entry) => entry.split('\n')[0])).toEqual(['uncaught: RangeError']);
  });
});

describe('動作情報', () => {
  it('says sizes and counts, and no word of a sheet or name of a file', async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder, { newId: counterIds(), now: () => noon, log: () => undefined });
    onTestFinished(() => store.close());
    const library = store.library();
    if (!library.ok) throw new Error(library.error.message);
    const created = library.value.create(
      draftOf({ department: '秘密部', goal: '秘密の目標', mission: '秘密の役割' }),
      null,
    );
    if (!created.ok) throw new Error(created.error.message);
    library.value.create(draftOf({ department: '秘密部' }), null);
    library.value.trash(created.value.id);
    const log = openLog(folder, () => noon);
    log.write('started 1.2.3');
    const text = await supportReport({
      kind: 'electron',
      version: '1.2.3',
      store,
      reader: openNodeReader(),
      forms: openFormShelf(folder),
      now: () => noon,
      newId: counterIds(),
      destination: { deliver: async () => succeed({ kind: 'cancelled' }) },
      handed: handedFiles(),
      userDataDir: folder,
      dataPlace: 'portable',
      log,
    });
    expect(text).toContain('版: 1.2.3（デスクトップ版）');
    expect(text).toContain('シート: 1件、ごみ箱 1件、版 2');
    expect(text).toContain('ポータブル版');
    expect(text).toMatch(/データベース: \d+\.\d MB/);
    expect(text.split('\n').at(-1)).toBe('2026-04-21T03:00:00.000Z started 1.2.3');
    expect([text.includes('秘密'), text.includes(folder)]).toEqual([false, false]);
    expect(readFileSync(join(folder, logFolder, logName), 'utf8')).not.toContain('秘密');
  });
});
