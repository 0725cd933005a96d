// Runs as a process of its own that may read this project and write its data folder, and nothing else (Node's
// permissions): sends random and hostile calls to a real host with a real store, over HTTP and as the desktop's
// bridge hands them over, and says what came of it in one line of JSON. Arguments: data folder, number, seed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { handedFiles } from '#electron/import/handedFiles.ts';
import { openNodeReader } from '#electron/import/openNodeReader.ts';
import { createHandlers } from '#electron/ipc/createHandlers.ts';
import { createRouter, type Route } from '#electron/ipc/router.ts';
import { startLoopbackHost } from '#electron/loopback/startLoopbackHost.ts';
import { newId } from '#electron/newId.ts';
import { connect } from '#electron/store/database.ts';
import { databaseName } from '#electron/store/openDatabase.ts';
import { openStore } from '#electron/store/openStore.ts';
import { logFolder, logName, openLog } from '#electron/support/logFile.ts';
import { contract, type CallName } from '#shared/ipc/contract.ts';
import { decode, encode } from '#shared/ipc/codec.ts';
import { failureSchema, succeed } from '#shared/ipc/reply.ts';
import { z } from 'zod';
import { hostileInput } from './anyInput.ts';
import { draftOf } from './draftOf.ts';
import { hostileTexts } from './hostileTexts.ts';
import { openFormShelf } from '#electron/forms/formShelf.ts';

const [folder = '', count = '', seed = ''] = process.argv.slice(2);

const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  // `internal` is the answer of a defect.
  z.object({ ok: z.literal(false), error: failureSchema.refine(({ code }) => code !== 'internal') }),
]);

/** The desktop's host without its window: values arrive as they are. */
async function openBridge(userDataDir: string) {
  const log = openLog(userDataDir, Date.now);
  const store = await openStore(userDataDir, { newId, now: Date.now, log: log.write });
  const reader = openNodeReader();
  const handlers = createHandlers({
    kind: 'electron',
    version: '0',
    store,
    reader,
    forms: openFormShelf(userDataDir),
    newId,
    now: Date.now,
    destination: { deliver: async () => succeed({ kind: 'cancelled' }) },
    handed: handedFiles(),
    userDataDir,
    dataPlace: 'asked',
    log,
  });
  const close = async (): Promise<void> => {
    reader.close();
    await store.close();
  };
  return { route: createRouter(handlers, log.write), close };
}

/** Why a fetch failed; '' when it is another error. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** The loopback host as its page calls it, with any text as the name and any body. */
async function openHttp(userDataDir: string) {
  const rendererDir = join(userDataDir, 'renderer');
  mkdirSync(rendererDir);
  const host = await startLoopbackHost({ userDataDir, rendererDir });
  const { origin, hash } = new URL(host.url);
  const postOnce = (path: string, body: string, token: string): Promise<Response> =>
    fetch(origin + path, {
      method: 'POST',
      headers: { Origin: origin, 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body,
    });
  /** As a browser does when the host has just closed a connection that was idle. */
  const post = (path: string, body: string, token: string): Promise<Response> =>
    postOnce(path, body, token).catch((error: unknown) => {
      if (!['UND_ERR_SOCKET', 'ECONNRESET'].includes(codeOf(error))) throw error;
      return postOnce(path, body, token);
    });
  const session = await post('/session', JSON.stringify({ key: hash.slice(1) }), 'none');
  const { token } = z.object({ value: z.object({ token: z.string() }) }).parse(await session.json()).value;
  const raw = async (name: string, body: string): Promise<unknown> => {
    const response = await post(`/call/${encodeURIComponent(name.toWellFormed())}`, body, token);
    const text = await response.text();
    // A name that cannot be one, or is longer than a request's head may be, is refused before it is looked at.
    if (response.status === 404 || response.status === 431)
      return { ok: false, error: { code: 'notFound', message: text } };
    if (response.status !== 200 && response.status !== 400) throw new Error(`HTTP ${response.status}`);
    return decode(text);
  };
  const route = async (name: string, input: unknown): Promise<unknown> => raw(name, encode(input) ?? '');
  return { raw, route, close: host.close };
}

const names = Object.keys(contract).filter((name): name is CallName => name in contract);
const bridgeFolder = join(folder, 'bridge');
const httpFolder = join(folder, 'http');
mkdirSync(bridgeFolder);
mkdirSync(httpFolder);
const bridge = await openBridge(bridgeFolder);
const http = await openHttp(httpFolder);

const createdSchema = z.object({ value: z.object({ id: z.string() }) });
const create = async (route: Route | typeof http.route): Promise<string> =>
  createdSchema.parse(
    await route('library.create', { draft: draftOf({ department: '総務部', goal: '目標' }), origin: null }),
  ).value.id;
const ids = [await create(bridge.route), await create(http.route)];

const anyCall = fc.oneof(
  {
    weight: 20,
    arbitrary: fc
      .constantFrom(...names)
      .chain((name) =>
        fc.record({ name: fc.constant<string>(name), input: hostileInput(contract[name].input, ids) }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      name: fc.oneof(fc.constantFrom('constructor', '__proto__', 'app.exit', ...hostileTexts), fc.string()),
      input: fc.anything({ withDate: true, withMap: true, withBigInt: false, withNullPrototype: true }),
    }),
  },
);

/** A body that is no JSON, now and then. */
const rubbishOrNot = fc.oneof(
  { weight: 9, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
);

const answered: Record<string, number> = {};
const outcome = await fc.check(
  fc.asyncProperty(anyCall, fc.boolean(), rubbishOrNot, async ({ name, input }, overHttp, rubbish) => {
    if (rubbish !== null) replySchema.parse(await http.raw(name, rubbish));
    const reply = replySchema.parse(await (overHttp ? http.route(name, input) : bridge.route(name, input)));
    const key = reply.ok ? 'ok' : reply.error.code;
    answered[key] = (answered[key] ?? 0) + 1;
  }),
  { numRuns: Number(count), seed: Number(seed), endOnFailure: true, maxSkipsPerRun: 0 },
);

/** The host still answers, and every sheet that it lists can be opened. */
async function sheetsOf(route: Route | typeof http.route): Promise<number> {
  const listSchema = z.object({ value: z.object({ drafts: z.array(z.object({ id: z.string() })) }) });
  const { drafts } = listSchema.parse(await route('library.list', {})).value;
  for (const { id } of drafts) createdSchema.parse(await route('library.open', { id }));
  return drafts.length;
}
const sheets = [await sheetsOf(bridge.route), await sheetsOf(http.route)];
await bridge.close();
await http.close();
const checks = [bridgeFolder, httpFolder].map((each) => {
  const database = connect(join(each, databaseName), { readonly: true, mustExist: true });
  try {
    return database.pragma('integrity_check');
  } finally {
    database.close();
  }
});
const log = readFileSync(join(bridgeFolder, logFolder, logName), 'utf8');

/** What the process itself may not do, to be sure that the permissions were on. */
function isForbidden(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_ACCESS_DENIED';
  }
}

console.log(
  JSON.stringify({
    failed: outcome.failed,
    failure: outcome.failed
      ? {
          seed: outcome.seed,
          call: outcome.counterexample,
          error: `${String(outcome.errorInstance)} ${codeOf(outcome.errorInstance)}`,
        }
      : null,
    calls: outcome.numRuns,
    answered,
    sheets,
    checks,
    denied: log.includes('ERR_ACCESS_DENIED'),
    polluted: 'polluted' in {},
    confined: [
      isForbidden(() => readFileSync('/etc/passwd')),
      isForbidden(() => writeFileSync(join(folder, '..', 'outside'), '')),
    ],
  }),
);
