// The attributes of an element of Word's markup, flat: parts have millions of elements.

/** Names and values by turns; only until the next element is read. */
export type Attributes = readonly string[];

/** The value of an attribute such as `w:val`, also where the file has another prefix or none; '' for none. */
export function attributeOf(attributes: Attributes, name: string): string {
  for (let at = 0; at < attributes.length; at += 2)
    if (attributes[at] === name) return attributes[at + 1] ?? '';
  const local = name.slice(name.indexOf(':') + 1);
  for (let at = 0; at < attributes.length; at += 2) {
    const key = attributes[at] ?? '';
    if (key === local || (key.endsWith(local) && key.charAt(key.length - local.length - 1) === ':'))
      return attributes[at + 1] ?? '';
  }
  return '';
}
