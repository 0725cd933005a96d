// A number of a cell as its format shows it (ECMA-376 part 1, 18.8.30), as far as Japanese offices write with it: 4 as
// `4月`, 45748 as `令和7年4月1日`, 0.354 as `8:30`, 1234567 as `1,235千円`. What no format says stays the plain number.

const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'ge.m.d',
  28: 'ggge年m月d日',
  29: 'ggge年m月d日',
  30: 'm/d/yy',
  31: 'yyyy年m月d日',
  32: 'h時mm分',
  33: 'h時mm分ss秒',
  34: 'yyyy年m月',
  35: 'm月d日',
  36: 'ge.m.d',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
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
  /"(?<quoted>[^"]*)"|\\(?<escaped>.)|\[(?<elapsed>h+|m+|s+)\]|\[\$(?<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|(?<general>general|G\/標準)|(?<part>g{1,3}|e{1,2}|y+|m+|d+|a{3,4}|h+|s+|AM\/PM)|(?<digits>[0#?](?:[0#?,]*[0#?])?(?:\.[0#?]*)?)(?<thousands>,*)|(?<other>.)/giu;

type Token = NonNullable<RegExpMatchArray['groups']>;

function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** `value` in thousands where commas end the digits; grouped where they stand among them. */
function placedNumber(value: number, digits: string, thousands: number): string {
  const scaled = value / 1_000 ** thousands;
  // Beyond, JavaScript writes powers of ten.
  if (!(Math.abs(scaled) < 1e21)) return plainNumber(value);
  const [whole = '', part = ''] = digits.split('.');
  const least = part.replace(/[#?]+$/, '').length;
  const [shown = '', behind = ''] = Number(scaled.toPrecision(15))
    .toFixed(Math.min(part.length, 20))
    .split('.');
  const filled = shown.padStart(whole.replace(/[^0]/g, '').length, '0');
  const grouped = whole.includes(',') ? filled.replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ',') : filled;
  const decimals = behind.slice(0, least) + behind.slice(least).replace(/0+$/, '');
  return decimals === '' ? grouped : `${grouped}.${decimals}`;
}

/** Serial 60 is the 29 February 1900 that never was; days before it count one less. */
function dateOf(serial: number, from1904: boolean): Date {
  const days = from1904 ? serial + 1_462 : serial;
  return new Date(Math.round((days - 25_569 + (days < 60 ? 1 : 0)) * 86_400) * 1_000);
}

const oldestEra = { name: '明治', initial: 'M', first: Date.UTC(1868, 0, 25) } as const;
/** Eras by the day they begin. */
const eras = [
  { name: '令和', initial: 'R', first: Date.UTC(2019, 4, 1) },
  { name: '平成', initial: 'H', first: Date.UTC(1989, 0, 8) },
  { name: '昭和', initial: 'S', first: Date.UTC(1926, 11, 25) },
  { name: '大正', initial: 'T', first: Date.UTC(1912, 6, 30) },
] as const;

interface Clock {
  /** `m` stands for minutes. */
  readonly isMinute: boolean;
  /** Hours from 1 to 12. */
  readonly isHalfDay: boolean;
}

function datePart(part: string, date: Date, { isMinute, isHalfDay }: Clock): string {
  const era = eras.find(({ first }) => date.getTime() >= first) ?? oldestEra;
  const padded = (number: number): string =>
    part.length === 2 ? String(number).padStart(2, '0') : String(number);
  switch (part[0]?.toLowerCase()) {
    case 'g':
      return part.length === 3 ? era.name : part.length === 2 ? era.name.slice(0, 1) : era.initial;
    case 'e':
      return padded(date.getUTCFullYear() - new Date(era.first).getUTCFullYear() + 1);
    case 'y':
      return part.length === 2 ? String(date.getUTCFullYear()).slice(2) : String(date.getUTCFullYear());
    case 'm':
      return padded(isMinute ? date.getUTCMinutes() : date.getUTCMonth() + 1);
    case 'd':
      return padded(date.getUTCDate());
    case 'h':
      return padded(isHalfDay ? date.getUTCHours() % 12 || 12 : date.getUTCHours());
    case 's':
      return padded(date.getUTCSeconds());
    default:
      if (part.includes('/')) return date.getUTCHours() < 12 ? 'AM' : 'PM';
      return `${'日月火水木金土'.charAt(date.getUTCDay())}${part.length === 4 ? '曜日' : ''}`;
  }
}

const secondsIn: Readonly<Record<string, number>> = { h: 3_600, m: 60, s: 1 };

function elapsed(part: string, value: number): string {
  const count = Math.floor(Math.round(value * 86_400) / (secondsIn[part.charAt(0).toLowerCase()] ?? 1));
  return String(count).padStart(part.length, '0');
}

function writtenDate(value: number, parts: readonly Token[], from1904: boolean): string {
  const date = dateOf(value, from1904);
  const clock = parts.map(({ part, elapsed: passed }) => (part ?? passed ?? '').charAt(0).toLowerCase());
  const isHalfDay = parts.some(({ part }) => part?.includes('/') === true);
  /** `m` behind hours or before seconds. */
  const isMinute = (index: number): boolean =>
    clock.slice(0, index).findLast((each) => each !== '') === 'h' ||
    clock.slice(index + 1).find((each) => each !== '') === 's';
  return parts
    .map(
      ({ quoted, escaped, elapsed: passed, part, digits, other }, index) =>
        quoted ??
        escaped ??
        (passed === undefined ? null : elapsed(passed, value)) ??
        (part === undefined
          ? (digits ?? other ?? '')
          : datePart(part, date, { isMinute: isMinute(index), isHalfDay })),
    )
    .join('')
    .trim();
}

function writtenNumber(value: number, parts: readonly Token[]): string {
  const scaled = parts.some(({ other }) => other === '%') ? value * 100 : value;
  return parts
    .map(({ quoted, escaped, currency, general, digits, thousands, other }) => {
      if (general !== undefined || other === '@') return plainNumber(value);
      if (digits !== undefined) return placedNumber(scaled, digits, thousands?.length ?? 0);
      return quoted ?? escaped ?? currency ?? other ?? '';
    })
    .join('')
    .trim();
}

/** The section for the number's sign, and the number as that section writes it. */
function sectionFor(format: string, value: number): { readonly section: string; readonly shown: number } {
  const [first = '', second, third] = format.split(';');
  if (value < 0 && second !== undefined) return { section: second, shown: -value };
  return { section: value === 0 && third !== undefined ? third : first, shown: value };
}

/** Fractions, powers of ten and conditions are not written here. */
function isKnown(section: string, parts: readonly Token[]): boolean {
  const places = parts.filter(
    ({ digits, general, other }) => digits !== undefined || general !== undefined || other === '@',
  );
  return section.trim() !== '' && places.length <= 1 && !/\[[<>=]|e[+-]/i.test(section);
}

/** `code` is the format's own; null for one of the built-in numbers. */
export function formattedNumber(value: number, id: number, code: string | null, from1904: boolean): string {
  const { section, shown } = sectionFor(code ?? builtIn[id] ?? '', value);
  const parts = [...section.matchAll(token)].map(({ groups = {} }) => groups);
  if (parts.some(({ part, elapsed: passed }) => passed !== undefined || /[gymdhs]/i.test(part ?? '')))
    return value < 0 || value > 2_958_465 ? plainNumber(value) : writtenDate(value, parts, from1904);
  return isKnown(section, parts) ? writtenNumber(shown, parts) : plainNumber(value);
}
