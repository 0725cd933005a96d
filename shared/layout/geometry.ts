// What the layout engine returns: where everything of a month grid stands, in integer twips.
// Screen (SVG), PDF (Typst) and DOCX (cells and anchored lines) all draw this and nothing else,
// so they agree by construction. x grows to the right from the left edge of the table (item column
// included), y downwards from the top of the thing named.
import type { HalfPoints, Twips } from '#shared/forms/form.ts';
import type { JunSpan } from '#shared/calendar/jun.ts';

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
  /** Where the shaft makes way for a label inside it; null for a whole shaft. */
  readonly gap: { readonly x1: Twips; readonly x2: Twips } | null;
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

/** Where a label stands: in the shaft of its arrow, on the line of its dot, or above or below its shape. */
export type LabelPlace = 'inside' | 'beside' | 'over' | 'under';

/** A label; `y` is relative to the lane. */
export interface PlacedLabel extends PlacedText {
  readonly place: LabelPlace;
  /** Belongs to this label alone in its band; all of its lines lie within. */
  readonly cell: JunSpan;
}

export interface PlacedItem {
  readonly itemId: string;
  /** Belongs to this item alone in the band of shapes: its shape, and a label that stands inside or beside it. */
  readonly cell: JunSpan;
  readonly shape: ArrowShape | DotShape;
  /** Null when the item has no label of its own. */
  readonly label: PlacedLabel | null;
}

/**
 * Items whose shapes do not overlap. A lane is up to three bands, from the top: labels over, shapes, labels
 * under. Each band that is not empty is one `w:tr` of the DOCX table, so the cells of a band are disjoint;
 * and no label stands above or below the shape of another item of its lane.
 */
export interface LaneLayout {
  readonly height: Twips;
  /** Heights; `over` and `under` are 0 without such labels. They add up to the lane's. */
  readonly bands: { readonly over: Twips; readonly shapes: Twips; readonly under: Twips };
  /** Ascending in their cells. */
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
