// How the host answers: always a value, never a thrown error, with a code from a closed list.
import { z } from 'zod';

export const errorCodes = [
  'invalidRequest', // the call does not fit the contract
  'unreadableFile', // a file from outside is no sheet, cut, too large or of a foreign kind
  'notFound', // no such sheet or revision
  'unknownForm', // the description of the sheet's form is not on this PC
  'stale', // the save is based on a revision that is no longer the newest
  'storeUnavailable', // the database cannot be opened, read or written, for a reason not named below
  'storeMissing', // it is not there, though copies of it are
  'storeDamaged', // parts of it are damaged
  'storeNewer', // a newer version of the program made it
  'storeForeign', // the file in its place is not ours
  'storeOnNetwork', // its folder is on a network share
  'storeBusy', // another program holds it
  'storeReadOnly', // this user may not write it
  'storeFull', // the disk is full
  'cannotWrite', // an export could not be written where the user wanted it
  'timeLimit', // the work was stopped because it took too long
  'stopped', // the user stopped the work
  'disconnected', // the host has gone, or this window was never let in
  'notBuilt', // the function is not part of this version
  'internal', // a defect of this program
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** `message` is Japanese and says what happened, what was kept safe and what to do next. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

export const failureSchema = z.strictObject({ code: z.enum(errorCodes), message: z.string() });

/** A reply as it arrives from another process or thread. */
export const replySchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), error: failureSchema }),
  ]);

export function succeed<T>(value: T): Reply<T> {
  return { ok: true, value };
}

export function fail(code: ErrorCode, message: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, message } };
}
