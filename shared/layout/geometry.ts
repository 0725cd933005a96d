// What the layout engine returns: where everything of a month grid stands, in integer twips.
// Screen (SVG), PDF (Typst) and DOCX (cells and anchored lines) all draw this and nothing else,
// so they agree by construction. x grows to the right from the left edge of the table (item column
// included), y downwards from the top of the thing named.
import type { HalfPoints, Twips } from '#shared/forms/form.ts';
import type { Jun } from '#shared/calendar/jun.ts';

/** One line of text, placed; a medium draws it at `x` and does not break it again. */
export interface PlacedLine {
  readonly text: string;
  readonly x: Twips;
  readonly width: Twips;
}

export interface PlacedText {
  /** The box of all lines; `y` is relative to the lane (labels) or the row (row labels). */
  readonly x: Twips;
  readonly y: Twips;
  readonly width: Twips;
  readonly height: Twips;
  readonly size: HalfPoints;
  readonly lineHeight: Twips;
  readonly align: 'left' | 'center' | 'right';
  readonly lines: readonly PlacedLine[];
}

export interface ArrowShape {
  readonly kind: 'arrow';
  /** The tips; x1 < x2. */
  readonly x1: Twips;
  readonly x2: Twips;
  /** Centre line, relative to the lane. */
  readonly y: Twips;
  /** False: drawn hatched on the screen and dashed on paper. */
  readonly endConfirmed: boolean;
}

export interface DotShape {
  readonly kind: 'dot';
  /** Centre, relative to the table and the lane. */
  readonly x: Twips;
  readonly y: Twips;
  readonly radius: Twips;
}

export interface PlacedItem {
  readonly itemId: string;
  /**
   * The Jun columns that belong to this item alone in its lane: everything of it, shape and label,
   * lies within them. Cells of one lane are disjoint and ascending, so a Word table row can hold them.
   */
  readonly cell: { readonly from: Jun; readonly to: Jun };
  readonly shape: ArrowShape | DotShape;
  /** Null when the item has no label of its own. Relative to the lane. */
  readonly label: PlacedText | null;
}

/** A lane is one `w:tr` of the DOCX table: items whose cells do not overlap. */
export interface LaneLayout {
  readonly height: Twips;
  readonly items: readonly PlacedItem[];
}

export interface RowLayout {
  readonly rowId: string;
  /** At least one lane, also when the row is empty; heights add up to the row's. */
  readonly lanes: readonly LaneLayout[];
  readonly height: Twips;
  /** The row's own label, in the item column. Relative to the row. */
  readonly label: PlacedText;
}

export interface GridLayout {
  readonly width: Twips;
  readonly rows: readonly RowLayout[];
  readonly height: Twips;
}
