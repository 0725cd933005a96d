// A database that cannot be opened is never shown as an empty list, and is never touched.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApp } from '#test/support/app.ts';

describe('a database that is no database', () => {
  it('is said to be unreadable, offers no way to begin over it, and stays as it is', async () => {
    let path = '';
    const app = await openApp((folder) => {
      path = join(folder, 'management-sheet.sqlite');
      writeFileSync(path, '壊れた内容'.repeat(1_000));
    });
    try {
      const alert = app.page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.textContent()).toMatch(/シートを表示できません/);
      expect(await app.page.getByRole('button', { name: '新しく作る' }).count()).toBe(0);
      expect(await app.page.getByText('シートはまだありません').count()).toBe(0);
      expect(readFileSync(path, 'utf8')).toBe('壊れた内容'.repeat(1_000));
    } finally {
      await app.close();
    }
  });
});
