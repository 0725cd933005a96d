// The library of a folder without the copies that the running store makes of it. The caller closes it.
import { openLibrary, type Library, type LibraryPorts } from '#electron/store/library.ts';
import { migrations } from '#electron/store/migrations/migrations.ts';
import { openDatabase } from '#electron/store/openDatabase.ts';
import { succeed, type Reply } from '#shared/ipc/reply.ts';

export async function openLibraryAt(
  directory: string,
  ports: LibraryPorts,
  steps: readonly string[] = migrations,
): Promise<Reply<Library>> {
  const opened = await openDatabase(directory, { now: ports.now(), steps });
  return opened.ok ? succeed(openLibrary(opened.value.connection, ports)) : opened;
}
