// How a sheet or a book is printed: for whom, as a draft or a version, with boxes for which seals, in which font.
import type { Form } from '#shared/forms/form.ts';
import { fontName } from '#shared/forms/formFonts.ts';
import { fonts } from '#shared/sheet/fonts.ts';
import type { PrintOptions } from '#shared/sheet/printOptions.ts';
import { toSheetText } from '#shared/sheet/text.ts';
import { FontNote } from './FontNote.tsx';

const mostPosts = 8;
const longestPost = 12;

/** 部長、次長、課長; a long one is cut, but not through a character such as 𠮷. */
function postsOf(text: string): readonly string[] {
  return text
    .split(/[、,，・\s\u3000]+/u)
    .filter((post) => post !== '')
    .slice(0, mostPosts)
    .map((post) => toSheetText(post.slice(0, longestPost).replace(/[\uD800-\uDBFF]$/, '')));
}

interface PrintOptionsFieldsProps {
  /** Of what is printed; the first of several. Null where it is not known here. */
  readonly form: Form | null;
  readonly value: PrintOptions;
  readonly onChange: (value: PrintOptions) => void;
}

export function PrintOptionsFields({ form, value, onChange }: PrintOptionsFieldsProps) {
  const set = (part: Partial<PrintOptions>): void => onChange({ ...value, ...part });
  return (
    <>
      <fieldset className="choices">
        <legend>だれに渡しますか</legend>
        <label className="choice">
          <input
            type="radio"
            name="audience"
            checked={value.audience === 'internal'}
            onChange={() => set({ audience: 'internal' })}
          />
          庁内用
        </label>
        <label className="choice">
          <input
            type="radio"
            name="audience"
            checked={value.audience === 'public'}
            onChange={() => set({ audience: 'public' })}
          />
          公開用（担当者の名前と備考を除きます）
        </label>
      </fieldset>
      <label className="choice">
        <input
          type="checkbox"
          checked={value.draftMark}
          onChange={({ target }) => set({ draftMark: target.checked })}
        />
        表題に（案）を付ける
      </label>
      <label className="labelled">
        版（空欄なら印刷しません）
        <input
          className="field"
          type="number"
          min={1}
          max={99}
          value={value.version ?? ''}
          onChange={({ target }) => {
            const version = Math.trunc(Number(target.value));
            set({ version: version >= 1 && version <= 99 ? version : null });
          }}
        />
      </label>
      <label className="labelled">
        決裁欄の職名（「、」で区切ります。空欄なら付けません）
        <input
          className="field"
          defaultValue={value.approvals.join('、')}
          placeholder="部長、次長、課長、担当"
          onChange={({ target }) => set({ approvals: postsOf(target.value) })}
        />
      </label>
      <label className="labelled">
        合議の職名
        <input
          className="field"
          defaultValue={value.concurrences.join('、')}
          placeholder="財政課長、人事課長"
          onChange={({ target }) => set({ concurrences: postsOf(target.value) })}
        />
      </label>
      <label className="labelled">
        書体
        <select
          className="field"
          value={value.font ?? ''}
          onChange={({ target }) =>
            set({ font: fonts.find(({ family }) => family === target.value)?.family ?? null })
          }
        >
          <option value="">様式のとおり{form === null ? '' : `（${fontName(form)}）`}</option>
          {fonts.map(({ family, name }) => (
            <option key={family} value={family}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {form !== null && <FontNote form={form} font={value.font} />}
    </>
  );
}
