// Chooses which kinds of open points are shown, each with its number.
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { kindOf, pointKinds, pointNames, type OpenPoint, type PointKind } from '#shared/sheet/openPoints.ts';

interface KindFilterProps {
  readonly points: readonly OpenPoint[];
  /** Null for all kinds. */
  readonly value: PointKind | null;
  readonly onChange: (kind: PointKind | null) => void;
}

export function KindFilter({ points, value, onChange }: KindFilterProps) {
  const counts = new Map<PointKind, number>();
  for (const point of points) counts.set(kindOf(point), (counts.get(kindOf(point)) ?? 0) + 1);
  const shown = pointKinds.filter((kind) => counts.has(kind) || kind === value);
  if (shown.length < 2 && value === null) return null;
  return (
    <ToggleButtonGroup
      className="kind-filter"
      aria-label="表示する種類"
      selectionMode="single"
      selectedKeys={value === null ? ['all'] : [value]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        onChange(pointKinds.find((kind) => kind === key) ?? null);
      }}
    >
      <ToggleButton id="all" className="filter">
        すべて {points.length}
      </ToggleButton>
      {shown.map((kind) => (
        <ToggleButton key={kind} id={kind} className="filter">
          {pointNames[kind]} {counts.get(kind) ?? 0}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
