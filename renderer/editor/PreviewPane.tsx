// プレビュー: the pages exactly as the PDF has them, made by the host while one types. A click on what is
// printed leads to where it is written.
import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import { lackingNote } from '#shared/forms/formFonts.ts';
import type { Page, PagesStore } from '../store/pagesStore.ts';
import { paintPage } from './paintPage.ts';

interface PreviewPaneProps {
  readonly pages: PagesStore;
  readonly zoom: number;
  /** `place:` or `cell:` and the name of what was clicked. */
  readonly onLead: (target: string) => void;
}

/** A part of a page in CSS. */
function percent(part: number): string {
  return `${(part * 100).toFixed(3)}%`;
}

interface PreviewPageProps {
  readonly page: Page;
  readonly index: number;
  readonly zoom: number;
  readonly onSight: (index: number, isInSight: boolean) => void;
  readonly onLead: (target: string) => void;
}

/** Painted this many CSS pixels before it comes into sight. */
const ahead = '800px';

/** Watches whether the canvas is in sight, or nearer to it than the margin. */
function watchSight(
  canvas: HTMLCanvasElement,
  rootMargin: string,
  onChange: (isInSight: boolean) => void,
): () => void {
  const sight = new IntersectionObserver((entries) => onChange(entries.at(-1)?.isIntersecting === true), {
    root: canvas.closest('.preview-window'),
    rootMargin,
  });
  sight.observe(canvas);
  return () => sight.disconnect();
}

/** How many device pixels wide a canvas is shown; 0 while it is far out of sight. */
function useShownPixels(canvas: RefObject<HTMLCanvasElement | null>): number {
  const [width, setWidth] = useState(0);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const sizes = new ResizeObserver(([entry]) =>
      setWidth(entry?.devicePixelContentBoxSize[0]?.inlineSize ?? 0),
    );
    sizes.observe(canvas.current, { box: 'device-pixel-content-box' });
    const unwatch = watchSight(canvas.current, ahead, setNear);
    return () => {
      sizes.disconnect();
      unwatch();
    };
  }, [canvas]);
  return isNear ? width : 0;
}

const PreviewPage = memo(function PreviewPage({ page, index, zoom, onSight, onLead }: PreviewPageProps) {
  const { links } = page;
  const canvas = useRef<HTMLCanvasElement>(null);
  const pixels = useShownPixels(canvas);
  useLayoutEffect(() => {
    if (canvas.current !== null) paintPage(canvas.current, page, pixels);
  }, [page, pixels]);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const unwatch = watchSight(canvas.current, '0px', (isInSight) => onSight(index, isInSight));
    return () => {
      unwatch();
      onSight(index, false);
    };
  }, [index, onSight]);
  return (
    <div className="preview-page" style={{ width: `min(${794 * zoom}px, ${100 * zoom}%)` }}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${index + 1}ページ目`}
        style={{ aspectRatio: `${page.width} / ${page.height}` }}
      />
      {links.map(({ target, x, y, width, height }, at) => (
        <button
          key={at}
          type="button"
          className="preview-link"
          tabIndex={-1}
          aria-hidden="true"
          data-target={target}
          style={{
            left: percent(x),
            top: percent(y),
            width: percent(width),
            height: percent(height),
          }}
          onClick={() => onLead(target)}
        />
      ))}
    </div>
  );
});

export function PreviewPane({ pages, zoom, onLead }: PreviewPaneProps) {
  const shown = useStore(pages, (state) => state.pages);
  const problem = useStore(pages, (state) => state.problem);
  const lacking = useStore(pages, (state) => state.lacking);
  const [inSight] = useState(() => new Set<number>());
  const onSight = useCallback(
    (index: number, isInSight: boolean) => {
      if (isInSight) inSight.add(index + 1);
      else inSight.delete(index + 1);
      if (inSight.size > 0) pages.look({ first: Math.min(...inSight), last: Math.max(...inSight) });
    },
    [pages, inSight],
  );
  useEffect(() => {
    // There is no page yet: the first will be looked at.
    pages.look({ first: 1, last: 1 });
    return () => pages.look(null);
  }, [pages]);
  return (
    <div className="preview" role="region" aria-label="印刷されるページ" tabIndex={0}>
      <h1 className="visually-hidden">プレビュー</h1>
      {shown === null && problem === null && <p className="preview-wait">プレビューを作っています…</p>}
      {problem !== null && <p className="preview-wait">{problem}</p>}
      <p role="status" className="font-note">
        {lackingNote(lacking)}
      </p>
      {shown?.map((page, index) => (
        <PreviewPage key={index} page={page} index={index} zoom={zoom} onSight={onSight} onLead={onLead} />
      ))}
    </div>
  );
}
