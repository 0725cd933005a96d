// Pages that Word has saved or put on the clipboard, with arrows drawn over a month grid: VML in comments, as Word
// writes it, its columns told by the widths of the cells.
import { describe, expect, it } from 'vitest';
import { readFile } from '#electron/import/readFile.ts';
import { rangeName } from '#shared/calendar/jun.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';

const itemColumn = 115;
const month = 30.15;
const padding = 5.4;
const rowHeight = 17;

interface Arrow {
  /** Edges from the left of the table, in points. */
  readonly left: number;
  readonly right: number;
  /** From the line it is anchored in. */
  readonly down: number;
  readonly label: string;
}

/** Where a month begins on the table. */
const monthAt = (number: number): number => itemColumn + number * month;

/** As Word 365 writes a line, with the picture it has for browsers; `label` in a text box of its own. */
function vml({ left, right, down, label }: Arrow, from: number): string {
  const style = `position:absolute;left:0;text-align:left;\n margin-left:${(left - from).toFixed(2)}pt;margin-top:${down}pt;width:${(right - left).toFixed(2)}pt;height:0;z-index:251659264;\n visibility:visible;mso-wrap-style:square;mso-wrap-distance-left:9pt;\n mso-position-horizontal:absolute;mso-position-horizontal-relative:text;\n mso-position-vertical:absolute;mso-position-vertical-relative:text`;
  const line = `<v:shapetype id="_x0000_t32"\n coordsize="21600,21600" o:spt="32" o:oned="t" path="m,l21600,21600e" filled="f">\n <v:path arrowok="t" fillok="f" o:connecttype="none"/>\n <o:lock v:ext="edit" shapetype="t"/>\n</v:shapetype><v:shape id="直線矢印コネクタ_x0020_1" o:spid="_x0000_s1026" type="#_x0000_t32"\n style='${style}' strokecolor="#4472c4 [3204]"\n strokeweight=".5pt">\n <v:stroke startarrow="block" endarrow="block" joinstyle="miter"/>\n</v:shape>`;
  const box =
    label === ''
      ? ''
      : `<v:shapetype id="_x0000_t202" coordsize="21600,21600"\n o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype><v:shape id="テキスト_x0020_2" type="#_x0000_t202" style='${style.replace('height:0', 'height:10pt')}' stroked="f">\n <v:textbox><![if !mso]>\n <table cellpadding=0 cellspacing=0 width="100%">\n  <tr>\n   <td><![endif]>\n   <div>\n   <p class=MsoNormal><span\n   style='font-size:7.0pt'>${label}<span lang=EN-US><o:p></o:p></span></span></p>\n   </div>\n   <![if !mso]></td>\n  </tr>\n </table>\n <![endif]></v:textbox>\n</v:shape>`;
  return `<!--[if gte vml 1]>${line}${box}<![endif]--><![if !vml]><span style='mso-ignore:vglayout;\nposition:absolute;z-index:251659264;left:0px;margin-left:9px;margin-top:11px;\nwidth:80px;height:2px'><img width=80 height=2 src="sheet.files/image001.png"\nv:shapes="直線矢印コネクタ_x0020_1"></span><![endif]>`;
}

const line = (content: string): string =>
  `<p class=MsoNormal>${content}<span lang=EN-US\n  style='font-size:8.0pt'><o:p>&nbsp;</o:p></span></p>`;

function cell(width: number, content: string, more = '', said = true): string {
  const own = said ? `width:${width.toFixed(2)}pt;` : '';
  return `  <td${said ? ` width=${Math.round(width / 0.75)}` : ''} valign=top${more} style='${own}border:solid windowtext 1.0pt;\n  padding:0mm 5.4pt 0mm 5.4pt;height:${rowHeight}.0pt'>\n  ${content}\n  </td>\n`;
}

const row = (cells: string): string =>
  ` <tr style='mso-yfti-irow:3;height:${rowHeight}.0pt;mso-height-rule:exactly'>\n${cells} </tr>\n`;

const names = ['4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月', '1月', '2月', '3月'];

interface Grid {
  /** In the first month's cell of the line. */
  readonly inCell: readonly Arrow[];
  /** In the line of text above the table. */
  readonly above: readonly Arrow[];
  readonly saysWidths: boolean;
}

function page({ inCell, above, saysWidths }: Grid): string {
  const year = 12 * month;
  const months = (content: (index: number) => string): string =>
    names.map((_, index) => cell(month, content(index), '', saysWidths)).join('');
  const arrows = inCell.map((arrow) => vml(arrow, itemColumn + padding)).join('');
  const rows = [
    cell(itemColumn, line('重点事業①'), '', saysWidths) +
      cell(year, line('防災訓練'), ' colspan=12', saysWidths),
    cell(itemColumn, line('取組の内容'), '', saysWidths) +
      cell(year, line('備えと訓練を進める。'), ' colspan=12', saysWidths),
    cell(itemColumn, line('取組とスケジュール'), '', saysWidths) +
      months((index) => line(names[index] ?? '')),
    cell(itemColumn, line('訓練の実施'), '', saysWidths) + months((index) => line(index === 0 ? arrows : '')),
    cell(itemColumn, line('検証'), '', saysWidths) + months(() => line('')),
  ].map(row);
  return `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"\nxmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">\n<head>\n<meta http-equiv=Content-Type content="text/html; charset=utf-8">\n<meta name=Generator content="Microsoft Word 15">\n<!--[if !mso]>\n<style>\nv\\:* {behavior:url(#default#VML);}\n</style>\n<![endif]-->\n<style>\n<!--\n@page WordSection1\n\t{size:595.3pt 841.9pt;\n\tmargin:20.0mm 20.0mm 20.0mm 20.0mm;\n\tmso-header-margin:42.55pt;}\ndiv.WordSection1 {page:WordSection1;}\n-->\n</style>\n</head>\n<body lang=JA>\n<div class=WordSection1>\n<p class=MsoNormal>令和８年度　組織マネジメントシート</p>\n<p class=MsoNormal>部名：総務部　課名：安全安心対策課</p>\n<p class=MsoNormal>■組織目標（今年度組織が目指す姿）</p>\n<p class=MsoNormal>災害に強いまち</p>\n<p class=MsoNormal>■今年度の重点事業(自部署の中で優先順位の高いもの)</p>\n${line(above.map((arrow) => vml(arrow, 0)).join(''))}\n<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0\n style='border-collapse:collapse;border:none'>\n${rows.join('')}</table>\n</div>\n</body>\n</html>\n`;
}

async function read(grid: Partial<Grid>): Promise<Draft> {
  const text = page({ inCell: [], above: [], saysWidths: true, ...grid });
  const bytes = new TextEncoder().encode(text);
  const [draft, ...others] = draftsRead(await readFile({ name: 'シート.htm', bytes }, counterIds()));
  if (draft === undefined || others.length > 0) throw new Error('not one sheet');
  return draft;
}

function scheduleOf({ sheet }: Draft): readonly string[] {
  return (sheet.initiatives[0]?.schedule ?? []).map(
    ({ label, items }) =>
      `${label}: ${items.map((item) => `${item.label} ${rangeName(item.from, item.to)}${item.endConfirmed ? '' : '?'}`).join(', ')}`,
  );
}

function arrowsAsked({ questions }: Draft): readonly string[] {
  return questions.filter(({ message }) => /図形|図や画像/.test(message)).map(({ source }) => source);
}

const summer: Arrow = { left: monthAt(3) + 1, right: monthAt(6) - 1, down: 8, label: '' };

describe('a page that Word has saved', () => {
  it('gives the arrows drawn in its cells the months they lie over', async () => {
    const late = { left: monthAt(8) + month / 3, right: monthAt(12) - 1, down: 8, label: '' };
    const found = await read({ inCell: [summer, late] });
    expect(scheduleOf(found)).toEqual(['訓練の実施:  7月～9月,  12月中旬～3月下旬', '検証: ']);
    expect(arrowsAsked(found)).toEqual([]);
  });

  it('gives an arrow anchored in the cell of another line to the line it lies over', async () => {
    const found = await read({ inCell: [{ ...summer, down: 8 + rowHeight }] });
    expect(scheduleOf(found)).toEqual(['訓練の実施: ', '検証:  7月～9月']);
  });

  it('gives an arrow that is anchored above the table to its line', async () => {
    const found = await read({ above: [{ ...summer, down: 18 + 3.5 * rowHeight }] });
    expect(scheduleOf(found)).toEqual(['訓練の実施:  7月～9月', '検証: ']);
    expect(arrowsAsked(found)).toEqual([]);
  });

  it('brings what is written in text boxes as the label of the arrow', async () => {
    const found = await read({ inCell: [{ ...summer, label: '総合防災訓練' }] });
    expect(scheduleOf(found)[0]).toBe('訓練の実施: 総合防災訓練 7月～9月');
  });

  it('asks about arrows whose place it cannot know, with what is written in them', async () => {
    const found = await read({ inCell: [{ ...summer, label: '総合防災訓練' }], saysWidths: false });
    expect(scheduleOf(found)).toEqual(['訓練の実施: ', '検証: ']);
    expect(arrowsAsked(found).join('\n')).toContain('総合防災訓練');
    const far = await read({ above: [{ ...summer, down: 900, label: '総合防災訓練' }] });
    expect(
      JSON.stringify(far.questions) + JSON.stringify(far.reference) + JSON.stringify(far.sheet),
    ).toContain('総合防災訓練');
    expect(arrowsAsked(far).length).toBe(1);
  });
});
