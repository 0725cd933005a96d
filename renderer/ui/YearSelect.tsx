// Chooses a fiscal year, shown in 和暦.
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import { offeredYears } from './fiscalYears.ts';

interface YearSelectProps {
  readonly value: number | null;
  readonly onChange: (year: number | null) => void;
  readonly className?: string;
  readonly label?: string;
  /** Names the place in the sheet, so that other panels can lead here. */
  readonly place?: string;
}

export function YearSelect({ value, onChange, className = 'field', label, place }: YearSelectProps) {
  return (
    <select
      className={className}
      aria-label={label}
      data-place={place}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
    >
      <option value="">年度なし</option>
      {offeredYears(new Date(), value).map((year) => (
        <option key={year} value={year}>
          {fiscalYearName(year)}
        </option>
      ))}
    </select>
  );
}
