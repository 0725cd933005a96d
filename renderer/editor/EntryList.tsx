// A list that is written like a list: Enter begins the next entry, Backspace in an empty one removes it,
// Alt+↑↓ moves it, and several pasted lines become several entries.
import { useLayoutEffect, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import { PageMarks } from './PageMarks.tsx';
import { RowTools } from './RowTools.tsx';
import { TextField } from '../ui/TextField.tsx';

export interface EntryListProps {
  /** The name of the list, e.g. 個別計画. */
  readonly label: string;
  readonly entries: readonly string[];
  readonly onSet: (index: number, text: string) => void;
  readonly onInsert: (at: number, entries: readonly string[]) => void;
  readonly onRemove: (index: number) => void;
  readonly onMove: (index: number, to: number) => void;
  readonly onDone: () => void;
  readonly place: string;
  /** How far right of the left edge of the paper's text the list stands, in CSS pixels. */
  readonly indent: number;
}

/** Lines of a paste as entries, without the bullets they may bring along. */
function pastedEntries(text: string): readonly string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^\s*[・･•●○\-*]\s*/u, '').trim())
    .filter((line) => line !== '');
}

export function EntryList(props: EntryListProps) {
  const { label, entries, onSet, onInsert, onRemove, onMove, onDone, place, indent } = props;
  const root = useRef<HTMLUListElement>(null);
  /** The entry that gets the focus once the list shows its new state. */
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    root.current?.querySelectorAll('textarea')[wanted.current]?.focus();
    wanted.current = null;
  });

  const keys = (index: number) => (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const act = (work: () => void, focus: number): void => {
      event.preventDefault();
      wanted.current = focus;
      work();
    };
    if (event.key === 'Enter' && !event.shiftKey) act(() => onInsert(index + 1, ['']), index + 1);
    if (event.key === 'Backspace' && entries[index] === '')
      act(() => onRemove(index), Math.max(0, index - 1));
    if (event.altKey && event.key === 'ArrowUp' && index > 0) act(() => onMove(index, index - 1), index - 1);
    if (event.altKey && event.key === 'ArrowDown' && index < entries.length - 1)
      act(() => onMove(index, index + 1), index + 1);
  };
  const paste = (index: number) => (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const lines = pastedEntries(event.clipboardData.getData('text/plain'));
    if (lines.length < 2) return;
    event.preventDefault();
    const isBlank = entries[index] === '';
    wanted.current = index + lines.length - (isBlank ? 1 : 0);
    onInsert(index + 1, lines);
    if (isBlank) onRemove(index);
  };

  return (
    <div className="entry-list" data-place={place}>
      <ul ref={root} aria-label={label}>
        {entries.map((entry, index) => (
          <li key={index}>
            <PageMarks at={`${place}.${index}`} where="both" indent={indent} />
            <span aria-hidden="true">・</span>
            <TextField
              label={`${label} ${index + 1}件目`}
              place={`${place}.${index}`}
              value={entry}
              onText={(text) => onSet(index, text)}
              onDone={onDone}
              onKey={keys(index)}
              onPaste={paste(index)}
            />
            <RowTools
              name={`${label} ${index + 1}件目`}
              index={index}
              count={entries.length}
              onMove={(to) => onMove(index, to)}
              onRemove={() => onRemove(index)}
            />
          </li>
        ))}
      </ul>
      <Button
        className="add"
        aria-label={`${label}に追加`}
        onPress={() => {
          wanted.current = entries.length;
          onInsert(entries.length, ['']);
        }}
      >
        ＋ 追加
      </Button>
    </div>
  );
}
