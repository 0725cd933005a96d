// What stands above the title of a sheet that is being circulated: version and date, boxes for seals. It is no
// content of the sheet, nor of the one before it in the file.

/** `第3版 令和8年4月21日` */
export function isStamp(text: string): boolean {
  const said = text.trim();
  return (
    said !== '' && /^(?:第[0-9]+版)?\s*(?:(?:令和|平成)[0-9元]+年[0-9]+月[0-9]+日)?(?:現在)?$/.test(said)
  );
}

/** Whether the text of a first cell, or of a whole such table, is that of boxes for seals. */
export function isSealBox(text: string): boolean {
  return /^(?:決裁|合議|回議|起案)(?:\s|$)/.test(text.trim());
}

/** Headings under which such things are kept beside a sheet of which nothing else is known. */
export const frontHeading = { stamp: '版と日付', seals: '決裁欄' } as const;

export function isFrontHeading(heading: string): boolean {
  return heading === frontHeading.stamp || heading === frontHeading.seals;
}
