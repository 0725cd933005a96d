// `npm run pack`: bundles, collects the licences and packs for this system, as electron-builder.yml says. The
// runtime and the maker of installers are fetched once, so this needs a connected machine; what it makes does not.
import { build } from 'electron-builder';
import { buildDesktop } from './bundle.ts';
import { collectLicences } from './collectLicences.ts';

await buildDesktop();
collectLicences();
for (const path of await build({ publish: 'never' })) console.log(path);
