// The ways to begin: last year's file or what was copied from it, an empty sheet, a sample. Large while there is nothing else.
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useState } from 'react';
import { useApp, useAppStore } from '../store/AppContext.tsx';
import { FilePicker, FolderPicker } from '../ui/FilePicker.tsx';
import { NewSheetDialog } from './NewSheetDialog.tsx';
import { PasteDialog } from './PasteDialog.tsx';

function SamplesMenu({ className }: { readonly className: string }) {
  const store = useAppStore();
  const samples = useApp((state) => state.samples);
  return (
    <MenuTrigger>
      <Button className={className}>見本を開く ▾</Button>
      <Popover className="popover">
        <Menu aria-label="見本" onAction={(name) => void store.openSample(String(name))}>
          {samples.map(({ name, title }) => (
            <MenuItem key={name} id={name} className="menu-item">
              {title}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function PasteButton() {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button className="button" onPress={() => setAsks(true)}>
        貼り付けて取り込む
      </Button>
      {asks && <PasteDialog onClose={() => setAsks(false)} />}
    </>
  );
}

export function BeginPanel({ compact }: { readonly compact: boolean }) {
  const [asks, setAsks] = useState(false);
  const knowsForms = useApp((state) => state.forms.length > 0);
  const dialog = asks && knowsForms && <NewSheetDialog onClose={() => setAsks(false)} />;
  if (compact) {
    return (
      <div className="begin compact">
        <FilePicker className="button primary">昨年度のファイルから作る</FilePicker>
        <FolderPicker className="button">フォルダーごと取り込む</FolderPicker>
        <PasteButton />
        <Button className="button" onPress={() => setAsks(true)}>
          新しく作る
        </Button>
        <SamplesMenu className="button" />
        {dialog}
      </div>
    );
  }
  return (
    <section className="begin" aria-label="シートを作る">
      <p className="begin-lead">
        シートはまだありません。次のどれかで始めてください。ファイルやフォルダーは、このウィンドウにドラッグして取り込むこともできます。
      </p>
      <div className="begin-cards">
        <div className="card">
          <h2>昨年度のファイルから作る</h2>
          <p>
            Word、Excel、ホームページ、公表されたテキスト、交換ファイル（.omsheet）を取り込みます。コピーして貼り付ける（Ctrl+V）こともできます。
          </p>
          <div className="card-ways">
            <FilePicker className="button primary">昨年度のファイルから作る</FilePicker>
            <FolderPicker className="button">フォルダーごと取り込む</FolderPicker>
            <PasteButton />
          </div>
        </div>
        <div className="card">
          <h2>新しく作る</h2>
          <p>年度と部・課の名前を決めて、空のシートから書き始めます。</p>
          <Button className="button" onPress={() => setAsks(true)}>
            新しく作る
          </Button>
        </div>
        <div className="card">
          <h2>見本を開く</h2>
          <p>公表されている総務部（令和7年度）のシートで、使い方を試せます。</p>
          <SamplesMenu className="button" />
        </div>
      </div>
      {dialog}
    </section>
  );
}
