// The built renderer as both hosts serve it: exactly the files that lay in its folder when the host
// started, by their exact paths. A path that is not on that list does not exist, so there is nothing to
// climb out of. Also the headers that go with every file.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
};

/** Nothing is inline, nothing is evaluated, nothing leaves this origin, and no string becomes markup. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export interface BundledFile {
  readonly mediaType: string;
  readonly read: () => Promise<Buffer>;
}

export interface RendererBundle {
  /** `urlPath` is the path of a request, such as `/` or `/assets/index-x1.js`; null when there is no such file. */
  readonly find: (urlPath: string) => BundledFile | null;
}

/** All files below `directory` by their path within the bundle. One folder at a time: that works in an asar. */
function filesBelow(directory: string, urlPath: string): (readonly [urlPath: string, path: string])[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return filesBelow(path, `${urlPath}${entry.name}/`);
    return entry.isFile() ? [[`${urlPath}${entry.name}`, path] as const] : [];
  });
}

/** Files of kinds that are not on the list of media types are not served. Throws when there is no folder. */
export function openRendererBundle(directory: string): RendererBundle {
  const files = new Map<string, BundledFile>();
  for (const [urlPath, path] of filesBelow(directory, '/')) {
    const mediaType = mediaTypes[extname(path)];
    if (mediaType !== undefined) files.set(urlPath, { mediaType, read: () => readFile(path) });
  }
  return { find: (urlPath) => files.get(urlPath === '/' ? '/index.html' : urlPath) ?? null };
}
