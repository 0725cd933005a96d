import { unzipSync, zipSync } from 'fflate';

/** A Word file of this program as another program leaves it that keeps only what is visible. */
export function withoutEmbedded(bytes: Uint8Array): Uint8Array {
  const kept = Object.entries(unzipSync(bytes)).filter(
    ([path]) => !path.startsWith('customXml') && path !== 'docProps/custom.xml',
  );
  return zipSync(Object.fromEntries(kept));
}
