// Who may talk to the loopback host. A one-time key travels in the address of the window and is exchanged
// for a bearer token that only this window knows; each window keeps one stream open, and when the last
// one has ended the host may end too.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const secret = (): string => randomBytes(32).toString('base64url');
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

export interface WindowSessions {
  /** A new key for one window. */
  readonly issueKey: () => string;
  /** The token for a key that was issued and not used yet, else null. */
  readonly exchange: (key: string) => string | null;
  readonly knows: (token: string) => boolean;
  /** A window's stream has begun; call what is returned when it ends. */
  readonly windowOpened: () => () => void;
  readonly dispose: () => void;
}

/** `onLastWindowClosed` runs when no window has been there for `graceMs` (a reload closes and opens one). */
export function createWindowSessions(graceMs: number, onLastWindowClosed: () => void): WindowSessions {
  const keys = new Set<string>();
  const tokens: string[] = [];
  let openWindows = 0;
  let timer: NodeJS.Timeout | undefined;
  return {
    issueKey: () => {
      const key = secret();
      keys.add(key);
      return key;
    },
    exchange: (key) => {
      const issued = [...keys].find((candidate) => sameSecret(candidate, key));
      if (issued === undefined) return null;
      keys.delete(issued);
      const token = secret();
      tokens.push(token);
      return token;
    },
    knows: (token) => tokens.some((candidate) => sameSecret(candidate, token)),
    windowOpened: () => {
      openWindows += 1;
      clearTimeout(timer);
      return () => {
        openWindows -= 1;
        if (openWindows === 0) timer = setTimeout(onLastWindowClosed, graceMs);
      };
    },
    dispose: () => clearTimeout(timer),
  };
}
