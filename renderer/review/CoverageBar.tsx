// How much of the source's text has arrived, in percent and characters, and what has not, on request.
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Arrival, Coverage } from '#shared/compare/coverage.ts';

const parts: readonly { readonly arrival: Arrival; readonly word: string }[] = [
  { arrival: 'field', word: 'シートの欄' },
  { arrival: 'form', word: '様式の見出しと語' },
  { arrival: 'reference', word: '参考' },
  { arrival: 'question', word: '質問' },
  { arrival: 'remainder', word: '残り' },
];

interface CoverageBarProps {
  readonly coverage: Coverage;
  /** Shows a block of the source. */
  readonly onShow: (block: number) => void;
}

export function CoverageBar({ coverage, onShow }: CoverageBarProps) {
  const [lists, setLists] = useState(false);
  const { counts, total, remainder } = coverage;
  if (total === 0) return null;
  const arrived = total - counts.remainder;
  // Rounded down: all of it is said only of all of it.
  const percent = Math.floor((arrived / total) * 100);
  return (
    <section className="coverage" aria-label="届いた文字">
      <div className="coverage-line">
        <p>
          <strong>元の文字の {percent} %</strong>（{total.toLocaleString('ja-JP')}字のうち{' '}
          {arrived.toLocaleString('ja-JP')}字）が届いています。
        </p>
        <div
          className="coverage-bar"
          role="meter"
          aria-label="届いた文字の割合"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
          aria-valuetext={`${percent} %`}
        >
          {parts.map(({ arrival }) => (
            <span key={arrival} className={`part in-${arrival}`} style={{ flexGrow: counts[arrival] }} />
          ))}
        </div>
        {remainder.length > 0 && (
          <Button className="button small" aria-expanded={lists} onPress={() => setLists(!lists)}>
            残り {counts.remainder}字を{lists ? '閉じる' : '見る'}
          </Button>
        )}
      </div>
      <p className="coverage-parts">
        {parts
          .filter(({ arrival }) => counts[arrival] > 0)
          .map(({ arrival, word }) => (
            <span key={arrival} className="coverage-part">
              <span className={`swatch in-${arrival}`} aria-hidden="true" />
              {word} {counts[arrival].toLocaleString('ja-JP')}字
            </span>
          ))}
      </p>
      {lists && (
        <ul className="remainder-list">
          {remainder.map(({ text, block, heading }, index) => (
            <li key={index}>
              <Button className="button small quiet" onPress={() => onShow(block)}>
                {heading === '' ? 'ファイルの最初' : heading.trim()}
              </Button>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
