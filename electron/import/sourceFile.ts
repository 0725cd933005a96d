/** A file from outside: its name, perhaps with a folder, and its bytes. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
