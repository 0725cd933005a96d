// Random ids for records that are made in the window, in the alphabet of the host's.
const alphabet = '0123456789abcdefghijkmnpqrstuvwxyz';

export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}
