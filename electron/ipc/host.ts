// What a host is made of, as the handlers see it. Both composition roots (Electron, loopback) build one of
// these; where the hosts differ, the difference is a port here and never a condition in a handler.
import type { CallOutput } from '#shared/ipc/contract.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { NewId } from '#shared/sheet/sheet.ts';
import type { FormShelf } from '#electron/forms/formShelf.ts';
import type { SheetReader } from '#electron/import/sheetReader.ts';
import type { HandedFiles } from '#electron/import/handedFiles.ts';
import type { DataPlace } from '#electron/paths.ts';
import type { Store } from '#electron/store/openStore.ts';
import type { LogFile } from '#electron/support/logFile.ts';

export interface ExportedFile {
  /** Without a folder, and with characters that Windows accepts in a file name. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What came of a delivery, before the notes on the files are added. */
export type Delivered =
  | { readonly kind: 'written'; readonly paths: string[] }
  | { readonly kind: 'download'; readonly files: ExportedFile[] }
  | { readonly kind: 'cancelled' };

/** Where exported files go: a folder the user picks (Electron), the browser's downloads (loopback). */
export interface Destination {
  readonly deliver: (files: readonly ExportedFile[]) => Promise<Reply<Delivered>>;
}

export interface Host {
  readonly kind: CallOutput<'app.info'>['host'];
  readonly version: string;
  readonly store: Store;
  /** Reads files from outside. The host closes it. */
  readonly reader: SheetReader;
  readonly forms: FormShelf;
  readonly newId: NewId;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly destination: Destination;
  readonly handed: HandedFiles;
  /** Null when it may not be touched: the store is refused then. */
  readonly userDataDir: string | null;
  readonly dataPlace: DataPlace;
  readonly log: LogFile;
}
