// What was last done or could not be done, in words, until it is dismissed. Read out politely.
import { Button } from 'react-aria-components';
import { useApp, useAppStore } from '../store/AppContext.tsx';
import './notices.css';

export function Notices() {
  const store = useAppStore();
  const notices = useApp((state) => state.notices);
  const busy = useApp((state) => state.busy);
  return (
    <div className="notices" role="status" aria-live="polite">
      {busy !== null && <p className="notice busy">{busy.text}</p>}
      {busy?.stop !== null && busy?.stop !== undefined && (
        <Button className="button" onPress={busy.stop}>
          やめる
        </Button>
      )}
      {notices.map(({ kind, text }, index) => (
        <p key={index} className={`notice ${kind}`}>
          <strong>{kind === 'problem' ? '⚠ お知らせ' : '✓ 完了'}</strong> {text}
        </p>
      ))}
      {notices.length > 0 && (
        <Button className="button" onPress={store.dismiss}>
          お知らせを閉じる
        </Button>
      )}
    </div>
  );
}
