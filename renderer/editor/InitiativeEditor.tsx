// One 重点事業: its table as on paper, with the month grid in place.
import { memo } from 'react';
import { Button } from 'react-aria-components';
import type { Form, InitiativesSection } from '#shared/forms/form.ts';
import { circledNumber } from '#shared/sheet/circledNumber.ts';
import type { Initiative } from '#shared/sheet/sheet.ts';
import { ScheduleGrid } from '../schedule/ScheduleGrid.tsx';
import { useEditorStore } from '../store/EditorContext.tsx';
import { TextField } from '../ui/TextField.tsx';
import { CharacterCount } from './CharacterCount.tsx';
import { px } from './measures.ts';
import { PageMarks } from './PageMarks.tsx';
import { PolicyComboBox } from './PolicyComboBox.tsx';

interface InitiativeEditorProps {
  readonly initiative: Initiative;
  readonly index: number;
  readonly count: number;
  readonly form: Form;
  readonly section: InitiativesSection;
  /** One a line. */
  readonly usedPolicies: string;
}

export const InitiativeEditor = memo(function InitiativeEditor(props: InitiativeEditorProps) {
  const { initiative, index, count, form, section, usedPolicies } = props;
  const store = useEditorStore();
  const { id } = initiative;
  const { labels, titleRowSpans: spans } = section;
  const name = `${labels.initiative}${circledNumber(index + 1)}`;
  const { itemColumn, jun } = form.page;
  const textColumn = (spans.title + spans.policyLabel + spans.policy) * jun;
  const columns = [itemColumn, spans.title * jun, spans.policyLabel * jun, spans.policy * jun].map(
    (width) => `${px(width)}px`,
  );
  const setText = (field: 'title' | 'content') => (text: string) =>
    store.execute({ name: 'setInitiativeText', id, field, text });
  return (
    <article
      className="initiative"
      aria-label={`${name} ${initiative.title}`}
      data-place={`initiatives.${id}`}
    >
      <PageMarks at={`initiatives.${id}`} where="start" />
      <div className="initiative-tools" role="toolbar" aria-label={`${name}の操作`}>
        <Button
          className="button small"
          isDisabled={index === 0}
          onPress={() => store.execute({ name: 'moveInitiative', id, to: index - 1 })}
        >
          ↑ 上へ
        </Button>
        <Button
          className="button small"
          isDisabled={index === count - 1}
          onPress={() => store.execute({ name: 'moveInitiative', id, to: index + 1 })}
        >
          ↓ 下へ
        </Button>
        <Button className="button small" onPress={() => store.execute({ name: 'duplicateInitiative', id })}>
          複製
        </Button>
        <Button className="button small" onPress={() => store.execute({ name: 'removeInitiative', id })}>
          削除
        </Button>
      </div>
      <div className="title-row" style={{ gridTemplateColumns: columns.join(' ') }}>
        <div className="cell shaded">{name}</div>
        <div className="cell">
          <TextField
            label={`${name}の名称`}
            place={`initiatives.${id}.title`}
            placeholder="事業の名称"
            value={initiative.title}
            onText={setText('title')}
            onDone={store.sealStep}
          />
        </div>
        <div className="cell shaded policy-label">{labels.policy}</div>
        <div className="cell">
          <PolicyComboBox
            label={`${name}の重点施策`}
            place={`initiatives.${id}.policy`}
            value={initiative.policy}
            none={labels.noPolicy}
            form={form}
            used={usedPolicies === '' ? [] : usedPolicies.split('\n')}
            onChange={(policy) => store.execute({ name: 'setInitiativePolicy', id, policy })}
          />
        </div>
      </div>
      <div className="content-row" style={{ gridTemplateColumns: `${px(itemColumn)}px ${px(textColumn)}px` }}>
        <div className="cell shaded marked">
          <PageMarks at={`initiatives.${id}.content`} where="both" />
          {labels.content}
          <span className="hint">
            <CharacterCount text={initiative.content} usual={section.usualContent} />
          </span>
        </div>
        <div className="cell">
          <TextField
            label={`${name}の${labels.content}`}
            place={`initiatives.${id}.content`}
            placeholder="取組の内容を書きます"
            value={initiative.content}
            onText={setText('content')}
            onDone={store.sealStep}
          />
        </div>
      </div>
      <ScheduleGrid
        initiativeId={id}
        rows={initiative.schedule}
        form={form}
        name={name}
        label={labels.schedule}
      />
    </article>
  );
});
