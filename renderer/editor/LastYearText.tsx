// The field that had the focus last, as it was in the file: what differs is marked, and it can be taken over.
import { useDeferredValue, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { diffText, type TextPiece } from '#shared/compare/diffText.ts';
import type { Place } from '#shared/sheet/draft.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { textAt } from '#shared/sheet/valueAt.ts';
import { useEditorStore } from '../store/EditorContext.tsx';
import { useSheet } from './useSheet.ts';

/** Each kind by a sign and a word as well as by its look. */
const signs: Readonly<Record<TextPiece['kind'], { readonly sign: string; readonly word: string } | null>> = {
  same: null,
  removed: { sign: '－', word: '昨年度だけ' },
  added: { sign: '＋', word: '今の欄だけ' },
};

function PieceView({ piece: { kind, text } }: { readonly piece: TextPiece }) {
  const sign = signs[kind];
  if (sign === null) return text;
  const marked = (
    <>
      <span className="difference-sign" aria-label={sign.word} role="img">
        {sign.sign}
      </span>
      {text}
    </>
  );
  return kind === 'removed' ? <del>{marked}</del> : <ins>{marked}</ins>;
}

interface LastYearTextProps {
  readonly place: Place;
  /** The place in words. */
  readonly name: string;
  /** As it was read, before it was carried over. */
  readonly before: Sheet;
}

export function LastYearText({ place, name, before }: LastYearTextProps) {
  const store = useEditorStore();
  const now = useSheet((sheet) => textAt(sheet, place));
  const then = textAt(before, place);
  const compared = useDeferredValue(now ?? '');
  const pieces = useMemo(() => diffText(then ?? '', compared), [then, compared]);
  if (now === null) return <p className="panel-empty">「{name}」はもうありません。</p>;
  if (then === null || then === '')
    return <p className="panel-empty">「{name}」は、取り込んだファイルにはありませんでした。</p>;
  const take = (text: string): void => void store.execute({ name: 'takeText', place, text });
  const isSame = pieces.every(({ kind }) => kind === 'same');
  return (
    <section className="last-year" aria-label={`昨年度の${name}`}>
      <h3>{name}</h3>
      {isSame ? (
        <p className="last-year-same">✓ 昨年度と同じです。</p>
      ) : (
        <p className="last-year-same">－ 昨年度だけにある文字　＋ 今の欄だけにある文字</p>
      )}
      <p className="last-year-text">
        {pieces.map((piece, index) => (
          <PieceView key={index} piece={piece} />
        ))}
      </p>
      <div className="question-tools">
        <Button className="button small primary" isDisabled={isSame} onPress={() => take(then)}>
          この文章を使う
        </Button>
        <Button className="button small" onPress={() => take(now === '' ? then : `${now}\n${then}`)}>
          末尾に加える
        </Button>
      </div>
    </section>
  );
}
