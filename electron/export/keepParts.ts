// What came over from another thread or was built anew has lost its identity, and with it everything that is
// remembered of it. Here plain data gets back the parts that it has in common with the data before.

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * Something equal to `next`, in which each part that equals the part in the same place of `before` is that very
 * part. Plain data as JSON has it: neither may be changed afterwards.
 */
export function keepParts<T>(next: T, before: unknown): T {
  if (Object.is(next, before)) return next;
  if (!isPlain(next) || !isPlain(before) || Array.isArray(next) !== Array.isArray(before)) return next;
  const keys = Object.keys(next);
  let isSame = keys.length === Object.keys(before).length;
  const kept = keys.map((key): [string, unknown] => {
    const old: unknown = Reflect.get(before, key);
    const part = keepParts<unknown>(Reflect.get(next, key), old);
    isSame &&= Object.is(part, old) && Object.hasOwn(before, key);
    return [key, part];
  });
  // oxlint-disable typescript/no-unsafe-type-assertion -- what is equal to a T is a T
  if (isSame) return before as T;
  return (Array.isArray(next) ? kept.map(([, part]) => part) : Object.fromEntries(kept)) as T;
}
