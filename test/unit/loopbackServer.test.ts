import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { failureSchema } from '#shared/ipc/reply.ts';
import { maxBodyBytes } from '#electron/loopback/server.ts';
import { startLoopbackHost } from '#electron/loopback/startLoopbackHost.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

async function startHost(graceMs = 5_000) {
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
  });
  onTestFinished(() => host.close());
  const url = new URL(host.url);
  return { host, origin: url.origin, authority: url.host, key: url.hash.slice(1) };
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
    const { port } = new URL(host.origin);
    const lines = Object.entries({
      Host: host.authority,
      ...headers,
      'Content-Length': String(maxBodyBytes + 1),
    });
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1');
      let text = '';
      socket.setEncoding('utf8').on('data', (part: string) => (text += part));
      socket.on('error', reject).on('close', () => resolve(text));
      socket.write(
        `POST /call/app.info HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n{`,
      );
    });
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
