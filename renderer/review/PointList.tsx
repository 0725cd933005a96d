// The open points in their order: the current one with its answers, the others in a line each.
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import type { Answer } from '#shared/commands/answers.ts';
import { placeInWords } from '#shared/forms/placeInWords.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { kindOf, placeOf, pointId, pointNames, type OpenPoint } from '#shared/sheet/openPoints.ts';
import { isGone } from '#shared/sheet/valueAt.ts';
import { messageOf, PointCard } from '../questions/PointCard.tsx';
import { useForm } from '../store/useForm.ts';

/** So many are drawn around the current one; a list of thousands stays quick. */
const mostShown = 120;

interface PointListProps {
  readonly order: readonly OpenPoint[];
  readonly index: number;
  readonly sheet: Sheet;
  readonly onAnswer: (answer: Answer) => void;
  readonly onMove: (index: number) => void;
  readonly onLater: () => void;
  readonly onOpen: (point: OpenPoint) => void;
}

export function PointList(props: PointListProps) {
  const { order, index, sheet, onAnswer, onMove, onLater, onOpen } = props;
  const current = order[index];
  const currentId = current === undefined ? null : pointId(current);
  useEffect(() => {
    if (currentId === null) return;
    const element = document.getElementById(`point-${currentId}`);
    element?.scrollIntoView({ block: 'nearest' });
    element?.focus({ preventScroll: true });
  }, [currentId]);
  const first = Math.max(0, Math.min(index - 20, order.length - mostShown));
  const form = useForm();
  return (
    <ol className="points" start={first + 1}>
      {order.slice(first, first + mostShown).map((point, offset) => {
        const id = pointId(point);
        const place = placeOf(point);
        const where = placeInWords(sheet, form, place);
        return (
          <li key={id} aria-current={id === currentId ? 'step' : undefined}>
            {id === currentId ? (
              <PointCard
                point={point}
                where={where}
                gone={isGone(sheet, place)}
                numbered
                onAnswer={onAnswer}
                tools={
                  <>
                    <Button className="button small" onPress={onLater}>
                      <kbd>S</kbd>あとで
                    </Button>
                    <Button className="button small quiet" onPress={() => onOpen(point)}>
                      紙面で直す
                    </Button>
                  </>
                }
              />
            ) : (
              <Button className="point-line" onPress={() => onMove(first + offset)}>
                <span className={`badge ${kindOf(point) === 'update' ? 'plain' : 'ask'}`}>
                  {pointNames[kindOf(point)]}
                </span>
                <span className="point-words" title={messageOf(point)}>
                  {messageOf(point)}
                </span>
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
