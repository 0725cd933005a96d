// To be preloaded (`--import`): `import … from 'electron'` finds the stand-in.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electronStandIn.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
