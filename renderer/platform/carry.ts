// How one call travels to a host.
import type { CallName } from '#shared/ipc/contract.ts';

/** Rejects when the host cannot be reached. */
export type Carry = (name: CallName, input: unknown) => Promise<unknown>;
