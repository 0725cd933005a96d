// Text of a file is text: nothing in it becomes a link, a field, a script or a file in what is exported.
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { writeExchangeFile } from '#electron/export/exchangeFile.ts';
import { typesetPages, typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { printable } from '#electron/export/printable.ts';
import { readDocx } from '#electron/import/docx/readDocx.ts';
import { readExchangeFile } from '#electron/import/exchangeFile.ts';
import { readPublishedText } from '#electron/import/readPublishedText.ts';
import { readSheets } from '#electron/import/readSheets.ts';
import { plainPrint } from '#shared/sheet/printOptions.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { hostileSheet, hostileTexts } from '#test/support/hostileTexts.ts';

const date = { year: 2026, month: 4, day: 21 };

/** What the parts of a Word file say, element by element; a part that is not well-formed throws. */
function wordParts(docx: Uint8Array) {
  const elements = new Set<string>();
  const fields: string[] = [];
  const targets: string[] = [];
  const texts: string[] = [];
  for (const [name, bytes] of Object.entries(unzipSync(docx))) {
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    const parser = new SaxesParser();
    const open: string[] = [];
    parser.on('opentag', (tag) => {
      open.push(tag.name);
      elements.add(tag.name);
      const { Target, TargetMode, 'w:instr': instruction } = tag.attributes;
      if (Target !== undefined) targets.push(`${TargetMode ?? ''}${Target}`);
      if (instruction !== undefined) fields.push(instruction);
    });
    parser.on('closetag', () => void open.pop());
    parser.on('text', (text) => {
      if (open.at(-1) === 'w:instrText') fields.push(text.trim());
      if (open.at(-1) === 'w:t' || open.at(-1) === 'w:delText') texts.push(text);
    });
    parser.on('doctype', () => {
      throw new Error(`${name} has a DOCTYPE`);
    });
    parser.write(strFromU8(bytes)).close();
  }
  return { elements, fields, targets, text: texts.join('') };
}

/** A PDF with its compressed streams opened: dictionaries in object streams are read like all others. */
function openedPdf(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  return text.replace(/stream\r?\n([^]*?)\r?\nendstream/g, (_, body: string) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      return body;
    }
  });
}

describe.each(['r7', 'r5'] as const)('hostile text in every field of %s', (form) => {
  const sheet = hostileSheet(form);
  const ready = printable([sheet], plainPrint, date);

  it('is text in Word: no link, no field of its own, nothing outside', async () => {
    const docx = await writeDocx(ready, date, false);
    const { elements, fields, targets, text } = wordParts(docx);
    expect(
      [...elements].filter((name) =>
        /^(?:o:.*|w:(?:hyperlink|object|control|altChunk|attachedTemplate|subDoc|movie|frameset))$/.test(
          name,
        ),
      ),
    ).toEqual([]);
    expect(
      fields.filter((field) => !/^(?:PAGE|NUMPAGES|SECTIONPAGES|TOC\b.*|PAGEREF\b.*)$/.test(field)),
    ).toEqual([]);
    expect(
      targets.filter(
        (target) => target !== '../customXml/item1.xml' && /External|:\/\/|^[\\/]{2}|\.\./.test(target),
      ),
    ).toEqual([]);
    expect(hostileTexts.filter((each) => !text.includes(each))).toEqual([]);
  });

  it('comes back from Word as the same sheet', async () => {
    const read = readDocx(await writeDocx(ready, date, false), counterIds());
    expect(read.ok && read.value.map(({ draft }) => draft.sheet)).toEqual([sheet]);
  });

  it('is text in the PDF: no action, no address, no file', () => {
    const { pdf } = typesetPdf(ready, date);
    const opened = openedPdf(pdf);
    expect(opened.length).toBeGreaterThan(pdf.length);
    expect(opened).toContain('/StructTreeRoot');
    const actions =
      /\/(?:URI|JavaScript|JS|Launch|GoToR|GoToE|SubmitForm|ImportData|EmbeddedFiles?|RichMedia|OpenAction|AA)\b/g;
    expect(opened.match(actions)).toBeNull();
  });

  it('is a picture of text in the preview', () => {
    const { outlines, pages } = typesetPages(ready, date);
    const marks = pages.flatMap((page) => page?.drawing?.marks ?? []);
    expect(marks.filter(({ kind }) => kind === 'glyphs').length).toBeGreaterThan(hostileTexts.length);
    const paths = marks.flatMap((mark) => (mark.kind === 'path' ? [mark.outline] : []));
    const notPaths = [...outlines.paths, ...paths].filter((path) => !/^[MLHVQCZmlhvqcz\d.\-e ]*$/.test(path));
    expect(notPaths).toEqual([]);
    const colours = marks.flatMap((mark) =>
      mark.kind === 'path' ? [mark.fill, mark.stroke?.colour ?? null] : [mark.fill],
    );
    expect(colours.filter((colour) => colour !== null && !/^#[\da-f]{6}$/.test(colour))).toEqual([]);
    const targets = pages.flatMap((page) => page?.drawing?.links ?? []).map(({ target }) => target);
    expect(targets.filter((target) => !/^(?:place|cell):[\w.-]+$/.test(target))).toEqual([]);
  });

  it('comes back from the exchange file as the same sheet', () => {
    expect(readExchangeFile(writeExchangeFile([sheet]), counterIds())).toEqual({
      ok: true,
      value: { drafts: [{ sheet, questions: [], reference: [] }], damage: [] },
    });
  });
});

describe('hostile text in a published file', () => {
  it.each(hostileTexts)('is read as it stands: %s', (text) => {
    const file = `令和7年度 組織マネジメントシート\n部名\t総務部\n■組織目標（今年度組織が目指す姿）\n${text}\n■組織の業務内容と果たすべき役割\n役割\n`;
    const read = readSheets(readPublishedText(file), counterIds());
    expect(read.ok && read.value.map(({ draft }) => draft.sheet.goal)).toEqual([text]);
  });
});
