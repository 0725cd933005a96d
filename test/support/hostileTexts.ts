// Texts that mean something to whoever takes them for more than text: a page, a typesetter, Word, a spreadsheet,
// a database, a file system. And sheets in which every field of a form is one of them.
import { isSheetText } from '#shared/sheet/text.ts';
import { emptySheet, type FormId, type Sheet } from '#shared/sheet/sheet.ts';

export const hostileTexts = [
  '<img src="http://attacker.example/1.png" onerror="window.hostile=1">',
  '<script>window.hostile=2</script>',
  '<svg onload=window.hostile=3><a xlink:href="javascript:window.hostile=4">x</a></svg>',
  'javascript:window.hostile=5',
  'http://attacker.example/ mailto:a@attacker.example',
  '[リンク](http://attacker.example/)',
  '&lt;b&gt; &amp; &#x3C;script&#x3E; &e;',
  ']]><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '</w:t></w:r><w:hyperlink r:id="rId1"><w:r><w:t>',
  '{ INCLUDEPICTURE "http://attacker.example/x" } { HYPERLINK "http://attacker.example/" }',
  '{{DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"}}',
  "=cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '#import "@preview/x:1.0.0": * #read("/etc/passwd")',
  '#{ panic("hostile") } #link("http://attacker.example")[x] $ x_1 $ @ref <label> *b* // c',
  '\\u{202E} ${window.hostile=6} {{7*7}} %s %n',
  '\u202Etxet esrever\u202C',
  "'; DROP TABLE drafts; --",
  '../../../../etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\attacker.example\\share\\a.omsheet',
  'file:///etc/passwd',
  '%2e%2e%2f',
  '__proto__',
  'constructor',
];

/** Every field of the form holds a hostile text, in turn all of them. */
export function hostileSheet(form: FormId): Sheet {
  const texts = hostileTexts.filter(isSheetText);
  let turn = 0;
  const text = (): string => texts[(turn += 1) % texts.length] ?? '';
  const id = (): string => `h${(turn += 1)}`;
  const rows = (): Sheet['needs'] =>
    Array.from({ length: 3 }, () => ({ id: id(), item: text(), action: text(), target: text() }));
  const r5 = form === 'r5';
  const sheet: Sheet = {
    ...emptySheet(form, r5 ? 2023 : 2025),
    department: text(),
    section: text(),
    goal: texts.join('\n'),
    mission: texts.map((each) => `・${each}`).join('\n'),
    plans: { basicConcept: texts.slice(0, 6), basicPlan: texts.slice(6, 12), individual: texts.slice(12) },
    priorityProjects: [0, 1].map(() => ({ id: id(), policy: text(), project: text() })),
    roles: [0, 1, 2].map(() => ({
      id: id(),
      plans: text(),
      name: text(),
      discretion: true,
      collaboration: null,
      role: text(),
      staff: text(),
    })),
    initiatives: [0, 1].map(() => ({
      id: id(),
      title: text(),
      policy: text(),
      content: text(),
      target: r5 ? text() : '',
      schedule: texts.map((label, row) => ({
        id: id(),
        label,
        items: [
          {
            id: id(),
            kind: 'period',
            from: row % 12,
            to: (row % 12) + 9,
            label: text(),
            mark: 'arrow',
            rhythm: 'once',
            endConfirmed: true,
            note: text(),
          },
        ],
      })),
    })),
  };
  return r5 ? { ...sheet, improvements: rows(), training: rows(), needs: rows() } : sheet;
}
