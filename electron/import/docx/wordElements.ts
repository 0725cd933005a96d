// How the elements of a Word file's text are treated by their names (ECMA-376 part 1, 17; part 3, 10 for compatibility).
import { attributeOf, type Attributes } from '../drawn/attributes.ts';

/** Elements whose content nobody sees: earlier properties. */
const unseen: ReadonlySet<string> = new Set([
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:tblGridChange',
  'w:tblPrExChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPrChange',
  'w:numberingChange',
]);

/** How the elements of a name are treated; looked up once a name, since a part has millions of elements. */
export interface Treatment {
  /** Opens properties: what is in it says how, not what. */
  readonly isScope: boolean;
  readonly isUnseen: boolean;
  readonly family: 'text' | 'compatibility' | 'drawing';
}

const treatments = new Map<string, Treatment>();

export function treatmentOf(name: string): Treatment {
  const known = treatments.get(name);
  if (known !== undefined) return known;
  const isWord = name.startsWith('w:') || name.startsWith('m:');
  const treatment: Treatment = {
    isScope: (name.startsWith('w:') && name.endsWith('Pr')) || name === 'w:tblCellMar' || name === 'w:tcMar',
    isUnseen: unseen.has(name),
    family: isWord ? 'text' : name.startsWith('mc:') ? 'compatibility' : 'drawing',
  };
  // A hostile part may name its elements without end.
  if (treatments.size < 1_000) treatments.set(name, treatment);
  return treatment;
}

const readChoices = new Set(['wps', 'wpg', 'wpc', 'wp14', 'w14', 'w15', 'w16', 'a14', 'v', 'o']);

/** Whether all that an `mc:Choice` requires is read here. */
export function isReadChoice(attributes: Attributes): boolean {
  const needs = attributeOf(attributes, 'Requires').split(/\s+/);
  return needs.every((need) => need === '' || readChoices.has(need));
}

/** A picture, or a chart or diagram that is kept in parts of its own. */
export function isPicture(name: string, attributes: Attributes): boolean {
  if (name === 'a:graphicData') return /\/(?:chart|chartex|diagram)$/.test(attributeOf(attributes, 'uri'));
  return name === 'pic:pic' || name === 'v:imagedata';
}

/** Of a property that is on or off (ST_OnOff), and on where nothing says which. */
export function isOn(value: string): boolean {
  return !/^(?:0|false|off|none)$/.test(value);
}
