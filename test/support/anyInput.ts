// Inputs for calls of the contract, made from its own schemas: right ones, and right ones in which one part is
// something hostile. A call that is added to the contract is covered without a word here.
import fc from 'fast-check';
import type { z } from 'zod';
import { hostileTexts } from './hostileTexts.ts';

/** Those, and what no sheet may hold. */
const troublesome = [...hostileTexts, '\0', '\uD800', '𠮷'.repeat(5_000), ''];

const hostileValue = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...troublesome) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      null,
      undefined,
      true,
      -1,
      0.5,
      1e308,
      Number.MAX_SAFE_INTEGER,
      [],
      {},
      { length: 1e9 },
      { $bytes: 'AAAA' },
      { toString: 1, valueOf: 1 },
      JSON.parse('{"__proto__":{"polluted":true}}'),
      Array.from({ length: 3_000 }, () => 'x'),
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 6 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

/** What a schema says of itself, as far as it is needed here. */
interface Described {
  readonly def: {
    readonly type: string;
    readonly shape?: Readonly<Record<string, z.ZodType>>;
    readonly element?: z.ZodType;
    readonly innerType?: z.ZodType;
    readonly options?: readonly z.ZodType[];
    readonly entries?: Readonly<Record<string, string>>;
    readonly values?: readonly unknown[];
  };
}

/** `ids` are those of drafts that exist. */
export function inputFor(schema: z.ZodType, ids: readonly string[]): fc.Arbitrary<unknown> {
  const { def }: Described = schema;
  const of = (inner: z.ZodType | undefined): fc.Arbitrary<unknown> =>
    inner === undefined ? fc.anything() : inputFor(inner, ids);
  switch (def.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(def.shape ?? {}).map(([key, part]) => [key, of(part)])),
      );
    case 'array':
      return fc.array(of(def.element), { maxLength: 2 });
    case 'union':
      return fc.oneof(...(def.options ?? []).map(of));
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(def.values ?? []));
    case 'nullable':
      return fc.option(of(def.innerType), { nil: null });
    case 'optional':
    case 'default':
      return fc.option(of(def.innerType), { nil: undefined });
    case 'readonly':
      return of(def.innerType);
    case 'string':
      // Most texts with a pattern are ids.
      return fc.oneof(fc.constantFrom(...ids), fc.constantFrom(...troublesome), fc.string({ maxLength: 20 }));
    case 'number':
      return fc.oneof(fc.nat({ max: 40 }), fc.integer());
    case 'boolean':
      return fc.boolean();
    case 'custom':
      return fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.constant(new TextEncoder().encode('■組織目標\n目標')),
      );
    default:
      return fc.anything();
  }
}

function isParent(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}

/** Every object and array within, itself first. */
function parentsIn(value: unknown): readonly Record<string, unknown>[] {
  return isParent(value) ? [value, ...Object.values(value).flatMap(parentsIn)] : [];
}

/** Right inputs, right ones with one part replaced, added or left out, and things that are no input at all. */
export function hostileInput(schema: z.ZodType, ids: readonly string[]): fc.Arbitrary<unknown> {
  const right = inputFor(schema, ids);
  const broken = fc
    .record({
      input: right,
      parent: fc.nat(),
      key: fc.nat(),
      change: fc.constantFrom('replace', 'add', 'leaveOut'),
      value: hostileValue,
      name: fc.constantFrom('path', 'file', '__proto__', 'constructor', 'url', 'then'),
    })
    .map(({ input, parent, key, change, value, name }) => {
      const parents = parentsIn(input);
      const chosen = parents[parent % Math.max(1, parents.length)];
      if (chosen === undefined) return value;
      const keys = Object.keys(chosen);
      const at = keys[key % Math.max(1, keys.length)];
      if (Array.isArray(chosen) && (change === 'add' || at === undefined)) chosen.push(value);
      else if (change === 'add' || at === undefined)
        Object.defineProperty(chosen, name, { value, enumerable: true, configurable: true });
      else if (change === 'replace') chosen[at] = value;
      else delete chosen[at];
      return input;
    });
  return fc.oneof(
    { weight: 3, arbitrary: right },
    { weight: 6, arbitrary: broken },
    { weight: 1, arbitrary: hostileValue },
  );
}
