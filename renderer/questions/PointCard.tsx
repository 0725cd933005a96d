// One open point: what kind it is, where it belongs, what is asked and what the file said, with its answers as
// buttons. Shown in the editor's panel and in the review of an import.
import { memo, useId, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { rangeName } from '#shared/calendar/jun.ts';
import { answersTo, type Answer } from '#shared/commands/answers.ts';
import { kindOf, pointId, pointNames, samePoint, type OpenPoint } from '#shared/sheet/openPoints.ts';
import './questions.css';

/** What a screen reader hears and the eye reads first. */
export function messageOf(point: OpenPoint): string {
  if (point.kind === 'question') return point.question.message;
  const { item, row } = point;
  const label = (item.label || row.label).replaceAll('\n', ' ');
  return `「${label}」は ${rangeName(item.from, item.to)} としました。終わりの月は推測です。`;
}

interface PointCardProps {
  readonly point: OpenPoint;
  /** The place in words; '' for the sheet as a whole. */
  readonly where: string;
  /** Its place was deleted: it can only be put aside. */
  readonly gone: boolean;
  /** Shows the number key of each answer. */
  readonly numbered: boolean;
  readonly onAnswer: (answer: Answer) => void;
  /** More buttons, after the answers. */
  readonly tools: ReactNode;
}

/** The tools are of the point, and the same while that is. */
function same(one: PointCardProps, other: PointCardProps): boolean {
  return (
    samePoint(one.point, other.point) &&
    one.where === other.where &&
    one.gone === other.gone &&
    one.numbered === other.numbered &&
    one.onAnswer === other.onAnswer
  );
}

export const PointCard = memo(function PointCard(props: PointCardProps) {
  const { point, where, gone, numbered, onAnswer, tools } = props;
  const message = useId();
  const source = point.kind === 'question' ? point.question.source : '';
  const answers = gone ? answersTo(point).slice(-1) : answersTo(point);
  return (
    <div
      id={`point-${pointId(point)}`}
      className={`question about-${kindOf(point)}`}
      role="group"
      aria-labelledby={message}
      tabIndex={-1}
    >
      <p className="question-head">
        <span className={`badge ${kindOf(point) === 'update' ? 'plain' : 'ask'}`}>
          {pointNames[kindOf(point)]}
        </span>
        <span className="question-where">{where}</span>
      </p>
      <p id={message}>{messageOf(point)}</p>
      {source !== '' && <blockquote>{source}</blockquote>}
      {gone && <p className="question-gone">この場所はもうありません。</p>}
      <div className="question-tools">
        {answers.map((answer, index) => (
          <Button
            key={answer.label}
            className={`button small ${index === 0 ? 'primary' : ''}`}
            onPress={() => onAnswer(answer)}
          >
            {numbered && <kbd>{index + 1}</kbd>}
            {answer.label}
          </Button>
        ))}
        {tools}
      </div>
    </div>
  );
}, same);
