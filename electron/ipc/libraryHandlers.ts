// library.* and settings.*: the drafts of the store, and what the user chose. While the database is not open,
// every call is answered with the reason.
import type { Handlers } from '#shared/ipc/contract.ts';
import { succeed, type Reply } from '#shared/ipc/reply.ts';
import type { Library } from '#electron/store/library.ts';
import type { Host } from './host.ts';

type LibraryCalls = Extract<keyof Handlers, `${'library' | 'settings'}.${string}`>;

const nothing = (): Record<string, never> => ({});

export function libraryHandlers({ store }: Host): Pick<Handlers, LibraryCalls> {
  const withLibrary = async <T, U>(
    work: (library: Library) => Reply<T>,
    shape: (value: T) => U,
  ): Promise<Reply<U>> => {
    const library = store.library();
    if (!library.ok) return library;
    const reply = work(library.value);
    return reply.ok ? succeed(shape(reply.value)) : reply;
  };
  return {
    'library.list': () =>
      withLibrary(
        (library) => library.list(),
        (drafts) => ({ drafts: [...drafts], warning: store.warning() }),
      ),
    'library.search': ({ text }) =>
      withLibrary(
        (library) => library.search(text),
        (hits) => ({ hits: [...hits] }),
      ),
    'library.create': ({ draft, origin }) =>
      withLibrary(
        (library) => library.create(draft, origin),
        (saved) => saved,
      ),
    'library.origin': ({ id }) =>
      withLibrary(
        (library) => library.readOrigin(id),
        (origin) => ({ origin }),
      ),
    'library.open': ({ id }) =>
      withLibrary(
        (library) => library.open(id),
        (opened) => opened,
      ),
    'library.save': ({ id, baseRevision, draft }) =>
      withLibrary(
        (library) => library.save(id, baseRevision, draft),
        (saved) => saved,
      ),
    'library.trash': ({ id }) => withLibrary((library) => library.trash(id), nothing),
    'library.restore': ({ id }) => withLibrary((library) => library.restore(id), nothing),
    'library.revisions': ({ id }) =>
      withLibrary(
        (library) => library.listRevisions(id),
        (revisions) => ({ revisions: revisions.map(({ revision, savedAt }) => ({ revision, savedAt })) }),
      ),
    'library.readRevision': ({ id, revision }) =>
      withLibrary(
        (library) => library.readRevision(id, revision),
        (opened) => opened,
      ),
    'settings.read': () =>
      withLibrary(
        (library) => library.readSettings(),
        (settings) => ({ settings }),
      ),
    'settings.save': ({ settings }) => withLibrary((library) => library.saveSettings(settings), nothing),
  };
}
