// A number of a cell as its format shows it (ECMA-376 part 1, 18.8.30), as far as month names, dates and years are
// written with numbers: 4 as `4月`, 45748 as `令和7年4月1日`. Everything else stays the plain number.

const builtInDates: Readonly<Record<number, string>> = {
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'yyyy/m/d',
  27: 'ge.m.d',
  28: 'ggge年m月d日',
  29: 'ggge年m月d日',
  30: 'm/d/yy',
  31: 'yyyy年m月d日',
  34: 'yyyy年m月',
  35: 'm月d日',
  36: 'ge.m.d',
  50: 'ge.m.d',
  51: 'ggge年m月d日',
  52: 'yyyy年m月',
  53: 'm月d日',
  54: 'ggge年m月d日',
  55: 'yyyy年m月',
  56: 'm月d日',
  57: 'ge.m.d',
  58: 'ggge年m月d日',
};

const token =
  /"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|(g{1,3}|e{1,2}|y+|m+|d+|a{3,4}|h+|s+|AM\/PM)|([0#?][0#?,.]*)|(.)/gi;

function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** Serial 60 is the 29 February 1900 that never was; days before it count one less. */
function dateOf(serial: number, from1904: boolean): Date {
  const days = from1904 ? serial + 1_462 : serial;
  return new Date((Math.floor(days) - 25_569 + (days < 60 ? 1 : 0)) * 86_400_000);
}

function eraOf(date: Date): { readonly name: string; readonly initial: string; readonly year: number } {
  const isReiwa = date.getTime() >= Date.UTC(2019, 4, 1);
  const year = date.getUTCFullYear();
  if (isReiwa) return { name: '令和', initial: 'R', year: year - 2018 };
  return { name: '平成', initial: 'H', year: year - 1988 };
}

function datePart(part: string, date: Date): string {
  const era = eraOf(date);
  const padded = (number: number): string =>
    part.length === 2 ? String(number).padStart(2, '0') : String(number);
  switch (part[0]?.toLowerCase()) {
    case 'g':
      return part.length === 3 ? era.name : part.length === 2 ? era.name.slice(0, 1) : era.initial;
    case 'e':
      return padded(era.year);
    case 'y':
      return part.length === 2 ? String(date.getUTCFullYear()).slice(2) : String(date.getUTCFullYear());
    case 'm':
      return padded(date.getUTCMonth() + 1);
    case 'd':
      return padded(date.getUTCDate());
    case 'a':
      return `${'日月火水木金土'.charAt(date.getUTCDay())}${part.length === 4 ? '曜日' : ''}`;
    default:
      return '';
  }
}

/** `code` is the format's own; null for one of the built-in numbers. */
export function formattedNumber(value: number, id: number, code: string | null, from1904: boolean): string {
  const [format = ''] = (code ?? builtInDates[id] ?? '').split(';');
  if (format === '' || /^general$/i.test(format)) return plainNumber(value);
  const parts = [...format.matchAll(token)];
  const isDate = parts.some(([, , , date]) => date !== undefined && /[gymd]/i.test(date));
  if (isDate) {
    if (value < 0 || value > 2_958_465) return plainNumber(value);
    const date = dateOf(value, from1904);
    return parts
      .map(
        ([, quoted, escaped, part, , other]) =>
          quoted ?? escaped ?? (part === undefined ? (other ?? '') : datePart(part, date)),
      )
      .join('')
      .trim();
  }
  let placed = false;
  const text = parts
    .map(([, quoted, escaped, , digits, other]) => {
      if (digits === undefined) return quoted ?? escaped ?? (other === '%' ? '%' : other === ' ' ? ' ' : '');
      if (placed) return '';
      placed = true;
      return plainNumber(parts.some((each) => each[5] === '%') ? value * 100 : value);
    })
    .join('');
  return placed ? text : plainNumber(value);
}
