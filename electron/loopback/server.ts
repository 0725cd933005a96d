// HTTP on 127.0.0.1 for one user's own browser window. Everything else that runs on this PC, and every web
// page in the same browser, is a stranger: Host must be our exact address (a rebound name is refused),
// POST needs our exact Origin and JSON (so no page can send it unasked), every call needs the token, and
// no CORS header is ever sent.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { decode, encode } from '#shared/ipc/codec.ts';
import { fail, type Reply } from '#shared/ipc/reply.ts';
import type { Route } from '#electron/ipc/router.ts';
import { securityHeaders, type RendererBundle } from '#electron/rendererBundle.ts';
import type { WindowSessions } from './windowSessions.ts';

/** What anybody on this PC may take of the host before it is known who asks. */
export interface LoopbackLimits {
  readonly bodyBytes: number;
  /**
   * Until the head of a request is there, counted from the connection or from the request before; for a key that
   * comes with it as long again.
   */
  readonly headMs: number;
  /** Until the whole request is there; and as long nothing of a file that was asked for may be taken. */
  readonly requestMs: number;
  readonly connections: number;
  /** For bodies that are still on their way when the host closes. */
  readonly lastBodyMs: number;
}

/** A browser needs a moment for a large file and six connections a window. */
export const loopbackLimits: LoopbackLimits = {
  // Room for one file of 64 MB as base64 and its surroundings.
  bodyBytes: 96 * 1024 * 1024,
  headMs: 10_000,
  requestMs: 60_000,
  connections: 256,
  lastBodyMs: 2_000,
};

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Lets running calls finish, ends the windows' streams, then closes. */
  readonly close: () => Promise<void>;
}

export interface LoopbackServerParts {
  readonly route: Route;
  readonly bundle: RendererBundle;
  readonly sessions: WindowSessions;
  readonly limits: LoopbackLimits;
}

const keyRequest = z.strictObject({ key: z.string().max(200) });
/** Of a body that brings a key, from nobody knows whom. */
const mostKeyBytes = 1_024;

const unreadableBody = fail(
  'invalidRequest',
  '送られた内容を読み取れませんでした。保存済みの内容は変わっていません。',
);
const tooLarge = fail(
  'invalidRequest',
  'ファイルが大きすぎます。一度に取り込めるのは合わせて 64 MB までです。保存済みの内容は変わっていません。',
);

function sendReply(response: ServerResponse, status: number, reply: Reply<unknown>): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(encode(reply));
}

/** And hangs up: a stranger could go on sending a body that nobody reads. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' }).end();
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** The body as text; null when it is larger than `mostBytes`. Stops reading there. */
async function readBody(request: IncomingMessage, mostBytes: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  // Whoever sent too much is still told so.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a request gives buffers');
    size += chunk.length;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function bearerOf(request: IncomingMessage): string {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

/** Listens on a free port of 127.0.0.1. */
export async function startServer({
  route,
  bundle,
  sessions,
  limits,
}: LoopbackServerParts): Promise<LoopbackServer> {
  const running = new Set<Promise<void>>();
  /** Of which the body is not there yet. */
  const arriving = new Set<IncomingMessage>();
  const streams = new Set<ServerResponse>();
  let authority = '';

  const serveFile = async (
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const file = bundle.find(path);
    if (file === null) return refuse(response, 404);
    const bytes = await file.read();
    // Whoever asks for a file and does not take it would hold it, and his connection, for ever.
    response.setTimeout(limits.requestMs, () => response.destroy());
    response.writeHead(200, {
      ...securityHeaders,
      'Content-Type': file.mediaType,
      'Content-Length': bytes.length,
      'Cache-Control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };

  const serveStream = (request: IncomingMessage, response: ServerResponse): void => {
    if (!sessions.knows(bearerOf(request))) return refuse(response, 401);
    const windowClosed = sessions.windowOpened();
    streams.add(response);
    response.on('close', () => {
      streams.delete(response);
      windowClosed();
    });
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' }).flushHeaders();
  };

  const servePost = async (
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    if (request.headers.origin !== `http://${authority}`) return refuse(response, 403);
    if (request.headers['content-type'] !== 'application/json') return refuse(response, 415);
    const name = /^\/call\/([A-Za-z.]{1,64})$/.exec(path)?.[1];
    if (path !== '/session' && name === undefined) return refuse(response, 404);
    if (name !== undefined && !sessions.knows(bearerOf(request))) return refuse(response, 401);
    arriving.add(request);
    const isCall = name !== undefined;
    const patience = isCall ? undefined : setTimeout(() => request.destroy(), limits.headMs);
    const body = await readBody(request, isCall ? limits.bodyBytes : mostKeyBytes).finally(() => {
      clearTimeout(patience);
      arriving.delete(request);
    });
    if (body === null) {
      // The rest of the body is not worth reading; without this the connection would wait for it.
      response.setHeader('Connection', 'close');
      sendReply(response, 413, tooLarge);
      return;
    }
    let input: unknown;
    try {
      input = decode(body);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return sendReply(response, 400, unreadableBody);
    }
    if (name !== undefined) return sendReply(response, 200, await route(name, input));
    const parsed = keyRequest.safeParse(input);
    const token = parsed.success ? sessions.exchange(parsed.data.key) : null;
    if (token === null) return refuse(response, 403);
    sendReply(response, 200, { ok: true, value: { token } });
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // The first of several Host lines would count; whoever sends several means to deceive somebody.
    const [host, ...others] = request.headersDistinct['host'] ?? [];
    if (host !== authority || others.length > 0) return refuse(response, 421);
    const path = (request.url ?? '').replace(/\?.*$/s, '');
    if (request.method === 'POST') return servePost(path, request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    if (hasBody(request)) return refuse(response, 400);
    if (path === '/alive') return serveStream(request, response);
    return serveFile(path, request, response);
  };

  const waiting = {
    headersTimeout: limits.headMs,
    requestTimeout: limits.requestMs,
    // How often both are looked at: a request may outlive its time by as much.
    connectionsCheckingInterval: Math.min(5_000, limits.headMs),
  };
  const server: Server = createServer(waiting, (request, response) => {
    const work = serve(request, response)
      // A body that breaks off, a file that has gone: the window sees a failed call, the host lives on.
      .catch(() => (response.headersSent ? response.destroy() : refuse(response, 500)))
      .then(() => void running.delete(work));
    running.add(work);
  });
  server.maxConnections = limits.connections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  authority = `127.0.0.1:${address.port}`;

  return {
    origin: `http://${authority}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const stream of streams) stream.end();
      const lastBodies = setTimeout(() => {
        for (const request of arriving) request.destroy();
      }, limits.lastBodyMs);
      await Promise.allSettled(running);
      clearTimeout(lastBodies);
      server.closeAllConnections();
      await closed;
    },
  };
}
