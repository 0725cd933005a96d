// An error as the log may have it: its kind, its code and its places in this program. Never its message,
// which may quote a sheet, and never a folder, whose name may be the name of a person.
import { z } from 'zod';

/** `save main.js:12:34`; names of our own functions and files, which are ASCII. */
const place = z.string().regex(/^[\w$.<>[\] -]{1,160}(?::\d{1,9}){2}$/);
const mostPlaces = 8;

export const defectSchema = z.strictObject({
  /** `TypeError` */
  name: z.string().regex(/^[A-Za-z]{1,40}$/),
  /** What Node and SQLite call it, such as `ENOSPC`; null when the error has none. */
  code: z.nullable(z.string().regex(/^[A-Z][A-Z0-9_]{1,60}$/)),
  /** The innermost first. */
  places: z.array(place).max(mostPlaces),
});
export type Defect = z.infer<typeof defectSchema>;

/** A line of a stack: `at async save (file:///C:/…/main.js:12:34)` or `at file:///…/main.js:12:34`. */
const frame = /^\s+at (?:(?:async )?([\w$.<>[\] ]+?) \()?(?:.*[\\/])?([\w$.-]+(?::\d+){2})\)?$/;

/** Whatever was thrown. A part that is not what such a part looks like is left out. */
export function defectOf(error: unknown): Defect {
  if (!(error instanceof Error)) return { name: typeof error, code: null, places: [] };
  const name = defectSchema.shape.name.safeParse(error.name);
  const code = defectSchema.shape.code.safeParse('code' in error ? error.code : null);
  const places = (error.stack ?? '').split('\n').flatMap((line) => {
    const [, inside, at] = frame.exec(line) ?? [];
    const found = place.safeParse(inside === undefined ? at : `${inside} ${at}`);
    return found.success ? [found.data] : [];
  });
  return {
    name: name.success ? name.data : 'Error',
    code: code.success ? code.data : null,
    places: places.slice(0, mostPlaces),
  };
}

/** On several lines, for the log. */
export function describeDefect({ name, code, places }: Defect): string {
  return [code === null ? name : `${name} ${code}`, ...places.map((each) => `  at ${each}`)].join('\n');
}
