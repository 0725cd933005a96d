/** A file that is read for many seconds: sheets with as many rows as are kept, of almost as many cells as are read. */
export function slowText(): Uint8Array {
  const rows = `名\t通年\t7月\t\t${'●会 '.repeat(7)}\n`.repeat(4_500);
  const sheet = `令和7年度 組織マネジメントシート\n部名\t総務部\n課名\t総務課\n■組織目標（今年度組織が目指す姿）\n■今年度の重点事業\n重点事業①\t名\n取組とスケジュール\t4月\t5月\n${rows}`;
  return new TextEncoder().encode(sheet.repeat(10));
}
