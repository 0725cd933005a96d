// Marks a PDF/A-2a file as PDF/UA-1 as well (ISO 14289-1, clause 5): the identifier in its XMP metadata, with
// the description that PDF/A asks of a schema it does not know (ISO 19005-2, 6.6.2.3), and the document's title
// shown instead of its file name (ISO 14289-1, 7.1). The compiler writes one standard at a time; whether the
// content satisfies the other one is for the caller to know. Appended as an incremental update (ISO 32000-1,
// 7.5.6): no byte of what the compiler wrote changes.

const schema =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>' +
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Indicates which part of ISO 14289 the document follows</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>';

interface PdfObject {
  readonly number: number;
  /** All that follows its `<<`, to the end of the file. */
  readonly rest: string;
}

/** The last object whose body matches; the compiler writes catalog and metadata at the end of the file. */
function lastObject(pdf: string, opening: RegExp): PdfObject {
  const found = [...pdf.matchAll(opening)].at(-1);
  if (found === undefined) throw new Error('not a PDF as the compiler writes it');
  return { number: Number(found[1]), rest: pdf.slice(pdf.indexOf('<<', found.index)) };
}

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the compiler no longer writes ${from}`);
  return text.replace(from, () => to);
}

/** An object as it is appended, from its `<<` to before `endobj`. */
interface Update {
  readonly number: number;
  readonly body: string;
}

function withIdentifier({ number, rest }: PdfObject): Update {
  // By its length, never by `endobj`: the title in it is the user's.
  const length = Number(/\/Length (\d+)/.exec(rest)?.[1]);
  const start = rest.indexOf('stream\n') + 'stream\n'.length;
  let xmp = rest.slice(start, start + length);
  xmp = replaced(xmp, 'xmlns:pdfaid=', 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"  xmlns:pdfaid=');
  xmp = replaced(xmp, '<pdfaid:part>', '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>');
  xmp = replaced(xmp, '<pdfaExtension:schemas><rdf:Bag>', `<pdfaExtension:schemas><rdf:Bag>${schema}`);
  return {
    number,
    body: `<<\n  /Length ${xmp.length}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n${xmp}\nendstream\n`,
  };
}

function withTitleShown({ number, rest }: PdfObject): Update {
  const body = rest.slice(0, rest.indexOf('endobj'));
  return {
    number,
    body: replaced(body, '/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true'),
  };
}

/** The file with the mark; throws when it does not look as the compiler writes it. */
export function markAccessible(bytes: Uint8Array): Uint8Array {
  // One character a byte, both ways: the streams in between are not text.
  const pdf = Buffer.from(bytes).toString('latin1');
  const updates = [
    withIdentifier(lastObject(pdf, /(\d+) 0 obj\n<<\n {2}\/Length \d+\n {2}\/Type \/Metadata/g)),
    withTitleShown(lastObject(pdf, /(\d+) 0 obj\n<<\n {2}\/Type \/Catalog/g)),
  ];
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf)?.[1];
  const trailer = pdf.slice(pdf.lastIndexOf('trailer'));
  const entries = /<<([\s\S]*?)>>\s*startxref/.exec(trailer)?.[1];
  if (previous === undefined || entries === undefined) throw new Error('the file has no trailer');
  let update = pdf.endsWith('\n') ? '' : '\n';
  let table = '';
  for (const { number, body } of updates) {
    table += `${number} 1\n${String(pdf.length + update.length).padStart(10, '0')} 00000 n \n`;
    update += `${number} 0 obj\n${body}endobj\n`;
  }
  const at = pdf.length + update.length;
  update += `xref\n${table}trailer\n<<${entries}  /Prev ${previous}\n>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.from(pdf + update, 'latin1');
}
