// The sheet of shortcuts that `?` shows.
import { Button } from 'react-aria-components';
import { Dialog } from '../ui/Dialog.tsx';
import { SupportInfo } from '../ui/SupportInfo.tsx';

const groups: readonly { readonly title: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    title: '線表',
    keys: [
      ['← → ↑ ↓', '取組と項目の間を移動'],
      ['Ctrl + ← →', '項目を1か月動かす（Alt も押すと旬）'],
      ['Shift + ← →', '終わりを1か月伸縮（Alt も押すと旬）'],
      ['Ctrl + ↑ ↓', '項目を上下の取組へ移す・取組を並べ替える'],
      ['Enter', '終了月未確認なら確定、ほかは文字の編集'],
      ['F2', '文字の編集'],
      ['文字キー', '文字を打ち替える（日本語入力もそのまま始められます）'],
      ['Insert', '矢印を追加（Shift も押すと ●）'],
      ['Delete', '選んだ項目を削除'],
      ['メニューキー・右クリック', '操作のメニューを開く'],
      ['Ctrl + A', '取組の項目をすべて選ぶ（Shift を押しながらのクリックで追加）'],
      ['Ctrl + D', '下の取組に同じ項目を置く'],
      [
        'Ctrl + C・X・V',
        '項目の複写・切り取り・貼り付け（「7月～8月 市民アンケート」のような行も貼り付けられます）',
      ],
      ['ドラッグ', '空きに矢印を引く・項目を動かす・両端で伸縮（Alt で旬、Ctrl で複製）'],
      ['ダブルクリック', '空きに ● を置く・文字の編集'],
      ['Esc', 'ドラッグをやめる'],
    ],
  },
  {
    title: '一覧の欄（計画・関連する重点事業）',
    keys: [
      ['Enter', '次の項目を追加'],
      ['Alt + ↑ ↓', '項目を並べ替える'],
      ['Backspace', '空の項目を削除'],
    ],
  },
  {
    title: '取り込みの確認',
    keys: [
      ['1 ～ 9', 'その番号の答えを選ぶ'],
      ['Enter', '最初の答えを選ぶ'],
      ['↓ または J', '次の質問へ'],
      ['↑ または K', '前の質問へ'],
      ['S', 'あとで答える（最後に回す）'],
    ],
  },
  {
    title: '全体',
    keys: [
      ['Ctrl + Z', '元に戻す'],
      ['Ctrl + Y', 'やり直す'],
      ['Ctrl + S', 'すぐに保存'],
      ['F8', '次の終了月未確認へ'],
      ['F1 または ?', 'このキー操作の一覧（文章の欄では F1）'],
    ],
  },
];

export function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="キー操作" onClose={onClose}>
      {groups.map(({ title, keys }) => (
        <section key={title} className="key-group">
          <h3>{title}</h3>
          <dl>
            {keys.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <div className="actions">
        <SupportInfo className="button quiet" />
        <Button className="button primary" onPress={onClose}>
          閉じる
        </Button>
      </div>
    </Dialog>
  );
}
