// 動作情報 for whoever helps with this program: shown as the text it is, so that everybody sees what is handed
// on, and copied at a click.
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useAppStore } from '../store/AppContext.tsx';
import { Dialog } from './Dialog.tsx';
import { TextToCopy } from './TextToCopy.tsx';

function SupportDialog({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  return (
    <Dialog title="動作情報" onClose={onClose}>
      <div className="dialog-form">
        <p>
          困ったときに、管理者や作成元へ伝える情報です。シートの文章とファイルの名前は含みません。どこへも送信しません。
        </p>
        <TextToCopy
          label="動作情報"
          text={text}
          copyLabel="動作情報をコピー"
          hint="連絡の文面に貼り付けてください。"
        />
      </div>
      <div className="actions">
        <Button className="button primary" onPress={onClose}>
          閉じる
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
