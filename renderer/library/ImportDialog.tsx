// Asks as what the sheets of a file are taken: as last year's, from which this year's drafts are made, or as they
// are. What would be asked in every sheet alike is asked here once for all.
import { useCallback, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import { needsOthers } from '#shared/carryOver/barsFromTargets.ts';
import { carryOver } from '#shared/carryOver/carryOver.ts';
import { answerAlike, askedInAll } from '#shared/carryOver/askedInAll.ts';
import { formOfYear } from '#shared/forms/forms.ts';
import { openCount } from '#shared/sheet/openPoints.ts';
import type { Import } from '#shared/sheet/origin.ts';
import type { FormId, Sheet } from '#shared/sheet/sheet.ts';
import { useApp } from '../store/AppContext.tsx';
import type { ImportQuestion } from '../store/appStore.ts';
import { newId } from '../store/newId.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { FormSelect } from '../ui/FormSelect.tsx';
import { sheetNames } from '../ui/sheetNames.ts';
import { upcomingFiscalYear } from '../ui/fiscalYears.ts';
import { YearSelect } from '../ui/YearSelect.tsx';

export function ImportDialog({ asked: question }: { readonly asked: ImportQuestion }) {
  const { imports, files, answer } = question;
  const upcoming = upcomingFiscalYear(new Date());
  const newest = Math.max(...imports.map(({ draft }) => draft.sheet.fiscalYear ?? 0));
  const [year, setYear] = useState(Math.max(newest + 1, upcoming));
  const forms = useApp((state) => state.forms);
  /** Null while it is the form of the year. */
  const [chosenForm, setChosenForm] = useState<FormId | null>(null);
  const form = chosenForm ?? formOfYear(year, forms).id;
  const [alike, setAlike] = useState<ReadonlySet<string>>(new Set());
  const carry = useCallback(
    (sheets: readonly Import[], before: readonly Sheet[]) => {
      const others = [...sheets.map(({ origin }) => origin.sheet), ...before];
      return sheets.map((sheet) => carryOver(sheet, { form, fiscalYear: year }, { forms, others }, newId));
    },
    [year, form, forms],
  );
  const carried = useMemo(() => carry(imports, []), [carry, imports]);
  /** Of one sheet it is asked in the editor. */
  const isOne = files === 1 && imports.length === 1;
  const asked = useMemo(() => (isOne ? [] : askedInAll(carried)), [isOne, carried]);
  /** A sheet of this year or later is likelier one that comes back than one of last year. */
  const isLastYears = newest < upcoming;
  const make = {
    label: `昨年度のシートとして取り込み、${fiscalYearName(year)}の下書きを作る`,
    act: (): void => {
      const chosen = asked.filter(({ key }) => alike.has(key));
      answer(async (sheets, sheetsBefore) => {
        const doubtful = sheets.map(({ origin }) => origin.sheet).filter(needsOthers);
        const before = await Promise.all(doubtful.map(sheetsBefore));
        return carry(sheets, before.flat()).map(({ draft, origin }) => ({
          draft: answerAlike(draft, chosen, newId),
          origin,
        }));
      });
    },
  };
  const keep = { label: 'そのままの年度で開く', act: (): void => answer(async (sheets) => sheets) };
  return (
    <Dialog
      title={files === 1 ? '取り込み' : `取り込み（${files}件のファイル）`}
      onClose={() => answer(null)}
    >
      <div className="dialog-form">
        <ul className="import-list">
          {imports.map((imported, index) => (
            <li key={index}>
              <span>{sheetNames(imported.draft.sheet).join('　')}</span>
              <span className="import-file">{imported.origin.name}</span>
              {!isOne && (
                <span className="badge ask">質問 {openCount(carried[index]?.draft ?? imported.draft)}件</span>
              )}
            </li>
          ))}
        </ul>
        {files > 1 && <p>ほかのファイルも同じように取り込みます。</p>}
        <label className="labelled">
          新しい年度
          <YearSelect value={year} onChange={(chosen) => setYear(chosen ?? upcoming)} />
        </label>
        <label className="labelled">
          新しい様式
          <FormSelect value={form} onChange={setChosenForm} />
        </label>
        {asked.length > 0 && (
          <fieldset className="choices">
            <legend>すべてのシートに同じ答えを使う</legend>
            <p className="choices-note">選ばないものは、シートごとの質問に残ります。</p>
            {asked.map(({ key, label, count }) => (
              <label key={key} className="choice">
                <input
                  type="checkbox"
                  checked={alike.has(key)}
                  onChange={({ target }) => {
                    const next = new Set(alike);
                    if (target.checked) next.add(key);
                    else next.delete(key);
                    setAlike(next);
                  }}
                />
                {label}（このファイルでは{count}か所）
              </label>
            ))}
          </fieldset>
        )}
        <div className="import-ways">
          {(isLastYears ? [make, keep] : [keep, make]).map(({ label, act }, index) => (
            <Button
              key={label}
              className={`button ${index === 0 ? 'primary' : ''}`}
              // The likelier way is one press of Enter away.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus={index === 0}
              onPress={act}
            >
              {label}
            </Button>
          ))}
          <Button className="button quiet" onPress={() => answer(null)}>
            やめる
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
