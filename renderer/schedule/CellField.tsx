// The one field of a grid. While it waits it holds the grid's focus unseen at the active cell and hears its
// keys; with the first character, also the first of an input method's, or on request it edits that cell's
// label in place. Enter takes the text, Shift+Enter begins a line, Escape leaves the label as it was. Its
// value is never set while it edits, so that no composition is disturbed.
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { isComposing } from '../keyboard/isComposing.ts';
import type { LabelBox } from './labelBox.ts';

interface CellFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** What assistive technology calls the grid. */
  readonly gridName: string;
  readonly gridId: string;
  /** The element of the active cell; undefined when the grid has none. */
  readonly activeCell: string | undefined;
  /** Where the label of the active cell stands; null without one. */
  readonly cell: LabelBox | null;
  readonly edits: boolean;
  /** Something was typed. */
  readonly onBegin: () => void;
  readonly onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onTake: (text: string) => void;
  readonly onLeave: () => void;
  readonly onMenu: () => void;
  readonly onFocus: () => void;
}

const nowhere = { left: 0, top: 0, width: 1, height: 1 };

export function CellField(props: CellFieldProps) {
  const { field, gridName, gridId, activeCell, cell, edits } = props;
  /** Typing replaces the label, as in a spreadsheet; asking for it edits what is there. */
  const typed = useRef(false);
  const initial = cell?.text ?? '';
  useEffect(() => {
    const area = field.current;
    if (!edits || typed.current || area === null) return;
    area.value = initial;
    area.focus({ preventScroll: true });
    area.select();
    // Only the beginning of editing sets the value.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [edits]);

  const begin = (): void => {
    if (edits) return;
    typed.current = true;
    props.onBegin();
  };
  const leave = (takes: boolean): void => {
    const area = field.current;
    if (area === null) return;
    const text = area.value;
    area.value = '';
    typed.current = false;
    if (!edits) return;
    if (takes && text !== initial) props.onTake(text);
    props.onLeave();
  };
  const { box, align, size, label } = cell ?? { box: nowhere, align: 'left', size: 15, label: '' };
  return (
    <textarea
      ref={field}
      className={edits ? 'cell-field label-editor' : 'cell-field waits'}
      aria-label={edits ? label : gridName}
      aria-controls={gridId}
      aria-activedescendant={edits ? undefined : activeCell}
      autoComplete="off"
      spellCheck={false}
      rows={1}
      style={{
        left: box.left,
        top: box.top,
        width: box.width,
        minHeight: box.height,
        fontSize: size * (2 / 3),
        textAlign: align,
      }}
      onCompositionStart={begin}
      onInput={begin}
      onFocus={props.onFocus}
      onBlur={() => leave(true)}
      onContextMenu={(event) => {
        if (edits) return;
        event.preventDefault();
        props.onMenu();
      }}
      onKeyDown={(event) => {
        if (!edits) {
          props.onKey(event);
          return;
        }
        event.stopPropagation();
        if (isComposing(event.nativeEvent)) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          leave(false);
        } else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
          event.preventDefault();
          leave(true);
        }
      }}
    />
  );
}
