// Which addresses are this program's own page. Everything else is refused, wherever it comes up.
export const ownScheme = 'app';
/** The one host of the scheme; together they are the origin `app://bundle`. */
export const ownHost = 'bundle';
export const startAddress = `${ownScheme}://${ownHost}/`;

/** The path within the bundle, such as `/assets/index.js`; null when the address is not ours. */
export function ownPath(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || url.protocol !== `${ownScheme}:` || url.host !== ownHost) return null;
  return url.username === '' && url.password === '' ? url.pathname : null;
}

/** What the session may load: the bundle, and what the page itself made of its own bytes. */
export function mayLoad(address: string): boolean {
  return (
    ownPath(address) !== null || address.startsWith(`blob:${startAddress}`) || address.startsWith('data:')
  );
}

/** The parts of a sender that are looked at. */
export interface Sender {
  readonly url: string;
  /** Null for the page itself; a frame within it has one. */
  readonly parent: unknown;
}

/** Calls are taken from the page itself only. `null`: the frame has gone since it sent. */
export function isOwnPage(sender: Sender | null): boolean {
  return sender !== null && sender.parent === null && ownPath(sender.url) !== null;
}
