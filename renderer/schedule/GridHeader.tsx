// The months of the year over a grid, as SVG in twips.
import { junInMonth, monthName, monthsInYear, type FiscalMonth } from '#shared/calendar/jun.ts';
import type { Form, Twips } from '#shared/forms/form.ts';

/** Of the header; the first row begins below it. */
export const headerHeight: Twips = 300;
const headerText: Twips = 180;

interface GridHeaderProps {
  readonly form: Form;
  /** 取組とスケジュール */
  readonly label: string;
  readonly width: Twips;
  /** The month of today, where it lies in the year. */
  readonly today: FiscalMonth | null;
}

export function GridHeader({ form, label, width, today }: GridHeaderProps) {
  const { itemColumn, jun } = form.page;
  const month = junInMonth * jun;
  const middle = headerHeight / 2 + headerText * 0.36;
  return (
    <g role="row" className="header">
      <rect className="shade" x={0} y={0} width={width} height={headerHeight} />
      <text role="columnheader" x={itemColumn / 2} y={middle} fontSize={headerText} textAnchor="middle">
        {label}
      </text>
      {Array.from({ length: monthsInYear }, (_, index) => (
        <g
          key={index}
          role="columnheader"
          data-month={monthName(index)}
          aria-current={index === today ? 'date' : undefined}
        >
          {index === today && (
            <path
              className="today-mark"
              d={`M ${itemColumn + index * month + 15} 15 h ${month - 30} v 50 h ${30 - month} Z`}
            >
              <title>今月</title>
            </path>
          )}
          <line
            className="rule"
            x1={itemColumn + index * month}
            x2={itemColumn + index * month}
            y1={0}
            y2={headerHeight}
          />
          <text x={itemColumn + (index + 0.5) * month} y={middle} fontSize={headerText} textAnchor="middle">
            {monthName(index)}
          </text>
        </g>
      ))}
      <line className="rule" x1={0} x2={width} y1={headerHeight} y2={headerHeight} />
    </g>
  );
}
