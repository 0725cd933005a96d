// Edits a label in place, over where it stands. Enter takes the text, Shift+Enter begins a line, Escape leaves
// the label as it was. An Enter that confirms a conversion of the input method is none of these.
import { useEffect, useRef, useState } from 'react';
import { isComposing } from '../keyboard/isComposing.ts';

export interface LabelEditorProps {
  readonly label: string;
  readonly initial: string;
  /** CSS pixels within the grid. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly align: 'left' | 'center';
  readonly fontSize: number;
  readonly onTake: (text: string) => void;
  readonly onLeave: () => void;
}

export function LabelEditor({ label, initial, box, align, fontSize, onTake, onLeave }: LabelEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(initial);
  /** Leaving takes the text as well, once. */
  const settled = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const settle = (take: boolean): void => {
    if (settled.current) return;
    settled.current = true;
    const now = field.current?.value ?? text;
    if (take && now !== initial) onTake(now);
    onLeave();
  };
  return (
    <textarea
      ref={field}
      className="label-editor"
      aria-label={label}
      rows={1}
      style={{
        left: box.left,
        top: box.top,
        width: box.width,
        minHeight: box.height,
        fontSize,
        textAlign: align,
      }}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => settle(true)}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (isComposing(event.nativeEvent)) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          settle(false);
        } else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
          event.preventDefault();
          settle(true);
        }
      }}
    />
  );
}
