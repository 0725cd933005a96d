// The sheet as it was read, compact: every field under its name, the months of a grid in words. The field of the
// current question is marked and scrolled to.
import { memo, useEffect, useRef, type ReactNode } from 'react';
import { rangeName } from '#shared/calendar/jun.ts';
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import { sectionName, type Section, type TableSection } from '#shared/forms/form.ts';
import { isOnSheet, signOf } from '#shared/layout/sheetBlocks.ts';
import { circledNumber } from '#shared/sheet/circledNumber.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { Initiative, ScheduleItem, ScheduleRow, Sheet } from '#shared/sheet/sheet.ts';
import { isWithin } from './relatedPieces.ts';
import { useForm } from '../store/useForm.ts';
import { showInPane } from './showInPane.ts';

interface Marking {
  /** The place of the current question, keys and ids joined by dots; '' for none. */
  readonly current: string;
}

interface FieldProps extends Marking {
  readonly name: string;
  readonly place: string;
  readonly children: ReactNode;
}

function Field({ name, place, current, children }: FieldProps) {
  const isCurrent = place === current || isWithin(current, place) || isWithin(place, current);
  return (
    <div
      className={`result-field ${isCurrent ? 'current' : ''}`}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <dt>{name}</dt>
      <dd>{children === '' ? <span className="result-empty">（空欄）</span> : children}</dd>
    </div>
  );
}

function ItemWords({ item }: { readonly item: ScheduleItem }) {
  return (
    <>
      {item.kind === 'milestone' ? '●' : '←→'} {rangeName(item.from, item.to)}{' '}
      {item.label.replaceAll('\n', ' ')}
      {!item.endConfirmed && <span className="badge ask">終了月未確認</span>}
    </>
  );
}

interface RowProps extends Marking {
  readonly row: ScheduleRow;
  readonly place: string;
}

function GridRow({ row, place, current }: RowProps) {
  return (
    <Field name={row.label.replaceAll('\n', ' ') || '（取組の名前なし）'} place={place} current={current}>
      <ul>
        {row.items.map((item) => {
          const isCurrent = isWithin(current, `${place}.items.${item.id}`);
          return (
            <li
              key={item.id}
              className={isCurrent ? 'current' : ''}
              aria-current={isCurrent ? 'true' : undefined}
            >
              <ItemWords item={item} />
            </li>
          );
        })}
      </ul>
    </Field>
  );
}

interface InitiativeProps extends Marking {
  readonly initiative: Initiative;
  readonly index: number;
}

const InitiativeResult = memo(function InitiativeResult({ initiative, index, current }: InitiativeProps) {
  const place = `initiatives.${initiative.id}`;
  return (
    <>
      <Field name={`重点事業${circledNumber(index + 1)}`} place={`${place}.title`} current={current}>
        {initiative.title}
      </Field>
      <Field name="重点施策" place={`${place}.policy`} current={current}>
        {initiative.policy ?? '-'}
      </Field>
      <Field name="取組の内容" place={`${place}.content`} current={current}>
        {initiative.content}
      </Field>
      {initiative.schedule.map((row) => (
        <GridRow key={row.id} row={row} place={`${place}.schedule.${row.id}`} current={current} />
      ))}
    </>
  );
});

interface TableProps extends Marking {
  readonly section: TableSection;
  readonly sheet: Sheet;
}

function TableResult({ section, sheet, current }: TableProps) {
  const { list, columns } = section;
  return sheet[list].flatMap((record, index) =>
    columns.map(({ field, heading }) => {
      const value: unknown = Reflect.get(record, field);
      const text = typeof value === 'string' ? value : signOf(typeof value === 'boolean' ? value : null);
      return (
        <Field
          key={`${record.id} ${field}`}
          name={`${index + 1} ${heading.replaceAll('\n', ' ')}`}
          place={`${list}.${record.id}.${field}`}
          current={current}
        >
          {text}
        </Field>
      );
    }),
  );
}

interface SectionProps extends Marking {
  readonly section: Section;
  readonly sheet: Sheet;
}

function SectionResult({ section, sheet, current }: SectionProps) {
  switch (section.kind) {
    case 'text':
      return (
        <Field name="本文" place={section.field} current={current}>
          {sheet[section.field]}
        </Field>
      );
    case 'plans':
      return section.rows.map(({ field, label }) => (
        <Field key={field} name={label.replaceAll('\n', ' ')} place={`plans.${field}`} current={current}>
          {sheet.plans[field].map((entry) => `・${entry}`).join('\n')}
        </Field>
      ));
    case 'priorityProjects':
      return sheet.priorityProjects.length === 0 ? (
        <Field name="1" place="priorityProjects" current={current}>
          {''}
        </Field>
      ) : (
        sheet.priorityProjects.map(({ id, policy, project }, index) => (
          <Field key={id} name={String(index + 1)} place={`priorityProjects.${id}`} current={current}>
            {[policy, project].filter((text) => text !== '').join('　')}
          </Field>
        ))
      );
    case 'initiatives':
      return sheet.initiatives.map((initiative, index) => (
        <InitiativeResult key={initiative.id} initiative={initiative} index={index} current={current} />
      ));
    case 'table':
      return <TableResult section={section} sheet={sheet} current={current} />;
  }
}

interface ResultViewProps extends Marking {
  readonly draft: Draft;
}

export const ResultView = memo(function ResultView({ draft, current }: ResultViewProps) {
  const { sheet, reference } = draft;
  const form = useForm();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current !== '') showInPane(root.current?.querySelector('.current'));
  }, [current]);
  return (
    <div ref={root} className="result">
      <dl>
        <Field name="年度" place="fiscalYear" current={current}>
          {sheet.fiscalYear === null ? '' : fiscalYearName(sheet.fiscalYear)}
        </Field>
        <Field name={form.labels.department} place="department" current={current}>
          {sheet.department}
        </Field>
        {sheet.section !== null && (
          <Field name={form.labels.section} place="section" current={current}>
            {sheet.section}
          </Field>
        )}
      </dl>
      {form.sections
        .filter((section) => isOnSheet(section, sheet))
        .map((section) => (
          <section key={sectionName(section)} aria-label={section.heading}>
            <h3>{section.heading}</h3>
            <dl>
              <SectionResult section={section} sheet={sheet} current={current} />
            </dl>
          </section>
        ))}
      {reference.length > 0 && (
        <section aria-label="参考">
          <h3>参考（様式に場所のない文章）</h3>
          <dl>
            {reference.map(({ id, heading, text }) => (
              <Field key={id} name={heading} place={`reference.${id}`} current={current}>
                {text}
              </Field>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
});
