// Closing waits for the save: the first wish to close is held and the page is asked to save; when it
// answers, or has not for `patienceMs`, the window goes. Knows no Electron, so that it can be tested.
export interface HeldWindow {
  /** Asks the page to save and to answer when it has. */
  readonly askToSave: () => void;
  /** Closes without asking again. */
  readonly destroy: () => void;
}

export interface CloseHandshake {
  /** To be called when the window is about to close; always hold it then. */
  readonly closeWished: () => void;
  /** The page has answered. Without a wish to close before, it means nothing. */
  readonly saved: () => void;
  /** The page cannot save and asks the user: the window stays. */
  readonly refused: () => void;
  /** The page cannot answer any more; nothing is waited for. True when the window has gone with it. */
  readonly pageGone: () => boolean;
  /** There is a page again that can answer. */
  readonly pageBack: () => void;
}

export function createCloseHandshake(window: HeldWindow, patienceMs: number): CloseHandshake {
  let timer: NodeJS.Timeout | null = null;
  let answerable = true;
  const finish = (): void => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    window.destroy();
  };
  return {
    closeWished: () => {
      if (timer !== null) return;
      timer = setTimeout(finish, answerable ? patienceMs : 0);
      if (answerable) window.askToSave();
    },
    saved: finish,
    refused: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
    pageGone: () => {
      answerable = false;
      const closing = timer !== null;
      finish();
      return closing;
    },
    pageBack: () => (answerable = true),
  };
}
