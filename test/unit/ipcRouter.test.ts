import { describe, expect, it } from 'vitest';
import { openNodeReader } from '#electron/import/openNodeReader.ts';
import { handedFiles } from '#electron/import/handedFiles.ts';
import { createHandlers } from '#electron/ipc/createHandlers.ts';
import { createRouter } from '#electron/ipc/router.ts';
import { refusedStore } from '#electron/store/openStore.ts';
import type { Handlers } from '#shared/ipc/contract.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import { draftOf } from '#test/support/draftOf.ts';
import { openFormShelf } from '#electron/forms/formShelf.ts';

const store = refusedStore(fail('storeOnNetwork', ''));

function routerWith(handlers: Partial<Handlers>) {
  const lines: string[] = [];
  const all = createHandlers({
    kind: 'loopback',
    version: '1.2.3',
    store,
    reader: openNodeReader(),
    forms: openFormShelf(null),
    now: () => 0,
    newId: () => 'x',
    destination: { deliver: async () => succeed({ kind: 'cancelled' }) },
    handed: handedFiles(),
    userDataDir: null,
    dataPlace: 'local',
    log: { write: (line) => lines.push(line), lastLines: () => lines },
  });
  return { route: createRouter({ ...all, ...handlers }, (line) => lines.push(line)), lines };
}

describe('the router', () => {
  it('answers a call of the contract', async () => {
    expect(await routerWith({}).route('app.info', {})).toEqual(
      succeed({ version: '1.2.3', host: 'loopback' }),
    );
  });

  it.each([
    ['no such call', 'app.exit', {}],
    ['a name of the prototype', 'constructor', {}],
    ['a name of the prototype of all', '__proto__', {}],
    ['no input', 'library.open', undefined],
    ['an input of another shape', 'library.open', { id: 7 }],
    ['an id that is a path', 'library.open', { id: '../x' }],
    ['bytes where a list belongs', 'library.create', { draft: new Uint8Array([1]), origin: null }],
    ['more than the contract has', 'library.open', { id: 'a', path: '/etc/passwd' }],
  ])('refuses %s', async (_case, name, input) => {
    expect(await routerWith({}).route(name, input)).toMatchObject({ error: { code: 'invalidRequest' } });
  });

  it('says why no library call works when the database could not be opened', async () => {
    expect(await routerWith({}).route('library.list', {})).toEqual(store.library());
  });

  it('turns a defect of a handler into an answer and logs it without what the sheet says', async () => {
    const { route, lines } = routerWith({
      'library.save': async ({ draft }) => {
        throw new Error(`cannot save ${draft.sheet.goal}`);
      },
    });
    const input = { id: 'a', baseRevision: 1, draft: draftOf({ goal: '秘密の目標' }) };
    expect(await route('library.save', input)).toMatchObject({ error: { code: 'internal' } });
    expect(lines.join('\n')).toContain('library.save: Error');
    expect(lines.join('\n')).not.toContain('秘密');
  });

  it('does not hand on an answer that is not the contract’s', async () => {
    const { route } = routerWith({
      'library.create': async () => succeed({ id: 'a', revision: 0, savedAt: 1 }),
    });
    expect(await route('library.create', { draft: draftOf({}), origin: null })).toMatchObject({
      error: { code: 'internal' },
    });
  });
});
