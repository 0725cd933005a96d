// What the open sheet came from; asked for once.
import { useEffect, useState } from 'react';
import type { Origin } from '#shared/sheet/origin.ts';
import { useAppStore } from './AppContext.tsx';
import { useEditorStore } from './EditorContext.tsx';

export type OriginState =
  | { readonly kind: 'waiting' }
  /** The sheet did not come from a file. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'read'; readonly origin: Origin };

export function useOrigin(): OriginState {
  const { api } = useAppStore();
  const store = useEditorStore();
  const [state, setState] = useState<OriginState>({ kind: 'waiting' });
  useEffect(() => {
    let left = false;
    void api['library.origin']({ id: store.getState().draftId }).then((reply) => {
      if (left) return;
      if (!reply.ok) setState({ kind: 'failed', message: reply.error.message });
      else if (reply.value.origin === null) setState({ kind: 'none' });
      else setState({ kind: 'read', origin: reply.value.origin });
    });
    return () => {
      left = true;
    };
  }, [api, store]);
  return state;
}
