// 動作情報 for whoever helps with this program: shown as the text it is, so that everybody sees what is handed
// on, and copied at a click.
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useAppStore } from '../store/AppContext.tsx';
import { Dialog } from './Dialog.tsx';

type Copied = 'notYet' | 'done' | 'refused';

function saying(copied: Copied): string {
  switch (copied) {
    case 'notYet':
      return '';
    case 'done':
      return '✓ コピーしました。連絡の文面に貼り付けてください。';
    case 'refused':
      return '自動ではコピーできませんでした。文字を選んであるので、Ctrl+C を押してください。';
  }
}

function SupportDialog({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
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
    <Dialog title="動作情報" onClose={onClose}>
      <p>
        困ったときに、管理者や作成元へ伝える情報です。シートの文章とファイルの名前は含みません。どこへも送信しません。
      </p>
      <textarea
        ref={field}
        className="field support-text"
        readOnly
        aria-label="動作情報"
        rows={14}
        value={text}
      />
      <p role="status" className="support-saying">
        {saying(copied)}
      </p>
      <div className="actions">
        <Button className="button" onPress={onClose}>
          閉じる
        </Button>
        <Button className="button primary" onPress={() => void copy()}>
          動作情報をコピー
        </Button>
      </div>
    </Dialog>
  );
}

/** The button that asks the host and shows what it says. */
export function SupportInfo({ className }: { readonly className: string }) {
  const store = useAppStore();
  const [text, setText] = useState<string | null>(null);
  const ask = async (): Promise<void> => {
    const reply = await store.api['app.report']({});
    if (reply.ok) setText(reply.value.text);
    else store.say({ kind: 'problem', text: reply.error.message });
  };
  return (
    <>
      <Button className={className} onPress={() => void ask()}>
        動作情報
      </Button>
      {text !== null && <SupportDialog text={text} onClose={() => setText(null)} />}
    </>
  );
}
