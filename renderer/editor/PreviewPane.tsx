// プレビュー: the pages exactly as the PDF has them, made by the host while one types. A click on what is
// printed leads to where it is written.
import { memo, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
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
  readonly onLead: (target: string) => void;
}

/** Painted this many CSS pixels before it comes into sight. */
const ahead = '800px';

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
    const sight = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting === true), {
      root: canvas.current.closest('.preview-window'),
      rootMargin: ahead,
    });
    sight.observe(canvas.current);
    return () => {
      sizes.disconnect();
      sight.disconnect();
    };
  }, [canvas]);
  return isNear ? width : 0;
}

const PreviewPage = memo(function PreviewPage({ page, index, zoom, onLead }: PreviewPageProps) {
  const { links } = page;
  const canvas = useRef<HTMLCanvasElement>(null);
  const pixels = useShownPixels(canvas);
  useLayoutEffect(() => {
    if (canvas.current !== null) paintPage(canvas.current, page, pixels);
  }, [page, pixels]);
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
  return (
    <div className="preview" role="region" aria-label="印刷されるページ" tabIndex={0}>
      <h1 className="visually-hidden">プレビュー</h1>
      {shown === null && problem === null && <p className="preview-wait">プレビューを作っています…</p>}
      {problem !== null && <p className="preview-wait">{problem}</p>}
      {shown?.map((page, index) => (
        <PreviewPage key={index} page={page} index={index} zoom={zoom} onLead={onLead} />
      ))}
    </div>
  );
}
