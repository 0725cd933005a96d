// The official sheet itself, at its own widths, every field edited where it stands.
import { memo } from 'react';
import { sectionName, type Form, type Section } from '#shared/forms/form.ts';
import { shownFont, withFont } from '#shared/forms/formFonts.ts';
import { isOnSheet } from '#shared/layout/sheetBlocks.ts';
import { useApp } from '../store/AppContext.tsx';
import { InitiativesEditor } from './InitiativesEditor.tsx';
import { px } from './measures.ts';
import { PageMarks } from './PageMarks.tsx';
import { PlansEditor } from './PlansEditor.tsx';
import { PriorityProjectsEditor } from './PriorityProjectsEditor.tsx';
import { SheetHeader } from './SheetHeader.tsx';
import { TableEditor } from './TableEditor.tsx';
import { TextSectionEditor } from './TextSectionEditor.tsx';
import { useSheet } from './useSheet.ts';
import './paper.css';

function SectionEditor({ section, form }: { readonly section: Section; readonly form: Form }) {
  switch (section.kind) {
    case 'text':
      return <TextSectionEditor section={section} />;
    case 'plans':
      return <PlansEditor section={section} />;
    case 'priorityProjects':
      return <PriorityProjectsEditor section={section} form={form} />;
    case 'initiatives':
      return <InitiativesEditor section={section} form={form} />;
    case 'table':
      return <TableEditor section={section} />;
  }
}

/** What is seen, before what the window has otherwise. */
function familyOf(list: readonly string[]): string {
  return `'${shownFont(list)}', 'BIZ UDGothic', sans-serif`;
}

interface PaperProps {
  readonly form: Form;
  /** 1 = 100 %: A4 is 794 CSS pixels wide. */
  readonly zoom: number;
}

export const Paper = memo(function Paper({ form, zoom }: PaperProps) {
  const { page } = form;
  const font = useApp((state) => state.settings.printOptions.font);
  const { body, headings } = withFont(form, font).type.fonts;
  // As one text, so that it keeps its identity.
  const shown = useSheet((sheet) =>
    form.sections.map((section) => (isOnSheet(section, sheet) ? 'x' : ' ')).join(''),
  );
  return (
    <div
      className="paper"
      style={{
        zoom,
        fontFamily: familyOf(body),
        width: px(page.pageWidth),
        minHeight: px(page.pageHeight),
        padding: `${px(page.margin.top)}px ${px(page.margin.right)}px ${px(page.margin.bottom)}px ${px(page.margin.left)}px`,
      }}
    >
      <SheetHeader form={form} headingFont={familyOf(headings)} />
      {form.sections
        .filter((_, index) => shown[index] === 'x')
        .map((section) => (
          <section key={section.heading} data-place={sectionName(section)} aria-label={section.heading}>
            <PageMarks at={sectionName(section)} where="start" />
            <h2 style={{ fontFamily: familyOf(headings) }}>{section.heading}</h2>
            <SectionEditor section={section} form={form} />
          </section>
        ))}
    </div>
  );
});
