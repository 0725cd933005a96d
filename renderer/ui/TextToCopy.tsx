// Text that is handed on: shown as it is, and copied at a click.
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';

interface TextToCopyProps {
  readonly label: string;
  readonly text: string;
  /** On the button. */
  readonly copyLabel: string;
  /** What to do with it, once it is copied; empty for nothing. */
  readonly hint: string;
}

export function TextToCopy({ label, text, copyLabel, hint }: TextToCopyProps) {
  const [said, setSaid] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`✓ コピーしました。${hint}`);
    } catch {
      // The desktop host grants a page no permission at all, this one included.
      field.current?.focus();
      field.current?.select();
      setSaid('自動ではコピーできませんでした。文字を選んであるので、Ctrl+C を押してください。');
    }
  };
  return (
    <div className="text-to-copy">
      <textarea ref={field} className="field" readOnly aria-label={label} rows={12} value={text} />
      <div className="text-to-copy-line">
        <p role="status">{said}</p>
        <Button className="button" onPress={() => void copy()}>
          {copyLabel}
        </Button>
      </div>
    </div>
  );
}
