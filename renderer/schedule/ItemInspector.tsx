// 項目: exact dates, kind, rhythm, label and note of the selected item, by selectors or in words.
import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components';
import {
  firstJunOf,
  junInMonth,
  junName,
  lastJun,
  monthName,
  monthOfJun,
  monthsInYear,
  rangeName,
} from '#shared/calendar/jun.ts';
import { findItem, findRow } from '#shared/commands/locate.ts';
import { readEntry } from '#shared/schedule/entry.ts';
import type { ScheduleItem } from '#shared/sheet/sheet.ts';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { useForm } from '../store/useForm.ts';
import { TextField } from '../ui/TextField.tsx';
import { kindNames, markNames, rhythmNames } from './describeItem.ts';

interface JunSelectProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (jun: number) => void;
}

/** Two selectors: the month, and the 旬 in it. */
function JunSelect({ label, value, onChange }: JunSelectProps) {
  const month = monthOfJun(value);
  const part = value % junInMonth;
  return (
    <fieldset className="jun-select">
      <legend>{label}</legend>
      <select
        className="field"
        aria-label={`${label}の月`}
        value={month}
        onChange={(event) => onChange(firstJunOf(Number(event.target.value)) + part)}
      >
        {Array.from({ length: monthsInYear }, (_, index) => (
          <option key={index} value={index}>
            {monthName(index)}
          </option>
        ))}
      </select>
      <select
        className="field"
        aria-label={`${label}の旬`}
        value={part}
        onChange={(event) => onChange(firstJunOf(month) + Number(event.target.value))}
      >
        {Array.from({ length: junInMonth }, (_, index) => (
          <option key={index} value={index}>
            {junName(index).replace(monthName(0), '')}
          </option>
        ))}
      </select>
    </fieldset>
  );
}

/** Dates typed in words: `6月中旬～8月`, `通年`. */
function DatesInWords({ item }: { readonly item: ScheduleItem }) {
  const store = useEditorStore();
  const year = useEditor((state) => state.history.draft.sheet.fiscalYear);
  const [words, setWords] = useState('');
  const [unread, setUnread] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readEntry(words, year);
    setUnread(read === null);
    if (read === null) return;
    const { from, to, rhythm } = read;
    store.execute({
      name: 'changeItem',
      id: item.id,
      change: { from, to, rhythm, endConfirmed: read.endConfirmed },
    });
    setWords('');
  };
  return (
    <form className="labelled" onSubmit={submit}>
      <label htmlFor="dates-in-words">日付を言葉で（例: 6月中旬～8月、通年）</label>
      <span className="in-words">
        <input
          id="dates-in-words"
          className="field"
          value={words}
          placeholder={rangeName(item.from, item.to)}
          aria-invalid={unread}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button className="button" type="submit">
          入れる
        </Button>
      </span>
      {unread && (
        <span className="remark">日付を読み取れませんでした。「6月～8月」のように入れてください。</span>
      )}
    </form>
  );
}

function Inspector({ item }: { readonly item: ScheduleItem }) {
  const store = useEditorStore();
  const change = (part: Partial<Omit<ScheduleItem, 'id' | 'label' | 'note'>>): void => {
    store.execute({ name: 'changeItem', id: item.id, change: part });
  };
  return (
    <div className="inspector">
      <h2>
        {kindNames[item.kind]}「{item.label.replaceAll('\n', ' ') || '文字なし'}」
      </h2>
      {!item.endConfirmed && (
        <div className="unconfirmed-box">
          <p>
            <strong>終了月が未確認です</strong>
          </p>
          <p>
            取り込んだファイルには始まりの月しか残っていませんでした。{rangeName(item.from, item.to)}
            でよければ、線表で <kbd>Enter</kbd> を押すか、次のボタンで確定します。
          </p>
          <Button
            className="button primary"
            onPress={() => store.execute({ name: 'confirmEnds', ids: [item.id] })}
          >
            確定
          </Button>
        </div>
      )}
      <JunSelect
        label="開始"
        value={item.from}
        onChange={(from) => change({ from, to: Math.max(from, item.to) })}
      />
      <JunSelect
        label="終了"
        value={item.to}
        onChange={(to) =>
          change({ to: Math.min(to, lastJun), from: Math.min(item.from, to), endConfirmed: true })
        }
      />
      <DatesInWords item={item} />
      <label className="labelled">
        文字
        <TextField
          className="field"
          label="文字"
          value={item.label}
          onText={(text) => store.execute({ name: 'setItemText', id: item.id, field: 'label', text })}
          onDone={store.sealStep}
        />
      </label>
      <label className="labelled">
        種類
        <select
          className="field"
          value={item.kind}
          onChange={(event) => change({ kind: event.target.value === 'milestone' ? 'milestone' : 'period' })}
        >
          <option value="period">矢印（期間）</option>
          <option value="milestone">●（時点）</option>
        </select>
      </label>
      <label className="labelled">
        くり返し
        <select
          className="field"
          value={item.rhythm}
          onChange={(event) => {
            const rhythm = rhythms.find((known) => known === event.target.value) ?? 'once';
            change(rhythm === 'allYear' ? { rhythm, from: 0, to: lastJun, endConfirmed: true } : { rhythm });
          }}
        >
          {rhythms.map((rhythm) => (
            <option key={rhythm} value={rhythm}>
              {rhythmNames[rhythm]}
            </option>
          ))}
        </select>
      </label>
      <label className="labelled">
        もとの記号（印刷は様式の矢印になります）
        <select
          className="field"
          value={item.mark}
          onChange={(event) =>
            change({ mark: marks.find((known) => known === event.target.value) ?? 'arrow' })
          }
        >
          {marks.map((mark) => (
            <option key={mark} value={mark}>
              {markNames[mark]}
            </option>
          ))}
        </select>
      </label>
      <label className="labelled">
        備考（印刷されません）
        <TextField
          className="field"
          label="備考"
          value={item.note}
          onText={(text) => store.execute({ name: 'setItemText', id: item.id, field: 'note', text })}
          onDone={store.sealStep}
        />
      </label>
      <Button className="button" onPress={() => store.execute({ name: 'removeItems', ids: [item.id] })}>
        この{kindNames[item.kind]}を削除
      </Button>
    </div>
  );
}

const marks = ['arrow', 'double', 'triangle', 'none'] as const;
const rhythms = ['once', 'allYear', 'monthly', 'recurring', 'asNeeded'] as const;

export function ItemInspector() {
  const form = useForm();
  const sheet = useEditor((state) => state.history.draft.sheet);
  const active = useEditor((state) => state.history.selection.at(-1));
  const found = active === undefined ? null : findItem(sheet, active);
  if (found !== null) return <Inspector key={found.item.id} item={found.item} />;
  const row = active === undefined ? null : findRow(sheet, active);
  if (!form.sections.some(({ kind }) => kind === 'initiatives'))
    return <p className="panel-empty">この様式には線表がないため、ここで直す項目はありません。</p>;
  return (
    <p className="panel-empty">
      {row === null
        ? '線表の矢印や ● を選ぶと、日付や文字をここで直せます。'
        : `取組「${row.row.label.replaceAll('\n', ' ') || '名称なし'}」の矢印や ● を選ぶと、日付や文字をここで直せます。`}
    </p>
  );
}
