// プレビュー: the pages exactly as the PDF has them, made by the host while one types. A click on what is
// printed leads to where it is written.
import { memo, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Page, PagesStore } from '../store/pagesStore.ts';

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

const PreviewPage = memo(function PreviewPage({ page, index, zoom, onLead }: PreviewPageProps) {
  const { svg, links } = page;
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    if (picture.current === null) return undefined;
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    // The picture before stays on the screen until this one is decoded.
    picture.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [svg]);
  return (
    <div className="preview-page" style={{ width: `min(${794 * zoom}px, ${100 * zoom}%)` }}>
      <img ref={picture} alt={`${index + 1}ページ目`} />
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
