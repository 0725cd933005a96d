/** `■組織目標（今年度組織が目指す姿）` → `組織目標`; `■自部署が関連する「…」における重点事業` → `関連する重点事業` */
export function shortHeading(heading: string): string {
  return heading
    .replace(/^■/, '')
    .replace(/[（(].*$/, '')
    .replace(/^.*における/, '関連する');
}
