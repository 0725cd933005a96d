// The loopback host's side of the bridge: the one-time key in the address becomes a token, calls travel as
// POST requests of this origin, and one open stream tells the host that this window is still there.
import { decode, encode } from '#shared/ipc/codec.ts';
import { z } from 'zod';
import type { Carry } from './carry.ts';

/** Survives a reload of this tab and nothing else; another tab does not see it. */
const tokenSlot = 'management-sheet-token';

const sessionReply = z.object({ ok: z.literal(true), value: z.object({ token: z.string() }) });

async function post(path: string, input: unknown, token: string | null): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: encode(input),
  });
  if (!response.headers.get('Content-Type')?.startsWith('application/json'))
    throw new Error(`the host refused the request (${response.status})`);
  return decode(await response.text());
}

async function tokenOfThisWindow(): Promise<string | null> {
  const key = window.location.hash.slice(1);
  if (key === '') return sessionStorage.getItem(tokenSlot);
  // The key is spent with its first use; it must not stay in the address or the history.
  window.history.replaceState(null, '', window.location.pathname);
  const reply = sessionReply.safeParse(await post('/session', { key }, null));
  if (!reply.success) return null;
  sessionStorage.setItem(tokenSlot, reply.data.value.token);
  return reply.data.value.token;
}

/** Nothing is ever sent on the stream; it ends with the host or with the window. */
async function stayAlive(token: string): Promise<void> {
  const response = await fetch('/alive', { headers: { Authorization: `Bearer ${token}` } });
  await response.text();
}

export async function openLoopbackSession(): Promise<Carry> {
  const token = await tokenOfThisWindow().catch(() => null);
  if (token === null) return () => Promise.reject(new Error('this window has no session'));
  stayAlive(token).catch(() => undefined); // calls will say that the host has gone
  return (name, input) => post(`/call/${name}`, input, token);
}
