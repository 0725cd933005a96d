// The sample sheets (見本) that come with the program: published text of 総務部, 令和7年度.
import { readFile } from 'node:fs/promises';

// Each address in full: the bundler takes along the files that are named like this.
const samples = [
  { title: '総務部', file: new URL('./samples/R7-総務部.txt', import.meta.url) },
  { title: '総務部 総務課', file: new URL('./samples/R7-総務部-総務課.txt', import.meta.url) },
  {
    title: '総務部 安全安心対策課',
    file: new URL('./samples/R7-総務部-安全安心対策課.txt', import.meta.url),
  },
  { title: '総務部 情報管理課', file: new URL('./samples/R7-総務部-情報管理課.txt', import.meta.url) },
  { title: '総務部 市民課', file: new URL('./samples/R7-総務部-市民課.txt', import.meta.url) },
  { title: '総務部 取手支所', file: new URL('./samples/R7-総務部-取手支所.txt', import.meta.url) },
].map((sample) => ({ ...sample, name: `R7-${sample.title.replace(' ', '-')}.txt` }));

export interface Sample {
  readonly name: string;
  /** `総務部 総務課` */
  readonly title: string;
}

export function listSamples(): readonly Sample[] {
  return samples.map(({ name, title }) => ({ name, title }));
}

/** The bytes of a sample; null for a name that is not in the list: only those files are ever opened. */
export async function readSample(name: string): Promise<Uint8Array | null> {
  const known = samples.find((sample) => sample.name === name);
  return known === undefined ? null : readFile(known.file);
}
