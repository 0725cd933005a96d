// What was last done or could not be done, in words, until it is dismissed, and what is being waited for. Read out
// politely; how far the work has come is not: that would be a word for every file.
import { Button } from 'react-aria-components';
import { useApp, useAppStore } from '../store/AppContext.tsx';
import type { Progress } from '../store/appStore.ts';
import './notices.css';

function ProgressBar({ done, total, said, now }: Progress) {
  return (
    <div className="progress">
      <progress value={done} max={total} aria-label="進み具合" />
      <span className="progress-count">{said}</span>
      <span className="progress-now">{now}</span>
    </div>
  );
}

export function Notices() {
  const store = useAppStore();
  const notices = useApp((state) => state.notices);
  const busy = useApp((state) => state.busy);
  return (
    <div className="notices">
      <div className="notices-said" role="status" aria-live="polite">
        {busy !== null && busy.text !== '' && <p className="notice busy">{busy.text}</p>}
        {notices.map(({ kind, text }, index) => (
          <p key={index} className={`notice ${kind}`}>
            <strong>{kind === 'problem' ? '⚠ お知らせ' : '✓ 完了'}</strong> {text}
          </p>
        ))}
      </div>
      {busy !== null && busy.progress !== null && <ProgressBar {...busy.progress} />}
      {busy !== null && busy.stop !== null && (
        <Button className="button" onPress={busy.stop}>
          やめる
        </Button>
      )}
      {notices.length > 0 && (
        <Button className="button" onPress={store.dismiss}>
          お知らせを閉じる
        </Button>
      )}
    </div>
  );
}
