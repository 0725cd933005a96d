// The parts of an Office file (a zip of XML) that are read, within limits.
import { SaxesParser } from 'saxes';
import { succeed, type Reply } from '#shared/ipc/reply.ts';
import { decodeXml, type XmlProblem } from './decodeXml.ts';
import { unreadable } from './refusal.ts';
import { foreignZip } from './foreignZip.ts';
import { parsePart, type XmlPart } from './xmlPart.ts';
import { openZip, ZipRefusal, type ZipFile, type ZipProblem } from './zipFile.ts';

const unchanged = 'ほかのデータは変わっていません。';

export type OfficeProgram = 'Word' | 'Excel';

function refusalOf(problem: ZipProblem | XmlProblem, program: OfficeProgram) {
  switch (problem) {
    case 'cut':
      return unreadable(
        `${program} のファイルが途中で切れています。元の場所からもう一度コピーしてください。${unchanged}`,
      );
    case 'damaged':
      return unreadable(
        `${program} のファイルが壊れています。元の場所からもう一度コピーするか、${program} で開いて修復し、保存し直してください。${unchanged}`,
      );
    case 'tooLarge':
      return unreadable(
        `ファイルの中身が大きすぎるため、読み込みをやめました。組織マネジメントシートの ${program} ファイルか確かめてください。${unchanged}`,
      );
    case 'encrypted':
      return unreadable(
        `パスワードで保護されたファイルです。パスワードを外して保存し直したファイルを選んでください。${unchanged}`,
      );
    case 'foreignMethod':
      return unreadable(
        `${program} が使わない方法で圧縮されたファイルです。${program} で開いて保存し直してください。${unchanged}`,
      );
    case 'doubled':
      return unreadable(
        `ファイルの中に同じ名前の部品が 2 つあり、どちらが本物か分かりません。${program} で開いて保存し直してください。${unchanged}`,
      );
    case 'encoding':
      return unreadable(
        `ファイルの中の文字コードが正しくありません。${program} で開いて保存し直してください。${unchanged}`,
      );
    case 'documentType':
      return unreadable(
        `${program} のファイルにはないはずの宣言（DOCTYPE）が入っているため、読めません。${program} で開いて保存し直してください。${unchanged}`,
      );
  }
}

const packageRelations = '_rels/.rels';

/** The path of the part that the package is about, by its relations; null when they do not say. */
function mainPartOf(xml: XmlPart): string | null {
  let found: string | null = null;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (!/^(?:\w+:)?Relationship$/.test(name) || attributes['TargetMode'] === 'External') return;
    if (attributes['Type']?.endsWith('/officeDocument') === true)
      found ??= attributes['Target']?.replace(/^\.?\/+/, '') ?? null;
  });
  try {
    parsePart(parser, xml);
    return found;
  } catch {
    return null;
  }
}

const document = 'word/document.xml';
const documentRelations = 'word/_rels/document.xml.rels';

/**
 * `word/document2.xml`, as some editors name it, under the name that Word gives it; its neighbours likewise. Null
 * for a part that only looks like the document.
 */
function usualPath(path: string, main: string): string | null {
  const [, folder = '', name = ''] = /^(.*?)([^/]*)$/.exec(main) ?? [];
  if (path === main) return document;
  if (path === `${folder}_rels/${name}.rels`) return documentRelations;
  const usual = folder !== '' && path.startsWith(folder) ? `word/${path.slice(folder.length)}` : path;
  return usual === document || usual === documentRelations ? null : usual;
}

function readRelations(zip: ZipFile): string | null {
  const entry = zip.entries.find(({ path }) => path === packageRelations);
  const decoded = entry === undefined ? null : decodeXml(zip.read(entry));
  const main = decoded !== null && 'xml' in decoded ? mainPartOf(decoded.xml) : null;
  return zip.entries.some(({ path }) => path === main) ? main : null;
}

/**
 * Parts by their path, those of Word always under the names that Word gives them. Refuses what is cut, damaged,
 * locked or larger than a sheet can be.
 */
export function openPackage(
  bytes: Uint8Array,
  program: OfficeProgram,
  isWanted: (path: string) => boolean,
): Reply<ReadonlyMap<string, XmlPart>> {
  try {
    const zip = openZip(bytes);
    const main = program === 'Word' ? readRelations(zip) : null;
    const wanted = zip.entries.flatMap((entry) => {
      const path = main === null ? entry.path : usualPath(entry.path, main);
      return path !== null && isWanted(path) ? [{ path, entry }] : [];
    });
    // Names of parts do not differ by case alone (ECMA-376 part 2, 6.2.2.3).
    if (new Set(wanted.map(({ path }) => path.toLowerCase())).size < wanted.length)
      return refusalOf('doubled', program);
    zip.check(wanted.map(({ entry }) => entry));
    const parts = new Map<string, XmlPart>();
    for (const { path, entry } of wanted) {
      const decoded = decodeXml(zip.read(entry));
      if ('problem' in decoded) return refusalOf(decoded.problem, program);
      parts.set(path, decoded.xml);
    }
    return succeed(parts);
  } catch (error) {
    if (error instanceof ZipRefusal) return refusalOf(error.problem, program);
    throw error;
  }
}

/** What a zip is: one of the files that are read, or a refusal that names it. */
export function officeProgramOf(bytes: Uint8Array): Reply<OfficeProgram> {
  try {
    const zip = openZip(bytes);
    const paths = new Set(zip.entries.map(({ path }) => path));
    if (paths.has('xl/workbook.xml')) return succeed('Excel');
    const main = readRelations(zip);
    if (paths.has(document) || /^word\/[^/]+\.xml$/.test(main ?? '')) return succeed('Word');
    return unreadable(foreignZip(zip, paths));
  } catch (error) {
    if (error instanceof ZipRefusal) return refusalOf(error.problem, 'Word');
    throw error;
  }
}
