import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { failureSchema } from '#shared/ipc/reply.ts';
import { loopbackLimits, type LoopbackLimits } from '#electron/loopback/server.ts';
import { startLoopbackHost } from '#electron/loopback/startLoopbackHost.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

async function startHost(graceMs = 5_000, limits: Partial<LoopbackLimits> = {}) {
  const directory = temporaryFolder();
  const rendererDir = join(directory, 'renderer');
  mkdirSync(join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<title>page</title>');
  writeFileSync(join(rendererDir, 'assets', 'a.js'), 'export {};');
  writeFileSync(join(rendererDir, 'assets', 'notes.txt'), 'of no kind that is served');
  writeFileSync(join(directory, 'secret.html'), 'secret');
  const host = await startLoopbackHost({
    userDataDir: join(directory, 'data'),
    rendererDir,
    graceMs,
    limits,
  });
  onTestFinished(() => host.close());
  const url = new URL(host.url);
  return { host, directory, origin: url.origin, authority: url.host, key: url.hash.slice(1) };
}

/** A request with exactly these headers; `fetch` would not let a test set Host, Origin or a raw path. */
function send(
  origin: string,
  method: string,
  path: string,
  headers: OutgoingHttpHeaders,
  body: string | null,
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    request.on('error', reject);
    request.end(body ?? undefined);
  });
}

/** A connection that has sent exactly this text, and what came back on it until it was closed. */
function rawConnection(origin: string, text: string): { socket: Socket; answer: Promise<string> } {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let received = '';
  socket.setEncoding('utf8').on('data', (part: string) => (received += part));
  const answer = new Promise<string>((resolve) => {
    // A host that closes while something is still being sent to it resets the connection.
    socket.on('error', () => undefined).on('close', () => resolve(received));
  });
  socket.write(text);
  return { socket, answer };
}

async function answerTo(origin: string, text: string): Promise<string> {
  return rawConnection(origin, text).answer;
}

/** The status of each answer on one connection. */
function statusesIn(answer: string): readonly number[] {
  return [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
}

const json = 'application/json';
const sessionReply = z.object({ value: z.object({ token: z.string() }) });
const refusal = z.object({ error: failureSchema });

async function tokenFor({ origin, key }: { origin: string; key: string }): Promise<string> {
  const answer = await send(
    origin,
    'POST',
    '/session',
    { Origin: origin, 'Content-Type': json },
    JSON.stringify({ key }),
  );
  return sessionReply.parse(JSON.parse(answer.body)).value.token;
}

describe('the loopback host', () => {
  it('lets in its own window, once its key has become a token', async () => {
    const host = await startHost();
    const token = await tokenFor(host);
    const answer = await send(
      host.origin,
      'POST',
      '/call/app.info',
      { Origin: host.origin, 'Content-Type': json, Authorization: `Bearer ${token}` },
      '{}',
    );
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      200,
      { ok: true, value: { version: '0.1.0', host: 'loopback' } },
    ]);
  });

  it('listens on the loopback address only', async () => {
    const { authority } = await startHost();
    expect(authority).toMatch(/^127\.0\.0\.1:\d+$/);
  });

  it('takes a key once, and no other text for it', async () => {
    const host = await startHost();
    const headers = { Origin: host.origin, 'Content-Type': json };
    await tokenFor(host);
    const again = await send(host.origin, 'POST', '/session', headers, JSON.stringify({ key: host.key }));
    const guessed = await send(host.origin, 'POST', '/session', headers, JSON.stringify({ key: 'guess' }));
    const empty = await send(host.origin, 'POST', '/session', headers, '{}');
    expect([again.status, guessed.status, empty.status]).toEqual([403, 403, 403]);
  });

  it('gives every window a key of its own', async () => {
    const { host, origin } = await startHost();
    const second = new URL(host.newWindowUrl()).hash.slice(1);
    expect(await tokenFor({ origin, key: second })).toMatch(/^[\w-]{40,}$/);
  });

  it('refuses whoever is not that window', async () => {
    const host = await startHost();
    const good = {
      Origin: host.origin,
      'Content-Type': json,
      Authorization: `Bearer ${await tokenFor(host)}`,
    };
    const without = (name: keyof typeof good): OutgoingHttpHeaders =>
      Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
    const statusOf = async (headers: OutgoingHttpHeaders): Promise<number> =>
      (await send(host.origin, 'POST', '/call/app.info', headers, '{}')).status;
    expect({
      itself: await statusOf(good),
      rebindingHost: await statusOf({ ...good, Host: `sheet.example:${new URL(host.origin).port}` }),
      hostByName: await statusOf({ ...good, Host: `localhost:${new URL(host.origin).port}` }),
      foreignOrigin: await statusOf({ ...good, Origin: 'https://example.com' }),
      nullOrigin: await statusOf({ ...good, Origin: 'null' }),
      noOrigin: await statusOf(without('Origin')),
      formOfAnotherPage: await statusOf({ ...good, 'Content-Type': 'text/plain' }),
      noToken: await statusOf(without('Authorization')),
      wrongToken: await statusOf({ ...good, Authorization: 'Bearer x' }),
      keyAsToken: await statusOf({ ...good, Authorization: `Bearer ${host.key}` }),
    }).toEqual({
      itself: 200,
      rebindingHost: 421,
      hostByName: 421,
      foreignOrigin: 403,
      nullOrigin: 403,
      noOrigin: 403,
      formOfAnotherPage: 415,
      noToken: 401,
      wrongToken: 401,
      keyAsToken: 401,
    });
  });

  it('never allows another origin to read it', async () => {
    const host = await startHost();
    const preflight = await send(
      host.origin,
      'OPTIONS',
      '/call/app.info',
      { Origin: 'https://example.com', 'Access-Control-Request-Method': 'POST' },
      null,
    );
    const page = await send(host.origin, 'GET', '/', { Origin: 'https://example.com' }, null);
    const corsHeaders = [preflight, page].flatMap((answer) =>
      Object.keys(answer.headers).filter((name) => name.startsWith('access-control')),
    );
    expect([preflight.status, corsHeaders]).toEqual([405, []]);
  });

  it('answers an unknown call and unreadable text with a refusal of the contract', async () => {
    const host = await startHost();
    const headers = {
      Origin: host.origin,
      'Content-Type': json,
      Authorization: `Bearer ${await tokenFor(host)}`,
    };
    const unknown = await send(host.origin, 'POST', '/call/app.exit', headers, '{}');
    const broken = await send(host.origin, 'POST', '/call/app.info', headers, '{"a":');
    const notACall = await send(host.origin, 'POST', '/call/../session', headers, '{}');
    const codes = [unknown, broken].map((answer) => refusal.parse(JSON.parse(answer.body)).error.code);
    expect([codes, broken.status, notACall.status]).toEqual([['invalidRequest', 'invalidRequest'], 400, 404]);
  });

  it('does not read a body that is too large', async () => {
    const host = await startHost();
    const headers = {
      Origin: host.origin,
      'Content-Type': json,
      Authorization: `Bearer ${await tokenFor(host)}`,
    };
    const lines = Object.entries({
      Host: host.authority,
      ...headers,
      'Content-Length': String(loopbackLimits.bodyBytes + 1),
    });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const answer = await answerTo(host.origin, `POST /call/app.info HTTP/1.1\r\n${head}\r\n{`);
    expect([answer.split('\r\n')[0], answer.includes('64 MB')]).toEqual([
      'HTTP/1.1 413 Payload Too Large',
      true,
    ]);
  });

  it('serves the files of its bundle and no other', async () => {
    const { origin } = await startHost();
    const statuses = await Promise.all(
      [
        '/',
        '/index.html',
        '/assets/a.js?v=1',
        '/assets/notes.txt',
        '/assets/',
        '/../secret.html',
        '/assets/../../secret.html',
        '/..%2fsecret.html',
        '/%2e%2e/secret.html',
        '/..\\secret.html',
        '//etc/passwd',
        '/index.html%00.js',
      ].map(async (path) => [path, (await send(origin, 'GET', path, {}, null)).status] as const),
    );
    expect(Object.fromEntries(statuses)).toEqual({
      '/': 200,
      '/index.html': 200,
      '/assets/a.js?v=1': 200,
      '/assets/notes.txt': 404,
      '/assets/': 404,
      '/../secret.html': 404,
      '/assets/../../secret.html': 404,
      '/..%2fsecret.html': 404,
      '/%2e%2e/secret.html': 404,
      '/..\\secret.html': 404,
      '//etc/passwd': 404,
      '/index.html%00.js': 404,
    });
  });

  it('sends its page under a policy that has nothing unsafe in it', async () => {
    const { origin } = await startHost();
    const { headers } = await send(origin, 'GET', '/', {}, null);
    const policy = String(headers['content-security-policy']);
    expect([policy.includes('unsafe'), policy.startsWith("default-src 'none'")]).toEqual([false, true]);
    expect(policy).toContain("require-trusted-types-for 'script'");
  });

  it('notices when its last window has gone, and not when one is only reloaded', async () => {
    const host = await startHost(200);
    const token = await tokenFor(host);
    const openStream = async () => {
      const leaving = new AbortController();
      const response = await fetch(`${host.origin}/alive`, {
        headers: { Authorization: `Bearer ${token}` },
        signal: leaving.signal,
      });
      return { status: response.status, leave: () => leaving.abort() };
    };
    let gone = false;
    void host.host.windowsGone.then(() => (gone = true));
    const first = await openStream();
    first.leave();
    const reloaded = await openStream();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect([first.status, gone]).toEqual([200, false]);
    reloaded.leave();
    await host.host.windowsGone;
    expect((await fetch(`${host.origin}/alive`)).status).toBe(401);
  });

  it('lets a call that is under way finish before it closes', async () => {
    const host = await startHost();
    const headers = {
      Origin: host.origin,
      'Content-Type': json,
      Authorization: `Bearer ${await tokenFor(host)}`,
      Expect: '100-continue',
    };
    const { hostname, port } = new URL(host.origin);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = httpRequest(
        { hostname, port, method: 'POST', path: '/call/library.list', headers, agent: false },
        (response) => resolve(response.resume().statusCode),
      );
      call.on('error', reject);
      // The host has read the head of the request and waits for its body.
      call.on('continue', () => {
        host.host.close().catch(reject);
        setTimeout(() => call.end('{}'), 50);
      });
      call.flushHeaders();
    });
    expect(status).toBe(200);
  });
});

describe('whoever wants to wear the loopback host out', () => {
  const isStillThere = async (origin: string): Promise<boolean> =>
    (await send(origin, 'GET', '/', {}, null)).status === 200;

  it('is cut off when the head of a request, or its body, does not come to an end', async () => {
    const host = await startHost(5_000, { headMs: 150, requestMs: 300 });
    const token = await tokenFor(host);
    const post = `POST /call/app.info HTTP/1.1\r\nHost: ${host.authority}\r\nOrigin: ${host.origin}\r\nContent-Type: ${json}\r\nAuthorization: Bearer ${token}\r\nContent-Length: 100\r\n\r\n{`;
    const slow = rawConnection(host.origin, `GET / HTTP/1.1\r\nHost: ${host.authority}\r\n`);
    let lines = 0;
    const dripping = setInterval(() => slow.socket.write(`X-${(lines += 1)}: a\r\n`), 20);
    onTestFinished(() => clearInterval(dripping));
    const silent = answerTo(host.origin, '');
    const halfBody = answerTo(host.origin, post);
    expect((await Promise.all([slow.answer, silent, halfBody])).map(statusesIn)).toEqual([
      [408],
      [408],
      [408],
    ]);
    expect(await isStillThere(host.origin)).toBe(true);
  });

  it('is cut off with the refusal, or when a key does not come, however much more is sent', async () => {
    const { authority, origin } = await startHost(5_000, { headMs: 150, requestMs: 30_000 });
    const begun = performance.now();
    const post = `POST /session HTTP/1.1\r\nHost: ${authority}\r\n`;
    const key = `${post}Origin: ${origin}\r\nContent-Type: ${json}\r\n`;
    const answers = [
      `POST / HTTP/1.1\r\nHost: sheet.example\r\nContent-Length: 1000\r\n\r\n`,
      `${post}Content-Length: 1000\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: ${authority}\r\nContent-Length: 1000\r\n\r\n`,
      `${key}Content-Length: 1000\r\n\r\n`,
      `${key}Content-Length: 2000\r\n\r\n`,
      `${key}Transfer-Encoding: chunked\r\n\r\n7d0\r\n${' '.repeat(2_000)}\r\n`,
    ].map((text) => {
      const { socket, answer } = rawConnection(origin, text);
      const dripping = setInterval(() => socket.write('a'), 20);
      onTestFinished(() => clearInterval(dripping));
      return answer;
    });
    expect((await Promise.all(answers)).map(statusesIn)).toEqual([[421], [403], [400], [], [413], [413]]);
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(await isStillThere(origin)).toBe(true);
  });

  it('is cut off when a file is asked for and not taken', async () => {
    const { authority, directory, origin } = await startHost(5_000, { headMs: 300, requestMs: 300 });
    const bytes = 30_000_000;
    writeFileSync(join(directory, 'renderer', 'assets', 'a.js'), Buffer.alloc(bytes, 0x20));
    const { socket, answer } = rawConnection(origin, '');
    socket.pause();
    socket.write(`GET /assets/a.js HTTP/1.1\r\nHost: ${authority}\r\nConnection: close\r\n\r\n`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    socket.resume();
    expect((await answer).length).toBeLessThan(bytes);
    const patient = await send(origin, 'GET', '/assets/a.js', {}, null);
    expect(patient.body).toHaveLength(bytes);
  });

  it('does not keep the host from closing', async () => {
    const host = await startHost(5_000, { lastBodyMs: 50 });
    const token = await tokenFor(host);
    const halfBody = rawConnection(
      host.origin,
      `POST /call/app.info HTTP/1.1\r\nHost: ${host.authority}\r\nOrigin: ${host.origin}\r\nContent-Type: ${json}\r\nAuthorization: Bearer ${token}\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n{`,
    );
    const half = rawConnection(host.origin, 'GET / HT');
    await new Promise((resolve) => halfBody.socket.once('data', resolve));
    await host.host.close();
    expect([await halfBody.answer, await half.answer].map(statusesIn)).toEqual([[100], []]);
  });

  it('gets no more than a number of connections, and the window keeps its own', async () => {
    const host = await startHost(5_000, { connections: 8 });
    const token = await tokenFor(host);
    const window = await fetch(`${host.origin}/alive`, { headers: { Authorization: `Bearer ${token}` } });
    const strangers = Array.from({ length: 20 }, () => rawConnection(host.origin, 'GET / HTTP/1.1\r\n'));
    const dropped: unknown[] = [];
    for (const { answer } of strangers) void answer.then(() => dropped.push(null));
    while (dropped.length < 12) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const { socket } of strangers) socket.destroy();
    expect(window.status).toBe(200);
    // The host has room again once it has seen that they are gone.
    await expect.poll(() => isStillThere(host.origin).catch(() => false)).toBe(true);
    await window.body?.cancel();
  });

  it('is refused a head that is too large', async () => {
    const host = await startHost();
    const answer = await answerTo(
      host.origin,
      `GET / HTTP/1.1\r\nHost: ${host.authority}\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
    );
    const many = await answerTo(
      host.origin,
      `GET / HTTP/1.1\r\nHost: ${host.authority}\r\n${'X: a\r\n'.repeat(10_000)}\r\n`,
    );
    expect([answer, many].map(statusesIn)).toEqual([[431], [431]]);
    expect(await isStillThere(host.origin)).toBe(true);
  });

  it('is refused a body that grows too large while it is being sent', async () => {
    const host = await startHost(5_000, { bodyBytes: 1_000 });
    const token = await tokenFor(host);
    const head = `POST /call/app.info HTTP/1.1\r\nHost: ${host.authority}\r\nOrigin: ${host.origin}\r\nContent-Type: ${json}\r\nAuthorization: Bearer ${token}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const answer = await answerTo(host.origin, `${head}${`400\r\n${' '.repeat(1_024)}\r\n`.repeat(2)}`);
    expect([statusesIn(answer), answer.includes('大きすぎます')]).toEqual([[413], true]);
    expect(await isStillThere(host.origin)).toBe(true);
  });
});

describe('a request that is not as a browser sends it', () => {
  it('is refused, whatever is odd about it', async () => {
    const host = await startHost();
    const { authority, origin } = host;
    const token = await tokenFor(host);
    const close = 'Connection: close\r\n';
    const post = `Origin: ${origin}\r\nContent-Type: ${json}\r\nAuthorization: Bearer ${token}\r\n`;
    const requests: Readonly<Record<string, string>> = {
      asItShouldBe: `GET / HTTP/1.1\r\nHost: ${authority}\r\n${close}\r\n`,
      noHost: `GET / HTTP/1.1\r\n${close}\r\n`,
      noHostInOldHttp: 'GET / HTTP/1.0\r\n\r\n',
      foreignHostInOldHttp: 'GET / HTTP/1.0\r\nHost: sheet.example\r\n\r\n',
      twoHosts: `GET / HTTP/1.1\r\nHost: ${authority}\r\nHost: sheet.example\r\n${close}\r\n`,
      twiceTheSameHost: `GET / HTTP/1.1\r\nHost: ${authority}\r\nHost: ${authority}\r\n${close}\r\n`,
      wholeAddress: `GET http://${authority}/ HTTP/1.1\r\nHost: ${authority}\r\n${close}\r\n`,
      foreignAddress: `GET http://sheet.example/ HTTP/1.1\r\nHost: ${authority}\r\n${close}\r\n`,
      callByWholeAddress: `POST ${origin}/call/app.info HTTP/1.1\r\nHost: ${authority}\r\n${post}Content-Length: 2\r\n${close}\r\n{}`,
      twoOrigins: `POST /call/app.info HTTP/1.1\r\nHost: ${authority}\r\n${post}Origin: https://example.com\r\nContent-Length: 2\r\n${close}\r\n{}`,
      twoLengths: `POST /call/app.info HTTP/1.1\r\nHost: ${authority}\r\n${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n${close}\r\n{}`,
      tunnel: `CONNECT sheet.example:443 HTTP/1.1\r\nHost: ${authority}\r\n\r\n`,
      otherProtocol: `GET /alive HTTP/1.1\r\nHost: ${authority}\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n`,
      secondVersion: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      noRequest: '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n',
    };
    const statuses: Record<string, readonly number[]> = {};
    for (const [name, text] of Object.entries(requests))
      statuses[name] = statusesIn(await answerTo(origin, text));
    expect(statuses).toEqual({
      asItShouldBe: [200],
      noHost: [400],
      noHostInOldHttp: [421],
      foreignHostInOldHttp: [421],
      twoHosts: [421],
      twiceTheSameHost: [421],
      wholeAddress: [404],
      foreignAddress: [404],
      callByWholeAddress: [404],
      twoOrigins: [403],
      twoLengths: [400],
      tunnel: [],
      otherProtocol: [401],
      secondVersion: [400],
      noRequest: [400],
    });
  });

  it('ends its connection when rubbish follows a good one', async () => {
    const { authority, origin } = await startHost();
    const good = `GET / HTTP/1.1\r\nHost: ${authority}\r\n\r\n`;
    const statuses = statusesIn(await answerTo(origin, `${good}${good}\u0000 組織\r\n\r\n${good}`));
    // What was asked before may be answered or not; nothing is answered after.
    expect([statuses.at(-1), statuses.filter((status) => status === 400).length]).toEqual([400, 1]);
    expect((await send(origin, 'GET', '/', {}, null)).status).toBe(200);
  });
});
