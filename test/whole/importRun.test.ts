// Many files into the library, through the real reader and the real store.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { handedFiles } from '#electron/import/handedFiles.ts';
import { openNodeReader } from '#electron/import/openNodeReader.ts';
import { createHandlers } from '#electron/ipc/createHandlers.ts';
import { newId } from '#electron/newId.ts';
import { openStore } from '#electron/store/openStore.ts';
import { openLog } from '#electron/support/logFile.ts';
import { carryOver } from '#shared/carryOver/carryOver.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import type { Import } from '#shared/sheet/origin.ts';
import { reportInWords, runImport, type FoundFile, type ImportChange } from '#renderer/store/importRun.ts';
import type { Api } from '#shared/ipc/contract.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import { openFormShelf } from '#electron/forms/formShelf.ts';

const reader = openNodeReader();
afterAll(() => reader.close());

async function openApi(): Promise<Api> {
  const userDataDir = temporaryFolder();
  const log = openLog(userDataDir, Date.now);
  const store = await openStore(userDataDir, { newId, now: Date.now, log: log.write });
  onTestFinished(() => store.close());
  const destination = { deliver: async () => succeed({ kind: 'cancelled' as const }) };
  return createHandlers({
    kind: 'loopback',
    version: '1',
    store,
    reader,
    forms: openFormShelf(userDataDir),
    newId,
    now: Date.now,
    destination,
    handed: handedFiles(),
    userDataDir,
    dataPlace: 'asked',
    log,
  });
}

function file(name: string, content: string | Uint8Array): FoundFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, bytes: bytes.byteLength, read: async () => bytes };
}
const sheet = (section: string): string =>
  `令和7年度 組織マネジメントシート\n部名：総務部　課名：${section}\n■組織目標（今年度組織が目指す姿）\n目標\n`;
const gone: FoundFile = { name: '消えた.txt', bytes: 5, read: () => Promise.reject(new Error('gone')) };
const asIs = async () => async (imports: readonly Import[]) => imports;
const quiet = { onFile: () => undefined, isStopped: () => false, ask: asIs };

describe('an import of several files', () => {
  it('takes every sheet there is, and says of the others why not', async () => {
    const api = await openApi();
    const begun: string[] = [];
    const report = await runImport(
      api,
      [
        file('総務部/一課.txt', sheet('一課')),
        file('総務部/空.txt', ''),
        gone,
        {
          ...file('大.docx', 'x'),
          bytes: 65 * 1024 * 1024,
          read: () => Promise.reject(new Error('not to be read')),
        },
        file('二つ.txt', `${sheet('二課')}\n${sheet('三課')}`),
        file(
          '四課.txt',
          new Uint8Array(
            readFileSync(new URL('../../electron/samples/R7-総務部-市民課.txt', import.meta.url)),
          ),
        ),
      ],
      { ...quiet, onFile: (index, name) => begun.push(`${index} ${name}`) },
    );
    expect({ ...report, taken: report.taken.length }).toEqual({
      files: 6,
      taken: 4,
      refused: [
        { name: '総務部/空.txt', message: expect.stringContaining('ファイルが空です') },
        { name: '消えた.txt', message: expect.stringContaining('開けませんでした') },
        { name: '大.docx', message: expect.stringContaining('大きすぎます') },
      ],
      doubles: [],
      left: 0,
    });
    expect(begun).toEqual([
      '0 総務部/一課.txt',
      '1 総務部/空.txt',
      '2 消えた.txt',
      '3 大.docx',
      '4 二つ.txt',
      '5 四課.txt',
    ]);
    const list = await api['library.list']({});
    expect(list.ok && list.value.drafts.map(({ section }) => section ?? '').toSorted()).toEqual([
      '一課',
      '三課',
      '二課',
      '市民課',
    ]);
  });

  it('keeps both when a sheet is there already, or comes twice, and says so', async () => {
    const api = await openApi();
    await runImport(api, [file('前.txt', sheet('一課'))], quiet);
    const report = await runImport(
      api,
      [file('後.txt', sheet('一課')), file('二.txt', sheet('二課')), file('写し.txt', sheet('二課'))],
      quiet,
    );
    const title = (section: string): string => `令和7年度　総務部　${section}`;
    expect(report.doubles).toEqual([
      { name: '後.txt', title: title('一課') },
      { name: '写し.txt', title: title('二課') },
    ]);
    const list = await api['library.list']({});
    expect(list.ok && list.value.drafts.length).toBe(4);
    expect(reportInWords(report)).toBe(
      `■同じ年度・部・課のシートがほかにもあるもの（2件）\n${title('一課')}（後.txt）\n${title('二課')}（写し.txt）`,
    );
  });

  it('lets a sheet look at the others of its 部 and year in the library, which say how slipped months are read', async () => {
    const api = await openApi();
    const sample = (name: string): FoundFile =>
      file(name, new Uint8Array(readFileSync(new URL(`../fixtures/samples/${name}`, import.meta.url))));
    const to = { form: 'r7', fiscalYear: 2026 };
    const seen: (string | null)[][] = [];
    const carry: ImportChange = async (imports, sheetsBefore) => {
      const others = (await Promise.all(imports.map(({ origin }) => sheetsBefore(origin.sheet)))).flat();
      seen.push(others.map(({ section }) => section));
      return imports.map((one) => carryOver(one, to, { forms: builtInForms, others }, newId));
    };
    const [taken] = (
      await runImport(api, [file('別の部.txt', sheet('一課')), sample('R5-政策推進部-秘書課.txt')], quiet)
    ).taken.slice(1);
    await api['library.trash']({ id: taken ?? '' });
    const report = await runImport(
      api,
      [sample('R5-政策推進部.txt'), sample('R5-政策推進部-政策推進課.txt')],
      { ...quiet, ask: async () => carry },
    );
    expect(seen).toEqual([[], [null]]);
    const opened = await api['library.open']({ id: report.taken[1] ?? '' });
    const messages = opened.ok ? opened.value.draft.questions.map(({ message }) => message) : [];
    expect(messages.filter((message) => message.includes('1つずれて'))).toEqual([
      expect.stringContaining('ほかのシートの同じ重点事業と同じ読み方です'),
    ]);
  });

  it('can be stopped: what was taken stays, what was being read is left', async () => {
    const api = await openApi();
    let stopped = false;
    const files = ['一課', '二課', '三課', '四課'].map((section) => file(`${section}.txt`, sheet(section)));
    const report = await runImport(api, files, {
      onFile: (index) => {
        stopped = index === 2;
        if (stopped) setTimeout(() => void api['import.stop']({}), 0);
      },
      isStopped: () => stopped,
      ask: asIs,
    });
    const list = await api['library.list']({});
    const kept = list.ok ? list.value.drafts.length : 0;
    // The third was read before the stop arrived, or it was not.
    expect([report.taken.length + report.left, report.taken.length, report.refused]).toEqual([4, kept, []]);
    expect(report.left).toBeGreaterThan(0);
  });

  it('ends where nothing more can be stored, instead of failing for every file', async () => {
    const api: Api = {
      ...(await openApi()),
      'library.create': async () => fail('storeUnavailable', '保存できません。'),
    };
    const files = ['一課', '二課', '三課'].map((section) => file(`${section}.txt`, sheet(section)));
    expect(await runImport(api, files, quiet)).toEqual({
      files: 3,
      taken: [],
      refused: [{ name: '一課.txt', message: '保存できません。' }],
      doubles: [],
      left: 2,
    });
  });
});
