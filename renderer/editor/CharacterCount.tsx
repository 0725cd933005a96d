// How many characters a text has against what is usual; outside the range it says so in words.
import type { UsualRange } from '#shared/forms/form.ts';
import { countCharacters } from '#shared/sheet/text.ts';

export function CharacterCount({ text, usual }: { readonly text: string; readonly usual: UsualRange }) {
  const count = countCharacters(text);
  const remark = count === 0 ? '未記入' : count < usual.min ? '短め' : count > usual.max ? '長め' : '';
  return (
    <span className={`count ${remark === '' ? '' : 'outside'}`}>
      {count}字（目安 {usual.min}～{usual.max}字）{remark}
    </span>
  );
}
