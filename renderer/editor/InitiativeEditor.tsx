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

/** What a part of the block is about. Each part draws itself anew only when something of its own has changed. */
interface PartProps {
  readonly id: string;
  /** `重点事業①` */
  readonly name: string;
  readonly form: Form;
  readonly section: InitiativesSection;
}

interface ToolsProps extends Pick<PartProps, 'id' | 'name'> {
  readonly index: number;
  readonly isLast: boolean;
}

const Tools = memo(function Tools({ id, name, index, isLast }: ToolsProps) {
  const store = useEditorStore();
  return (
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
        isDisabled={isLast}
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
  );
});

interface TitleRowProps extends PartProps, Pick<Initiative, 'title' | 'policy'> {
  /** One a line. */
  readonly usedPolicies: string;
}

const TitleRow = memo(function TitleRow(props: TitleRowProps) {
  const { id, name, form, section, title, policy, usedPolicies } = props;
  const store = useEditorStore();
  const { labels, titleRowSpans: spans } = section;
  const { itemColumn, jun } = form.page;
  const columns = [itemColumn, spans.title * jun, spans.policyLabel * jun, spans.policy * jun].map(
    (width) => `${px(width)}px`,
  );
  return (
    <div className="title-row" style={{ gridTemplateColumns: columns.join(' ') }}>
      <div className="cell shaded">{name}</div>
      <div className="cell">
        <TextField
          label={`${name}の名称`}
          place={`initiatives.${id}.title`}
          placeholder="事業の名称"
          value={title}
          onText={(text) => store.execute({ name: 'setInitiativeText', id, field: 'title', text })}
          onDone={store.sealStep}
        />
      </div>
      <div className="cell shaded policy-label">{labels.policy}</div>
      <div className="cell">
        <PolicyComboBox
          label={`${name}の重点施策`}
          place={`initiatives.${id}.policy`}
          value={policy}
          none={labels.noPolicy}
          form={form}
          used={usedPolicies === '' ? [] : usedPolicies.split('\n')}
          onChange={(chosen) => store.execute({ name: 'setInitiativePolicy', id, policy: chosen })}
        />
      </div>
    </div>
  );
});

const ContentRow = memo(function ContentRow({
  id,
  name,
  form,
  section,
  content,
}: PartProps & Pick<Initiative, 'content'>) {
  const store = useEditorStore();
  const { labels, titleRowSpans: spans } = section;
  const { itemColumn, jun } = form.page;
  const textColumn = (spans.title + spans.policyLabel + spans.policy) * jun;
  return (
    <div className="content-row" style={{ gridTemplateColumns: `${px(itemColumn)}px ${px(textColumn)}px` }}>
      <div className="cell shaded marked">
        <PageMarks at={`initiatives.${id}.content`} where="both" />
        {labels.content}
        <span className="hint">
          <CharacterCount text={content} usual={section.usualContent} />
        </span>
      </div>
      <div className="cell">
        <TextField
          label={`${name}の${labels.content}`}
          place={`initiatives.${id}.content`}
          placeholder="取組の内容を書きます"
          value={content}
          onText={(text) => store.execute({ name: 'setInitiativeText', id, field: 'content', text })}
          onDone={store.sealStep}
        />
      </div>
    </div>
  );
});

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
  const { id, title, policy, content, schedule } = initiative;
  const name = `${section.labels.initiative}${circledNumber(index + 1)}`;
  const part = { id, name, form, section };
  return (
    <article className="initiative" aria-label={`${name} ${title}`} data-place={`initiatives.${id}`}>
      <PageMarks at={`initiatives.${id}`} where="start" />
      <Tools id={id} name={name} index={index} isLast={index === count - 1} />
      <TitleRow {...part} title={title} policy={policy} usedPolicies={usedPolicies} />
      <ContentRow {...part} content={content} />
      <ScheduleGrid
        initiativeId={id}
        rows={schedule}
        form={form}
        name={name}
        label={section.labels.schedule}
      />
    </article>
  );
});
