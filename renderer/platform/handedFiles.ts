// Files that the operating system hands over: those of the start, then those of every double click while the
// window is open.
import { desktopBridge } from './desktopBridge.ts';

/** To be called once; `take` asks the host for what is there. */
export function onFilesHanded(take: () => void): void {
  desktopBridge()?.onFilesHanded(take);
  take();
}
