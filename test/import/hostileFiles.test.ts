// Files that are broken, hostile or of another kind: each gives its sheet or one Japanese sentence that names the
// cause and the way out, and nothing else.
import { existsSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFile } from '#electron/import/readFile.ts';
import { compoundFile } from '#test/support/compoundFile.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';
import { partsOf, wordFile } from '#test/support/wordPackage.ts';
import { zipOf, type ZipPart } from '#test/support/zipOf.ts';

const word = await wordFile('市民課');
const parts = partsOf(word);
const document = 'word/document.xml';
const xml = strFromU8(new Uint8Array(contentOf(document)));
const goal = sampleSheets().find(({ section }) => section === '市民課')?.goal;

function contentOf(name: string): Uint8Array {
  const content = parts.find((part) => part.name === name)?.content;
  if (!(content instanceof Uint8Array)) throw new Error(`no part ${name}`);
  return content;
}

/** 'sheet' when the sheet was read as it is, else the sentence. */
async function outcome(bytes: Uint8Array | string, name = 'シート.docx'): Promise<string> {
  const file = { name, bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes };
  const read = await readFile(file, counterIds());
  if (!read.ok) return read.error.message;
  const [only] = read.value;
  return read.value.length === 1 && only?.draft.sheet.goal === goal ? 'sheet' : 'another sheet';
}

/** The Word file with one part changed, and others beside it. */
function withPart(name: string, change: Partial<ZipPart>, ...others: readonly ZipPart[]): Uint8Array {
  return zipOf([...parts.map((part) => (part.name === name ? { ...part, ...change } : part)), ...others]);
}
const withDocument = (content: string | Uint8Array): Uint8Array => withPart(document, { content });
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));

const damaged = 'Word のファイルが壊れています';
const cut = '途中で切れています';
const tooLarge = 'ファイルの中身が大きすぎるため';
const unreadableText = '本文が壊れていて読めません';
const documentType = '宣言（DOCTYPE）が入っているため';

describe('a Word file that is packed in an unusual but honest way', () => {
  it.each<[string, Uint8Array]>([
    ['as it was written', word],
    ['packed anew', zipOf(parts)],
    ['with sizes after the data', zipOf(parts, { descriptors: true })],
    ['with fields of 64 bits', zipOf(parts, { zip64: true })],
    ['without compression', withPart(document, { packed: contentOf(document), says: { method: 0 } })],
    [
      'with backslashes in its names',
      zipOf(parts.map((part) => ({ ...part, name: String(part.name).replaceAll('/', '\\') }))),
    ],
    [
      'with names that begin at the root',
      zipOf(parts.map((part) => ({ ...part, name: `/${String(part.name)}` }))),
    ],
    ['in UTF-16 with a mark', withDocument(utf16(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`))],
    ['in UTF-16 without a mark', withDocument(utf16(xml.replace('UTF-8', 'UTF-16')))],
    ['with a mark before its UTF-8', withDocument(`\uFEFF${xml}`)],
    ['with macros', withPart('none', {}, { name: 'word/vbaProject.bin', content: 'Sub AutoOpen()' })],
    [
      'with the document under another name',
      zipOf(
        parts.map((part) =>
          part.name === document
            ? { ...part, name: 'word/document2.xml' }
            : part.name === '_rels/.rels'
              ? {
                  ...part,
                  content: strFromU8(new Uint8Array(contentOf('_rels/.rels'))).replace(
                    document,
                    'word/document2.xml',
                  ),
                }
              : part,
        ),
      ),
    ],
  ])('%s gives its sheet', async (_case, bytes) => {
    expect(await outcome(bytes)).toBe('sheet');
  });

  it('reads what Word would read when another part only looks like the document', async () => {
    const relations = strFromU8(new Uint8Array(contentOf('_rels/.rels')));
    const decoy = zipOf([
      ...parts.map((part) =>
        part.name === '_rels/.rels'
          ? { ...part, content: relations.replace(document, 'word/real.xml') }
          : part,
      ),
      { name: 'word/real.xml', content: xml.replace(goal?.slice(0, 5) ?? '', '本物の本文') },
    ]);
    expect(await outcome(decoy)).toBe('another sheet');
  });
});

describe('a zip that lies', () => {
  it.each<[string, Uint8Array, string]>([
    ['of a size that is too small', withPart(document, { says: { bytes: 100 } }), damaged],
    ['of a size that is too large', withPart(document, { says: { bytes: 900_000 } }), damaged],
    ['of a packed size that is too small', withPart(document, { says: { packedBytes: 100 } }), damaged],
    ['of a packed size beyond the file', withPart(document, { says: { packedBytes: 0x7fff_ffff } }), cut],
    ['of its checksum', withPart(document, { says: { checksum: 1 } }), damaged],
    ['by another name in the header', withPart(document, { headerName: 'word/documenx.xml' }), damaged],
    [
      'by the same name twice',
      withPart('none', {}, { name: document, content: xml }),
      '同じ名前の部品が 2 つ',
    ],
    ['by the same name in other case', withPart('none', {}, { name: document, content: xml }), '同じ名前'],
    ['by having no directory', zipOf(parts, { directory: false }), cut],
    ['of its method', withPart(document, { says: { method: 12 } }), '使わない方法で圧縮された'],
    ['by data that is none', withPart(document, { packed: new Uint8Array(500).fill(0xa5) }), damaged],
  ])('%s', async (_case, bytes, message) => {
    expect(await outcome(bytes)).toContain(message);
  });

  it('about a number of entries that are not there', async () => {
    const more = Uint8Array.from(word);
    more[more.length - 12] = 0xff;
    expect(await outcome(more)).toContain(damaged);
  });
});

describe('a bomb', () => {
  const zeros = new Uint8Array(20_000_000);
  it.each<[string, Uint8Array, string]>([
    ['of one part that deflates a thousandfold', withPart(document, { content: zeros }), tooLarge],
    ['that says it is small', withPart(document, { content: zeros, says: { bytes: 5_000 } }), damaged],
    [
      'that says it is larger than all memory',
      withPart(document, { says: { bytes: 0xffff_fff0 } }),
      tooLarge,
    ],
    [
      'of entries that share their data',
      zipOf([
        ...parts,
        ...Array.from({ length: 200 }, (_, index) => ({
          name: `customXml/item${index + 10}.xml`,
          content: xml,
          at: parts.findIndex(({ name }) => name === document),
          headerName: document,
        })),
      ]),
      damaged,
    ],
    [
      'of many parts',
      zipOf([...parts, ...Array.from({ length: 5_001 }, (_, index) => ({ name: `${index}`, content: '' }))]),
      tooLarge,
    ],
    [
      'of many parts that each are allowed',
      zipOf([
        ...parts,
        ...Array.from({ length: 3 }, (_, index) => ({
          name: `customXml/item${index + 10}.xml`,
          content: '',
          packed: new Uint8Array(1_000_000),
          says: { bytes: 50_000_000 },
        })),
      ]),
      tooLarge,
    ],
    [
      'of zips in zips',
      zipOf([{ name: 'a.zip', content: zipOf([{ name: 'a.zip', content: zipOf(parts) }]) }]),
      'すべて展開',
    ],
    [
      'of nested elements',
      withDocument(xml.replace('<w:body>', `<w:body>${'<w:sdt>'.repeat(100_000)}`)),
      unreadableText,
    ],
  ])('%s is refused', async (_case, bytes, message) => {
    expect(await outcome(bytes)).toContain(message);
  });
});

describe('XML tricks', () => {
  const body = xml.indexOf('<w:document');
  const withPrologue = (prologue: string): Uint8Array =>
    withDocument(`${xml.slice(0, body)}${prologue}${xml.slice(body)}`);
  const laughs = Array.from(
    { length: 20 },
    (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
  );
  it.each<[string, Uint8Array, string]>([
    ['a document type', withPrologue('<!DOCTYPE w>'), documentType],
    ['a billion laughs', withPrologue(`<!DOCTYPE w [<!ENTITY l0 "笑">${laughs.join('')}]>`), documentType],
    [
      'an outside entity',
      withPrologue('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      documentType,
    ],
    [
      'a document type after comments',
      withPrologue('<!-- -->\n<?a b?><!-- - --><!doctype w SYSTEM "http://127.0.0.1/a.dtd">'),
      documentType,
    ],
    [
      'one in UTF-16',
      withDocument(
        utf16(`\uFEFF${xml.slice(0, body).replace('UTF-8', 'UTF-16')}<!DOCTYPE w>${xml.slice(body)}`),
      ),
      documentType,
    ],
    ['one in another part', withPart('docProps/custom.xml', { content: '<!DOCTYPE a><a/>' }), documentType],
    ['an entity that nobody declared', withDocument(xml.replace('<w:body>', '<w:body>&l9;')), unreadableText],
    ['tags that do not match', withDocument(xml.replace('</w:body>', '')), unreadableText],
    [
      'an encoding that is not the one it names',
      withDocument(new Uint8Array([...Buffer.from(xml.slice(0, body)), 0x83, 0x41, 0x83])),
      '文字コードが正しくありません',
    ],
    [
      'an encoding that nobody knows',
      withDocument(xml.replace('UTF-8', 'X-NONE')),
      '文字コードが正しくありません',
    ],
    ['nothing', withDocument(''), unreadableText],
    ['a NUL', withDocument(xml.replace('<w:body>', '<w:body>\0')), unreadableText],
  ])('%s', async (_case, bytes, message) => {
    expect(await outcome(bytes)).toContain(message);
  });

  it('relations to outside are never followed', async () => {
    const outside =
      '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" TargetMode="External" Target="http://127.0.0.1:9/"/>';
    const relations = strFromU8(new Uint8Array(contentOf('_rels/.rels')));
    const bytes = withPart('_rels/.rels', {
      content: relations.replace(/(<Relationships[^>]*>)/, `$1${outside}`),
    });
    expect(await outcome(bytes)).toBe('sheet');
  });
});

describe('names that point elsewhere', () => {
  it.each([
    '../../evil.txt',
    '/tmp/management-sheet-evil.txt',
    'C:\\evil.txt',
    '..\\..\\evil.txt',
    'word/document.xml\0.txt',
    '\\\\server\\share\\evil',
    'customXml/../../evil.xml',
  ])('%j is only a name; nothing is written', async (name) => {
    const before = readdirSync('.');
    expect(await outcome(withPart('none', {}, { name, content: 'evil' }))).toBe('sheet');
    expect([
      readdirSync('.'),
      existsSync('/tmp/management-sheet-evil.txt'),
      existsSync('../evil.txt'),
    ]).toEqual([before, false, false]);
  });
});

describe('a file that is cut', () => {
  it('at any length is said to be cut, or empty', async () => {
    const said = new Set<string>();
    // Every length of the end, where the directory is, and some on the way there.
    const lengths = [
      ...Array.from({ length: 200 }, (_, index) => Math.floor((index * word.length) / 200)),
      ...Array.from({ length: 800 }, (_, index) => word.length - 1 - index),
    ];
    for (const length of lengths) said.add((await outcome(word.subarray(0, length))).replace(/。.*$/s, ''));
    expect([...said].toSorted()).toEqual([
      'Word のファイルが途中で切れています',
      'ファイルが空です（0バイト）',
    ]);
  });

  it('at its beginning is damaged', async () => {
    expect(await outcome(word.subarray(200))).toMatch(/文字として読めない/);
  });
});

describe('another kind of file, whatever its name', () => {
  it.each<[string, Uint8Array | string, string]>([
    [
      'Word 97-2003',
      compoundFile(['1Table', 'WordDocument']),
      'Word 97-2003 形式（.doc）です。Word で開き、「Word 文書（.docx）」として保存し直した',
    ],
    ['Excel 97-2003', compoundFile(['Workbook']), 'Excel 97-2003 形式（.xls）です'],
    ['Excel 95', compoundFile(['Book']), 'Excel 97-2003 形式（.xls）です'],
    ['PowerPoint 97-2003', compoundFile(['PowerPoint Document']), 'PowerPoint 97-2003 形式'],
    ['a mail of Outlook', compoundFile(['__properties_version1.0']), 'Outlook のメール'],
    [
      'a locked Word file',
      compoundFile(['EncryptionInfo', 'EncryptedPackage']),
      'パスワードで保護されたファイル',
    ],
    ['another compound file', compoundFile(['DocumentText']), '一太郎'],
    ['a compound file that is cut', compoundFile(['WordDocument']).subarray(0, 1_300), 'Word 97-2003 形式'],
    ['a zip with a password', withPart(document, { says: { flags: 0x801 } }), 'パスワードで保護された'],
    ['a zip locked by AES', withPart(document, { says: { method: 99 } }), 'パスワードで保護された'],
    ['PowerPoint', zipOf([{ name: 'ppt/presentation.xml', content: '<a/>' }]), 'PowerPoint'],
    ['Excel, binary', zipOf([{ name: 'xl/workbook.bin', content: '' }]), '.xlsb'],
    [
      'OpenDocument text',
      zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }]),
      '.odt',
    ],
    [
      'OpenDocument table',
      zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }]),
      '.ods',
    ],
    ['a folder packed with Word files', zipOf([{ name: 'R7/課.docx', content: word }]), 'すべて展開'],
    ['an empty zip', zipOf([]), 'ZIP'],
    ['PDF', '%PDF-1.7\n', 'PDF'],
    ['rich text', '{\\rtf1 }', '.rtf'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), '画像'],
    ['a photograph', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), '画像'],
    ['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0]), 'プログラムのファイル'],
    ['a shortcut', new Uint8Array([0x4c, 0, 0, 0, 1, 0x14, 2, 0]), 'ショートカット'],
    ['an archive', new Uint8Array(gzipSync('a')), '展開（解凍）'],
    ['an LZH archive', '##-lh5-##', '展開（解凍）'],
    [
      'Word XML',
      '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>',
      'Word の XML 形式',
    ],
    ['a saved web page', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="a"\n', '.mht'],
    ['text without a sheet', '今日の日記\n\n雨が降った。\n', '見出し'],
    ['noise', new Uint8Array(3_000).map((_, index) => (index * 7919) % 256), '文字として読めない'],
  ])('%s is named', async (_case, bytes, message) => {
    expect(await outcome(bytes)).toContain(message);
  });

  it('Word’s lock file is told by its name and by its content', async () => {
    const owner = new Uint8Array(162);
    owner.set([4, ...Buffer.from('suzu')]);
    owner.set([4, 0, ...Buffer.from('suzu', 'utf16le')], 54);
    expect([await outcome('何か', 'C:\\課\\~$シート.docx'), await outcome(owner, 'シート.docx')]).toEqual([
      expect.stringContaining('~$'),
      expect.stringContaining('~$'),
    ]);
  });

  it('a Word file under any other name is read', async () => {
    expect(
      await Promise.all(
        ['シート.doc', 'シート.txt', 'シート.pdf', 'シート'].map((name) => outcome(word, name)),
      ),
    ).toEqual(Array(4).fill('sheet'));
  });
});

describe('a table out of all measure', () => {
  const table = (rows: string): Uint8Array =>
    withDocument(xml.replace('<w:body>', `<w:body><w:tbl>${rows}</w:tbl>`));
  const cell = (properties: string): string => `<w:tc><w:tcPr>${properties}</w:tcPr><w:p/></w:tc>`;
  it.each(['0', '-1', '-2147483648', '2147483647', '99999999999999999999', '1e9', 'x', ''])(
    'with a span of %j gives the sheet',
    async (span) => {
      const properties = `<w:gridSpan w:val="${span}"/><w:vMerge w:val="${span}"/>`;
      const before = `<w:trPr><w:gridBefore w:val="${span}"/></w:trPr>`;
      expect(
        await outcome(
          table(`<w:tblGrid><w:gridCol w:w="${span}"/></w:tblGrid><w:tr>${before}${cell(properties)}</w:tr>`),
        ),
      ).toBe('sheet');
    },
  );
});
