// Import this before anything that makes a zod schema; vite.config.ts keeps it in one chunk with zod. zod otherwise tries `new Function` to speed up its
// parsing; the content security policy forbids that and the browser reports each try.
import { z } from 'zod';

z.config({ jitless: true });
