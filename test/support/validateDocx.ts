// Every part of a Word file against the schemas of ECMA-376 (transitional) and the extensions of Office 2019,
// by Microsoft's Open XML SDK, compiled to WebAssembly.
import validate from '@ooxml-tools/validate';

/** Each violation as `part: place: what is wrong`; empty when the file is valid. */
export async function violationsOf(docx: Uint8Array): Promise<readonly string[]> {
  const results = await validate(docx, 'docx', 'Office2019');
  return results.map(({ path, description }) => `${path.partUri}: ${path.xpath}: ${description}`);
}
