// The migrations in order. A database of version n has had the first n of them; a migration that has been
// released is never changed, only followed by another.
import { drafts } from './001-drafts.ts';
import { settings } from './002-settings.ts';
import { origin } from './003-origin.ts';
import { openCounts } from './004-open-counts.ts';

export const migrations: readonly string[] = [drafts, settings, origin, openCounts];
