// What ships may be handed on, and says so; nothing that is installed runs a script of its own.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allowedLicences, licenceTextOf, shippedPackages } from '../../build/collectLicences.ts';

const shipped = shippedPackages();

describe('every package that ships', () => {
  it('is under a licence that allows it', () => {
    expect(shipped.length).toBeGreaterThan(20);
    expect(shipped.filter(({ licence }) => !allowedLicences.includes(licence))).toEqual([]);
  });

  it('has a licence text with a copyright and the terms', () => {
    const poor = shipped.filter((each) => {
      const text = licenceTextOf(each) ?? '';
      return !/copyright/i.test(text) || text.length < 400;
    });
    expect(poor).toEqual([]);
  });

  it('runs no script when it is installed', () => {
    // npm would compile better-sqlite3 unasked; its libraries are used as they come.
    expect(readFileSync(new URL('../../.npmrc', import.meta.url), 'utf8')).toContain('ignore-scripts=true');
    expect(shipped.filter((each) => each.hasInstallScript).map(({ name }) => name)).toEqual([]);
  });

  it('brings the terms of the fonts', () => {
    const fonts = shipped.filter(({ name }) => name.startsWith('@expo-google-fonts/'));
    expect(fonts.map((font) => /SIL Open Font License/i.test(licenceTextOf(font) ?? ''))).toEqual([
      true,
      true,
      true,
    ]);
  });
});
