// The one React binding of the app store.
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { AppState, AppStore } from './appStore.ts';

export const AppContext = createContext<AppStore | null>(null);

export function useAppStore(): AppStore {
  const store = useContext(AppContext);
  if (store === null) throw new Error('rendered outside the app');
  return store;
}

export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppStore(), select);
}
