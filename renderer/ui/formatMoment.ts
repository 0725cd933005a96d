// Moments as people read them; the only place where times are put into words.
const time = new Intl.DateTimeFormat('ja-JP', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('ja-JP', { year: 'numeric', month: 'numeric', day: 'numeric' });

/** `14:02` */
export function timeOfDay(moment: number): string {
  return time.format(moment);
}

/** `2026/4/21 14:02` */
export function dayAndTime(moment: number): string {
  return `${day.format(moment)} ${time.format(moment)}`;
}
