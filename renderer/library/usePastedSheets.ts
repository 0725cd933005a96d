// Ctrl+V on the list of sheets imports what was copied, wherever the focus is but in a field or a dialog.
import { useEffect } from 'react';
import { useAppStore } from '../store/AppContext.tsx';
import { isEmpty, pastedFile, pastedFrom } from './pastedFile.ts';

function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    document.querySelector('[role=dialog]') !== null
  );
}

export function usePastedSheets(): void {
  const store = useAppStore();
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (event.clipboardData === null || isElsewhere(event.target) || store.getState().busy !== null) return;
      const files = [...event.clipboardData.files];
      const pasted = pastedFrom(event.clipboardData);
      // Excel also puts a picture of the cells on the clipboard.
      const imported = isEmpty(pasted) ? files : [pastedFile(pasted)];
      if (imported.length === 0) return;
      event.preventDefault();
      void store.importFiles(imported);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [store]);
}
