// 動作情報: what support asks for first, as text to be copied into a message. Sizes, counts, versions and the
// last lines of the log; never a word of a sheet, never the name of a file or folder of the user.
import { readdir, stat, statfs } from 'node:fs/promises';
import { freemem, release, totalmem, version as systemName } from 'node:os';
import { join } from 'node:path';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Host } from '#electron/ipc/host.ts';
import type { DataPlace } from '#electron/paths.ts';
import type { Library } from '#electron/store/library.ts';
import { backupFolder, databaseName } from '#electron/store/openDatabase.ts';

const logLines = 60;

const hosts: Readonly<Record<Host['kind'], string>> = {
  electron: 'デスクトップ版',
  loopback: 'ブラウザー版',
};
const places: Readonly<Record<DataPlace, string>> = {
  local: 'この PC のローカルのアプリケーションデータ',
  portable: 'プログラムと同じフォルダー（ポータブル版）',
  asked: '起動時に指定されたフォルダー',
};

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** How many files lie in a folder and how large they are together; none for a folder that is not there. */
async function sumOf(folder: string): Promise<{ count: number; bytes: number }> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(names.map((name) => sizeOf(join(folder, name))));
  return { count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function countsOf(library: Reply<Library>): string {
  if (!library.ok) return `開けません（${library.error.code}: ${library.error.message}）`;
  const list = library.value.list();
  if (!list.ok) return `読めません（${list.error.code}: ${list.error.message}）`;
  const binned = list.value.filter(({ trashedAt }) => trashedAt !== null).length;
  const saves = list.value.reduce((sum, { revision }) => sum + revision, 0);
  return `${list.value.length - binned}件、ごみ箱 ${binned}件、版 ${saves}`;
}

async function sizesIn(userDataDir: string): Promise<readonly string[]> {
  const database = join(userDataDir, databaseName);
  const [size, pending, backups, free] = await Promise.all([
    sizeOf(database),
    sizeOf(`${database}-wal`),
    sumOf(join(userDataDir, backupFolder)),
    statfs(userDataDir).then(
      ({ bavail, bsize }) => megabytes(bavail * bsize),
      () => '不明',
    ),
  ]);
  return [
    `空き: ${free}`,
    `データベース: ${megabytes(size)}（書き込み途中の分 ${megabytes(pending)}）`,
    `控え: ${backups.count}個、${megabytes(backups.bytes)}`,
  ];
}

export async function supportReport(host: Host): Promise<string> {
  const { kind, version, userDataDir, dataPlace, store, log, now } = host;
  const runtimes = ['electron', 'chrome', 'node', 'v8'].flatMap((name) => {
    const found = process.versions[name];
    return found === undefined ? [] : [`${name} ${found}`];
  });
  return [
    '組織マネジメントシート作成の動作情報',
    `作成: ${new Date(now()).toISOString()}`,
    `版: ${version}（${hosts[kind]}）`,
    `OS: ${systemName()} ${release()} ${process.arch}`,
    `実行環境: ${runtimes.join('、')}`,
    `メモリー: 使用中 ${megabytes(process.memoryUsage().rss)}、PC 全体 ${megabytes(totalmem())}（空き ${megabytes(freemem())}）`,
    `起動してから: ${Math.round(process.uptime() / 60)}分`,
    `データの場所: ${places[dataPlace]}`,
    ...(userDataDir === null ? [] : await sizesIn(userDataDir)),
    `シート: ${countsOf(store.library())}`,
    `記録（最後の ${logLines} 行）:`,
    ...log.lastLines(logLines),
  ].join('\n');
}
