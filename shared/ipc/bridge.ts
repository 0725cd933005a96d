// What the preload script of the desktop host puts on `window`, as both of its sides see it. Everything
// else of the contract goes through `call`; its replies are checked where they arrive.
export interface DesktopBridge {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  /** The window wants to close and waits for `save`, which says whether it may; without an answer it closes. */
  readonly onCloseRequested: (save: () => Promise<boolean>) => void;
  /** The operating system has handed over files; `import.handed` reads them. */
  readonly onFilesHanded: (take: () => void) => void;
}

export const bridgeName = 'managementSheet';
