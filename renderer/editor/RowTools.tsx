// The buttons of a row in a list or table: up, down, away. Shown while the row is pointed at or written in.
import { Button } from 'react-aria-components';

interface RowToolsProps {
  /** 2行目, 重点事業② */
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

export function RowTools({ name, index, count, onMove, onRemove }: RowToolsProps) {
  return (
    <span className="tools">
      <Button
        className="tool"
        aria-label={`${name}を上へ`}
        isDisabled={index === 0}
        onPress={() => onMove(index - 1)}
      >
        ↑
      </Button>
      <Button
        className="tool"
        aria-label={`${name}を下へ`}
        isDisabled={index === count - 1}
        onPress={() => onMove(index + 1)}
      >
        ↓
      </Button>
      <Button className="tool" aria-label={`${name}を削除`} onPress={onRemove}>
        ×
      </Button>
    </span>
  );
}
