// A Word document as plain data: what is visible in it, with its notes. Deleted text (tracked) is kept apart, inserted
// text is in.
import type { NoteMark, PageSection, WordBlock } from '../drawn/wordBlocks.ts';

export interface Note extends NoteMark {
  readonly author: string;
  readonly text: string;
}

/** What stands in the text and is none: another document put in whole, an object of Excel, a picture or a chart. */
export type UnreadPart = 'file' | 'object' | 'picture';

export interface WordDocument {
  readonly blocks: readonly WordBlock[];
  readonly sections: readonly PageSection[];
  readonly notes: readonly Note[];
  /** Text that tracked changes have deleted or moved away, piece by piece. */
  readonly deleted: readonly string[];
  /** ふりがな, which is no part of the text. */
  readonly furigana: readonly string[];
  readonly hasTrackedChanges: boolean;
  readonly unread: ReadonlySet<UnreadPart>;
}
