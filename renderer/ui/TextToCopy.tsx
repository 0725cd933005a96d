// Text that is handed on: shown as it is, and copied at a click.
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';

type Copied = 'notYet' | 'done' | 'refused';

function saying(copied: Copied): string {
  switch (copied) {
    case 'notYet':
      return '';
    case 'done':
      return '✓ コピーしました。';
    case 'refused':
      return '自動ではコピーできませんでした。文字を選んであるので、Ctrl+C を押してください。';
  }
}

interface TextToCopyProps {
  readonly label: string;
  readonly text: string;
}

export function TextToCopy({ label, text }: TextToCopyProps) {
  const [copied, setCopied] = useState<Copied>('notYet');
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('done');
    } catch {
      // The desktop host grants a page no permission at all, this one included.
      field.current?.focus();
      field.current?.select();
      setCopied('refused');
    }
  };
  return (
    <div className="text-to-copy">
      <textarea ref={field} className="field" readOnly aria-label={label} rows={12} value={text} />
      <div className="text-to-copy-line">
        <p role="status">{saying(copied)}</p>
        <Button className="button" onPress={() => void copy()}>
          結果をコピー
        </Button>
      </div>
    </div>
  );
}
