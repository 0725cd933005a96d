// Random ids for records and drafts: the core is given this function and knows no randomness itself.
import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghijkmnpqrstuvwxyz'; // no l and no o: people read ids aloud

/** Twelve characters, about 60 bits. The slight bias of the modulo does not matter for uniqueness. */
export function newId(): string {
  return Array.from(randomBytes(12), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}
