// プレビュー: the pages exactly as the PDF has them, made by the host while one types. A click on what is
// printed leads to where it is written.
import { memo, useEffect, useRef, useState } from 'react';
import type { CallOutput } from '#shared/ipc/contract.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { useAppStore } from '../store/AppContext.tsx';
import { useEditor } from '../store/EditorContext.tsx';

type Link = CallOutput<'preview.pages'>['pages'][number]['links'][number];

interface ShownPage {
  readonly svg: string;
  readonly url: string;
  readonly links: readonly Link[];
}

interface Pages {
  readonly shown: readonly ShownPage[];
  readonly problem: string | null;
}

interface PreviewPaneProps {
  readonly zoom: number;
  readonly onPages: (count: number) => void;
  /** `place:` or `cell:` and the name of what was clicked. */
  readonly onLead: (target: string) => void;
}

/** The pages as pictures; one that has not changed keeps its picture, the others give theirs back. */
function shownPages(
  drawn: CallOutput<'preview.pages'>['pages'],
  before: readonly ShownPage[],
): readonly ShownPage[] {
  before.forEach(({ svg, url }, index) => {
    if (drawn[index]?.svg !== svg) URL.revokeObjectURL(url);
  });
  return drawn.map(({ svg, links }, index) => {
    const known = before[index];
    if (known?.svg === svg) return known;
    return { svg, links, url: URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })) };
  });
}

/** A part of a page in CSS. */
function percent(part: number): string {
  return `${(part * 100).toFixed(3)}%`;
}

interface PreviewPageProps {
  readonly page: ShownPage;
  readonly index: number;
  readonly zoom: number;
  readonly onLead: (target: string) => void;
}

const PreviewPage = memo(function PreviewPage({ page, index, zoom, onLead }: PreviewPageProps) {
  const { url, links } = page;
  return (
    <div className="preview-page" style={{ width: `min(${794 * zoom}px, ${100 * zoom}%)` }}>
      <img src={url} alt={`${index + 1}ページ目`} />
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

export function PreviewPane({ zoom, onPages, onLead }: PreviewPaneProps) {
  const app = useAppStore();
  const draft = useEditor((state) => state.history.draft);
  const [pages, setPages] = useState<Pages | null>(null);
  /** One request at a time; what has changed meanwhile is asked for when it is answered. */
  const asked = useRef<Draft | null>(null);
  const wanted = useRef(draft);
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);
  useEffect(() => {
    wanted.current = draft;
    const ask = async (): Promise<void> => {
      if (asked.current !== null) return;
      asked.current = wanted.current;
      const reply = await app.api['preview.pages']({ draft: asked.current });
      const isOld = asked.current !== wanted.current;
      asked.current = null;
      if (left.current) return;
      if (reply.ok) {
        const { pages: drawn } = reply.value;
        onPages(drawn.length);
        setPages((before) => ({ shown: shownPages(drawn, before?.shown ?? []), problem: null }));
      } else setPages((before) => ({ shown: before?.shown ?? [], problem: reply.error.message }));
      if (isOld) await ask();
    };
    void ask();
  }, [app, draft, onPages]);
  if (pages === null) return <p className="preview-wait">プレビューを作っています…</p>;
  return (
    <div className="preview" role="region" aria-label="印刷されるページ" tabIndex={0}>
      <h1 className="visually-hidden">プレビュー</h1>
      {pages.problem !== null && <p className="preview-wait">{pages.problem}</p>}
      {pages.shown.map((page, index) => (
        <PreviewPage key={index} page={page} index={index} zoom={zoom} onLead={onLead} />
      ))}
    </div>
  );
}
