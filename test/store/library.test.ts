import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '#electron/store/database.ts';
import { openLibrary, type Library } from '#electron/store/library.ts';
import { databaseName } from '#electron/store/openDatabase.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { Origin } from '#shared/sheet/origin.ts';
import { r5, r7 } from '#shared/forms/builtInForms.ts';
import { policiesOf, firstSettings, type Settings } from '#shared/forms/settings.ts';
import { projectsOf, writePolicyList } from '#shared/forms/policyList.ts';
import { plainPrint } from '#shared/sheet/printOptions.ts';
import { draftOf, largestDraft } from '#test/support/draftOf.ts';
import { openLibraryAt } from '#test/support/openLibraryAt.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}
const refusalOf = (reply: Reply<unknown>): string => (reply.ok ? 'accepted' : reply.error.code);

/** A library whose clock advances by one second a look. */
async function openLibraryIn(directory: string): Promise<Library> {
  let lastId = 0;
  let moment = -1_000; // opening looks at the clock once
  const library = valueOf(
    await openLibraryAt(directory, { newId: () => `d${(lastId += 1)}`, now: () => (moment += 1_000) }),
  );
  onTestFinished(() => library.close());
  return library;
}

/** Saves one draft after the other, each based on the one before; gives back the newest revision. */
function saveAll(library: Library, id: string, drafts: readonly Draft[]): number {
  let revision = valueOf(library.open(id)).revision;
  for (const draft of drafts) revision = valueOf(library.save(id, revision, draft)).revision;
  return revision;
}

describe('saving', () => {
  it('gives the draft its next revision', async () => {
    const library = await openLibraryIn(temporaryFolder());
    const created = valueOf(library.create(draftOf({ goal: '一' }), null));
    const saved = valueOf(library.save(created.id, created.revision, draftOf({ goal: '二' })));
    expect([created, saved, valueOf(library.open('d1'))]).toEqual([
      { id: 'd1', revision: 1, savedAt: 1_000 },
      { id: 'd1', revision: 2, savedAt: 2_000 },
      { id: 'd1', revision: 2, savedAt: 2_000, draft: draftOf({ goal: '二' }) },
    ]);
  });

  it('keeps what a draft came from beside it, whatever is saved later', async () => {
    const library = await openLibraryIn(temporaryFolder());
    const draft = draftOf({ goal: '一' });
    const origin: Origin = {
      name: '昨年度.docx',
      blocks: [
        { kind: 'heading', text: '■組織目標' },
        { kind: 'table', rows: [['部名', '総務部']] },
      ],
      sheet: draft.sheet,
    };
    const { id } = valueOf(library.create(draft, origin));
    valueOf(library.save(id, 1, draftOf({ goal: '二' })));
    expect(valueOf(library.readOrigin(id))).toEqual(origin);
    const other = valueOf(library.create(draft, null));
    expect(valueOf(library.readOrigin(other.id))).toBeNull();
    expect(library.readOrigin('none')).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });

  it('is refused when it is based on a revision that is not the newest, and changes nothing', async () => {
    const directory = temporaryFolder();
    const library = await openLibraryIn(directory);
    const other = await openLibraryIn(directory);
    const { id } = valueOf(library.create(draftOf({ goal: '一' }), null));
    valueOf(other.save(id, 1, draftOf({ goal: '別の画面' })));
    const answers = [1, 3].map((base) => refusalOf(library.save(id, base, draftOf({ goal: '古い画面' }))));
    expect([answers, valueOf(library.open(id)).draft.sheet.goal]).toEqual([['stale', 'stale'], '別の画面']);
  });

  it('of a draft that does not exist is refused', async () => {
    const library = await openLibraryIn(temporaryFolder());
    expect(refusalOf(library.save('nobody', 1, draftOf({})))).toBe('notFound');
  });

  it('keeps a text to its last character', async () => {
    const library = await openLibraryIn(temporaryFolder());
    const goal = '①㉑㈱髙﨑𠮷 \'"\\\n\t';
    const { id } = valueOf(library.create(draftOf({ goal }), null));
    expect(valueOf(library.open(id)).draft.sheet.goal).toBe(goal);
  });

  it('that finds the disk full says so and keeps what was saved before', async () => {
    const directory = temporaryFolder();
    const { id } = valueOf((await openLibraryIn(directory)).create(draftOf({ goal: '前' }), null));
    const connection = connect(join(directory, databaseName), { readonly: false, mustExist: true });
    connection.pragma(`max_page_count = ${Number(connection.pragma('page_count'))}`);
    const library = openLibrary(connection, { newId: () => 'x', now: () => 1 });
    onTestFinished(() => library.close());
    const reply = library.save(id, 1, largestDraft());
    expect(reply).toMatchObject({ error: { message: expect.stringContaining('ディスクの空き') } });
    expect(valueOf(library.open(id))).toMatchObject({ revision: 1, draft: draftOf({ goal: '前' }) });
  });
});

describe('every revision', () => {
  const texts = Array.from(
    { length: 120 },
    (_, index) => `${'𠮷'.repeat(index % 3)}第${index + 2}版${'。'.repeat(index % 7)}`,
  );

  it('can be read back, over anchors and differences alike', async () => {
    const library = await openLibraryIn(temporaryFolder());
    const { id } = valueOf(library.create(draftOf({ goal: '第1版' }), null));
    saveAll(
      library,
      id,
      texts.map((goal) => draftOf({ goal })),
    );
    const revisions = valueOf(library.listRevisions(id));
    const read = revisions.map(
      ({ revision }) => valueOf(library.readRevision(id, revision)).draft.sheet.goal,
    );
    expect(read).toEqual(['第1版', ...texts].toReversed());
    expect(revisions.map(({ revision }) => revision)).toEqual(Array.from({ length: 121 }, (_, i) => 121 - i));
  });

  it('that is not there is not found', async () => {
    const library = await openLibraryIn(temporaryFolder());
    const { id } = valueOf(library.create(draftOf({}), null));
    expect([0, 2].map((revision) => refusalOf(library.readRevision(id, revision)))).toEqual([
      'notFound',
      'notFound',
    ]);
  });

  it('costs little: 100 small edits of the largest sheet take less room than six copies of it', async () => {
    const directory = temporaryFolder();
    const library = await openLibraryIn(directory);
    const draft = largestDraft();
    const { id } = valueOf(library.create(draft, null));
    const edits = Array.from({ length: 100 }, (_, index) => ({
      ...draft,
      sheet: { ...draft.sheet, goal: `目標${index}` },
    }));
    saveAll(library, id, edits);
    const connection = connect(join(directory, databaseName), { readonly: true, mustExist: true });
    onTestFinished(() => connection.close());
    const bytes = Number(connection.pragma('page_count')) * Number(connection.pragma('page_size'));
    expect(bytes / Buffer.byteLength(JSON.stringify(draft))).toBeLessThan(6);
  });

  it('that was scribbled over is refused, while the newest and the other sheets still open', async () => {
    const directory = temporaryFolder();
    const library = await openLibraryIn(directory);
    const { id } = valueOf(library.create(draftOf({ goal: '一' }), null));
    saveAll(
      library,
      id,
      ['二', '三'].map((goal) => draftOf({ goal })),
    );
    for (const back of ['[0,"{}",0]', '[0,"{}']) {
      const connection = connect(join(directory, databaseName), { readonly: false, mustExist: true });
      connection.script(`UPDATE revision SET back = '${back}' WHERE number = 1`);
      connection.close();
      expect([
        refusalOf(library.readRevision(id, 1)),
        refusalOf(library.readRevision(id, 2)),
        refusalOf(library.open(id)),
      ]).toEqual(['storeUnavailable', 'accepted', 'accepted']);
    }
  });
});

describe('the list', () => {
  it('shows the newest year first, then 部 before its 課, with what is still open', async () => {
    const library = await openLibraryIn(temporaryFolder());
    const parts = [
      { fiscalYear: null, department: 'あ部', section: null },
      { fiscalYear: 2024, department: '総務部', section: '総務課' },
      { fiscalYear: 2025, department: '総務部', section: '総務課' },
      { fiscalYear: 2025, department: '総務部', section: null },
      { fiscalYear: 2025, department: '健康部', section: '健康課' },
    ];
    for (const part of parts) valueOf(library.create(draftOf(part), null));
    expect(
      valueOf(library.list()).map(({ fiscalYear, department, section }) => [fiscalYear, department, section]),
    ).toEqual([
      [2025, '健康部', '健康課'],
      [2025, '総務部', null],
      [2025, '総務部', '総務課'],
      [2024, '総務部', '総務課'],
      [null, 'あ部', null],
    ]);
  });

  it('counts what is open by its kind, unconfirmed ends with the questions', async () => {
    const library = await openLibraryIn(temporaryFolder());
    const question = { place: [], message: '何か。', source: '', choices: [] };
    const { initiatives } = largestDraft().sheet;
    const unconfirmed = initiatives.slice(0, 1).map((initiative) => ({
      ...initiative,
      schedule: initiative.schedule.slice(0, 1).map((row) => ({
        ...row,
        items: row.items.map((item, index) => ({ ...item, endConfirmed: index > 0 })),
      })),
    }));
    const { id } = valueOf(
      library.create(
        {
          ...draftOf({ initiatives: unconfirmed }),
          questions: [
            { ...question, id: 'q1', kind: 'ask', answered: false },
            { ...question, id: 'q2', kind: 'ask', answered: true },
            { ...question, id: 'q3', kind: 'review', answered: false },
            { ...question, id: 'q4', kind: 'review', answered: false },
            { ...question, id: 'q5', kind: 'update', answered: true },
          ],
        },
        null,
      ),
    );
    const open = () => valueOf(library.list()).map((summary) => summary.open);
    expect(open()).toEqual([{ questions: 2, reviews: 2, updates: 0 }]);
    valueOf(library.save(id, 1, draftOf({})));
    expect(open()).toEqual([{ questions: 0, reviews: 0, updates: 0 }]);
  });

  it('keeps what is in the bin, and says since when', async () => {
    const library = await openLibraryIn(temporaryFolder());
    const { id } = valueOf(library.create(draftOf({}), null));
    const trashedAt = () => valueOf(library.list()).map((summary) => summary.trashedAt);
    valueOf(library.trash(id));
    const inBin = trashedAt();
    valueOf(library.restore(id));
    expect([inBin, trashedAt(), refusalOf(library.open(id))]).toEqual([[2_000], [null], 'accepted']);
  });

  it('remembers the last export', async () => {
    const library = await openLibraryIn(temporaryFolder());
    const { id } = valueOf(library.create(draftOf({}), null));
    valueOf(library.recordExport(id));
    expect(valueOf(library.list()).map((summary) => summary.lastExportAt)).toEqual([2_000]);
    expect(refusalOf(library.recordExport('nobody'))).toBe('notFound');
  });
});

const found = (library: Library, text: string) => valueOf(library.search(text)).map(({ id }) => id);

describe('search', () => {
  it('finds Japanese words of any length, in every text of a sheet', async () => {
    const library = await openLibraryIn(temporaryFolder());
    const row = { id: 'r', label: '防災訓練', items: [] };
    const initiative = {
      id: 'i',
      title: 'ＤＸの推進',
      policy: null,
      content: '',
      target: '',
      schedule: [row],
    };
    valueOf(library.create(draftOf({ goal: '市民に信頼される', initiatives: [initiative] }), null));
    valueOf(library.create(draftOf({ mission: '防犯と100%の回収', section: '納税課' }), null));
    expect(
      [
        '防災',
        '訓',
        '防災訓練',
        'dx',
        'ＤＸの',
        '納税課',
        '100%',
        '防',
        '"',
        '市民　訓練',
        '市民 納税',
        ' ',
      ].map((text) => [text, found(library, text)]),
    ).toEqual([
      ['防災', ['d1']],
      ['訓', ['d1']],
      ['防災訓練', ['d1']],
      ['dx', ['d1']],
      ['ＤＸの', ['d1']],
      ['納税課', ['d2']],
      ['100%', ['d2']],
      ['防', ['d1', 'd2']],
      ['"', []],
      ['市民　訓練', ['d1']],
      ['市民 納税', []],
      [' ', []],
    ]);
  });

  it('follows every save and leaves out the bin', async () => {
    const library = await openLibraryIn(temporaryFolder());
    const { id } = valueOf(library.create(draftOf({ goal: '道路の補修' }), null));
    const before = found(library, '道路の');
    valueOf(library.save(id, 1, draftOf({ goal: '公園の整備' })));
    const after = [found(library, '道路の'), found(library, '公園')];
    valueOf(library.trash(id));
    expect([before, after, found(library, '公園')]).toEqual([['d1'], [[], ['d1']], []]);
  });

  it('shows the place it found as it was written', async () => {
    const library = await openLibraryIn(temporaryFolder());
    valueOf(library.create(draftOf({ goal: `${'あ'.repeat(80)}ＤＸの\n推進${'い'.repeat(80)}` }), null));
    const [hit] = valueOf(library.search('dx'));
    expect(hit?.excerpt).toMatch(/^…あ{20}ＤＸの 推進い{34}…$/);
  });
});

describe('the settings', () => {
  const stored = async (value: unknown): Promise<Settings> => {
    const directory = temporaryFolder();
    const library = await openLibraryIn(directory);
    const connection = connect(join(directory, databaseName), { readonly: false, mustExist: true });
    connection.write((database) =>
      database.run("INSERT INTO setting (name, value) VALUES ('settings', ?)", JSON.stringify(value)),
    );
    connection.close();
    return valueOf(library.readSettings());
  };
  const chosen: Settings = {
    printOptions: { ...plainPrint, approvals: ['部長', '課長'], version: 3 },
    policies: { r7: [{ number: 13, name: 'デジタル化の推進', projects: ['市民へのデジタル支援事業'] }] },
  };

  it('are the first ones until some are saved, and come back as they were saved', async () => {
    const library = await openLibraryIn(temporaryFolder());
    expect(valueOf(library.readSettings())).toEqual(firstSettings);
    valueOf(library.saveSettings(firstSettings));
    valueOf(library.saveSettings(chosen));
    expect(valueOf(library.readSettings())).toEqual(chosen);
  });

  it('from before there were 重点事業 below a 重点施策 are read, with none below it', async () => {
    const old = {
      printOptions: chosen.printOptions,
      policies: { r5: null, r7: [{ number: 13, name: 'デジタル化の推進' }] },
    };
    const read = await stored(old);
    expect(read).toEqual({
      printOptions: chosen.printOptions,
      policies: { r5: null, r7: [{ number: 13, name: 'デジタル化の推進', projects: [] }] },
    });
    expect(policiesOf(r7, read)).toEqual(read.policies['r7']);
    expect(policiesOf(r5, read)).toBe(r5.policies);
    expect(projectsOf(policiesOf(r7, read), '⑬デジタル化の推進')).toEqual([]);
    expect(writePolicyList(policiesOf(r7, read))).toBe('⑬デジタル化の推進');
  });

  it('of a later version are left alone, and the first ones serve until something is chosen', async () => {
    expect(await stored({ ...chosen, somethingNew: true })).toEqual(firstSettings);
    expect(await stored('no settings at all')).toEqual(firstSettings);
  });
});
