// Closing waits for the save. The desktop host holds its window until `save` has settled; a browser cannot
// be held, so there the window asks whether to leave while the save is already on its way.
import { desktopBridge } from './desktopBridge.ts';

export interface Unsaved {
  /** True from the first change until the host has acknowledged it. */
  readonly pending: () => boolean;
  /** Saves at once what is pending; false when it cannot be saved and the user is asked what to do. */
  readonly save: () => Promise<boolean>;
}

/** To be called once. Also saves when the window is hidden: a browser may end a hidden page unasked. */
export function onCloseRequest({ pending, save }: Unsaved): void {
  const bridge = desktopBridge();
  bridge?.onCloseRequested(save);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && pending()) void save();
  });
  if (bridge !== null) return;
  window.addEventListener('beforeunload', (event) => {
    if (!pending()) return;
    void save();
    event.preventDefault();
  });
}
