// A sheet as a document shows it, before anyone knows what it means: headings, paragraphs and tables of
// cells, in order. Every reader of other people's files makes these; `readSheets` understands them.

/** One line of a table, cell by cell. Text of a cell may hold `\n`; bullets are lines that begin with ・. */
export type SourceRow = readonly string[];

export type SourceBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly SourceRow[] };
