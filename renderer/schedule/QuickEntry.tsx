// Items in words, a line each: `7月～8月 市民アンケート`. Enter places the line in the row; several pasted
// lines are placed at once.
import { useState } from 'react';
import { isComposing } from '../keyboard/isComposing.ts';

interface QuickEntryProps {
  /** 線表 重点事業① */
  readonly gridName: string;
  /** Of the row that takes the items. */
  readonly rowLabel: string;
  /** Places what it can; returns the lines it could not place. */
  readonly onLines: (text: string) => readonly string[];
}

export function QuickEntry({ gridName, rowLabel, onLines }: QuickEntryProps) {
  const [text, setText] = useState('');
  const row = rowLabel.replaceAll('\n', ' ').trim() || '名称なし';
  return (
    <label className="quick-entry">
      <span>言葉で追加</span>
      <textarea
        className="field"
        rows={1}
        aria-label={`${gridName}の取組「${row}」に言葉で追加`}
        title={`取組「${row}」に追加します。Enter で入ります。`}
        placeholder={`7月～8月 市民アンケート　→「${row}」`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (!/[\r\n]/.test(pasted.trim())) return;
          event.preventDefault();
          setText(onLines(text + pasted).join('\n'));
        }}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent) || event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          if (text.trim() !== '') setText(onLines(text).join('\n'));
        }}
      />
    </label>
  );
}
