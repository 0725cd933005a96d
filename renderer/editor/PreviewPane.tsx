// プレビュー: the pages exactly as the PDF has them, made by the host shortly after each change.
import { useEffect, useState } from 'react';
import { useAppStore } from '../store/AppContext.tsx';
import { useEditor } from '../store/EditorContext.tsx';

const pauseMs = 200;

interface Pages {
  readonly urls: readonly string[];
  readonly problem: string | null;
}

export function PreviewPane({
  zoom,
  onPages,
}: {
  readonly zoom: number;
  readonly onPages: (count: number) => void;
}) {
  const app = useAppStore();
  const draft = useEditor((state) => state.history.draft);
  const [pages, setPages] = useState<Pages | null>(null);
  useEffect(() => {
    let left = false;
    const timer = setTimeout(() => {
      void app.api['preview.pages']({ draft }).then((reply) => {
        if (left) return;
        if (!reply.ok) return setPages({ urls: [], problem: reply.error.message });
        const urls = reply.value.pages.map((page) =>
          URL.createObjectURL(new Blob([page], { type: 'image/svg+xml' })),
        );
        onPages(urls.length);
        setPages((before) => {
          before?.urls.forEach((url) => URL.revokeObjectURL(url));
          return { urls, problem: null };
        });
      });
    }, pauseMs);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [app, draft, onPages]);
  if (pages === null) return <p className="preview-wait">プレビューを作っています…</p>;
  if (pages.problem !== null) return <p className="preview-wait">{pages.problem}</p>;
  return (
    <div className="preview" role="region" aria-label="印刷されるページ" tabIndex={0}>
      <h1 className="visually-hidden">プレビュー</h1>
      {pages.urls.map((url, index) => (
        <img key={url} src={url} alt={`${index + 1}ページ目`} style={{ width: 794 * zoom }} />
      ))}
    </div>
  );
}
