// A text of the sheet, edited where it stands. Its value comes from the one history; while an input method
// composes, the field keeps its own text and nothing else happens, and the end of the composition is one
// change. Ctrl+Z in the field is the program's undo, not the browser's.
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { isComposing } from '../keyboard/isComposing.ts';

export interface TextFieldProps {
  /** The name that assistive technology reads. */
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  /** The user left the field. */
  readonly onDone: () => void;
  readonly className?: string;
  readonly placeholder?: string;
  /** Keys outside of a composition; called before the browser handles them. */
  readonly onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  readonly onFocus?: () => void;
  /** Names the place in the sheet, so that other panels can lead here. */
  readonly place?: string;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onText, onDone, className = '', placeholder, onKey, onPaste, onFocus, place } = props;
  /** The text while a composition is open; null while none is. */
  const [composed, setComposed] = useState<string | null>(null);
  return (
    <textarea
      className={`text ${className}`}
      rows={1}
      aria-label={label}
      placeholder={placeholder}
      data-place={place}
      value={composed ?? value}
      onChange={(event) => {
        const text = event.currentTarget.value;
        if (composed === null) onText(text);
        else setComposed(text);
      }}
      onCompositionStart={(event) => setComposed(event.currentTarget.value)}
      onCompositionEnd={(event) => {
        setComposed(null);
        onText(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (!isComposing(event.nativeEvent)) onKey?.(event);
      }}
      onPaste={onPaste}
      onFocus={onFocus}
      onBlur={onDone}
    />
  );
}
