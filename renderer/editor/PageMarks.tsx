// Where a page of the print begins: a dashed line over the width of the paper and the page's number in its margin.
// It lies over the paper and moves nothing; only the marks that change are drawn anew. The preview says the
// same to those who cannot see it.
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { BreaksStore, PageBreak } from '../store/pageBreaks.ts';
import { px } from './measures.ts';
import { useForm } from '../store/useForm.ts';

export const BreaksContext = createContext<BreaksStore | null>(null);

/** The breaks that `select` picks; they keep their identity while they stay the same. */
export function useBreaks(select: (at: PageBreak) => boolean): readonly PageBreak[] {
  const store = useContext(BreaksContext);
  if (store === null) throw new Error('no paper is shown here');
  return useStore(
    store,
    useShallow((state) => state.breaks.filter(select)),
  );
}

interface PageMarkProps {
  readonly page: number;
  /** Inside a text it is drawn in the margins only. */
  readonly inside: boolean;
  /** How far right of the left edge of the text the mark's container begins, in CSS pixels. */
  readonly indent: number;
  /** From the top of the container. */
  readonly top: string;
}

export function PageMark({ page, inside, indent, top }: PageMarkProps) {
  const { pageWidth, margin } = useForm().page;
  return (
    <span
      className={inside ? 'page-mark inside' : 'page-mark'}
      aria-hidden="true"
      data-page={page}
      style={{ top, left: -px(margin.left) - indent, width: px(pageWidth) }}
    >
      <span className="page-number">{page}ページ目</span>
    </span>
  );
}

interface PageMarksProps {
  /** A part of the sheet as the paper names it; the container of the marks is the nearest one that is positioned. */
  readonly at: string;
  /** `start`: before the part; `inside`: at their share of it. */
  readonly where: 'start' | 'inside' | 'both';
  readonly indent?: number;
}

export function PageMarks({ at, where, indent = 0 }: PageMarksProps) {
  const breaks = useBreaks(
    (each) => each.at === at && (where === 'both' || (where === 'start') === (each.share === 0)),
  );
  return breaks.map(({ page, share }) => (
    <PageMark
      key={page}
      page={page}
      inside={share > 0}
      indent={indent}
      top={`${(share * 100).toFixed(2)}%`}
    />
  ));
}
