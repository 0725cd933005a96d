// The scheme `app:`, which serves the renderer's bundle and nothing else of the disk.
import { protocol, type Session } from 'electron';
import { securityHeaders, type RendererBundle } from '#electron/rendererBundle.ts';
import { ownPath, ownScheme } from './ownAddress.ts';

/** Before the app is ready: a standard, secure scheme, so that it has an origin and a policy like https. */
export function registerOwnScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: ownScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

export function serveBundle(session: Session, bundle: RendererBundle): void {
  session.protocol.handle(ownScheme, async (request) => {
    const path = request.method === 'GET' ? ownPath(request.url) : null;
    const file = path === null ? null : bundle.find(path);
    if (file === null) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(await file.read()), {
      headers: { ...securityHeaders, 'Content-Type': file.mediaType },
    });
  });
}
