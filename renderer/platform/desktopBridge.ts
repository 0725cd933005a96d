// The preload bridge of the desktop host, if this page runs there.
import type { DesktopBridge } from '#shared/ipc/bridge.ts';

declare global {
  interface Window {
    readonly managementSheet?: DesktopBridge;
  }
}

export function desktopBridge(): DesktopBridge | null {
  return window.managementSheet ?? null;
}
