// 参考: what an imported file said that has no place in the form. Searched, and taken into the field that had the
// focus last; it stays here all the same.
import { memo, useRef, useState } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import type { Reference } from '#shared/sheet/draft.ts';
import { isComposing } from '../keyboard/isComposing.ts';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';

interface EntryProps {
  readonly entry: Reference;
  /** The field that text is taken into, in words; null while there is none. */
  readonly into: string | null;
  readonly onTake: (text: string) => void;
}

const Entry = memo(function Entry({ entry, into, onTake }: EntryProps) {
  const store = useEditorStore();
  const field = useRef<HTMLTextAreaElement>(null);
  const take = (): void => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    const chosen = entry.text.slice(selectionStart, selectionEnd);
    if (into !== null) onTake(chosen === '' ? entry.text : chosen);
  };
  return (
    <li>
      <h4>{entry.heading}</h4>
      <textarea
        ref={field}
        className="reference-text"
        readOnly
        aria-label={`参考 ${entry.heading}`}
        value={entry.text}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.ctrlKey || isComposing(event.nativeEvent)) return;
          event.preventDefault();
          take();
        }}
      />
      <div className="question-tools">
        <Button className="button small" isDisabled={into === null} onPress={take}>
          {into === null ? '欄を選ぶと加えられます' : `選んだ文字を「${into}」に加える`}
        </Button>
        <Button
          className="button small quiet"
          aria-label={`参考「${entry.heading}」を削除`}
          onPress={() => store.execute({ name: 'removeReference', id: entry.id })}
        >
          削除
        </Button>
      </div>
    </li>
  );
});

/** Width and case of letters make no difference to a search. */
function loose(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

export function ReferenceList({ into, onTake }: Omit<EntryProps, 'entry'>) {
  const reference = useEditor((state) => state.history.draft.reference);
  const [query, setQuery] = useState('');
  if (reference.length === 0)
    return (
      <p className="panel-empty">
        取り込んだファイルのうち、様式に場所のない文章がここに残ります。今はありません。
      </p>
    );
  const wanted = loose(query.trim());
  const found = reference.filter(({ heading, text }) => loose(`${heading}\n${text}`).includes(wanted));
  return (
    <>
      <SearchField className="reference-search" value={query} onChange={setQuery}>
        <Label className="visually-hidden">参考から探す</Label>
        <Input className="field" placeholder="参考から探す" />
      </SearchField>
      <p className="panel-empty">
        文字を選んで <kbd>Ctrl</kbd>+<kbd>Enter</kbd> でも加えられます。選ばないときは全文です。
      </p>
      {found.length === 0 && <p role="status">「{query}」を含む参考はありません。</p>}
      <ul className="references">
        {found.map((entry) => (
          <Entry key={entry.id} entry={entry} into={into} onTake={onTake} />
        ))}
      </ul>
    </>
  );
}
