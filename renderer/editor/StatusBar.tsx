// Pages, what was refused, a hint for the keyboard, zoom.
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { PagesStore } from '../store/pagesStore.ts';

const zooms = [0.75, 1, 1.25, 1.5, 2] as const;

interface StatusBarProps {
  readonly pages: PagesStore;
  /** Arrows whose end nobody has confirmed. */
  readonly unconfirmed: number;
  readonly onNextUnconfirmed: () => void;
  readonly refusal: string | null;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly onHelp: () => void;
}

export function StatusBar(props: StatusBarProps) {
  const { unconfirmed, onNextUnconfirmed, refusal, zoom, onZoom, onHelp } = props;
  const pages = useStore(props.pages, (state) => state.count);
  return (
    <footer className="status-bar">
      <span>A4 縦{pages === null ? '' : `　${pages}ページ`}</span>
      {unconfirmed > 0 && (
        <span className="unconfirmed-count">
          <span className="badge ask">終了月未確認 {unconfirmed}件</span>
          <Button className="button small quiet" onPress={onNextUnconfirmed}>
            次の未確認へ <kbd>F8</kbd>
          </Button>
        </span>
      )}
      <span role="status" className="refusal">
        {refusal}
      </span>
      <span className="spring" />
      <Button className="button small quiet" onPress={onHelp}>
        <kbd>?</kbd> キー操作
      </Button>
      <label className="zoom">
        <span>表示倍率</span>
        <select value={zoom} onChange={(event) => onZoom(Number(event.target.value))}>
          {zooms.map((factor) => (
            <option key={factor} value={factor}>
              {factor * 100} %
            </option>
          ))}
        </select>
      </label>
    </footer>
  );
}
