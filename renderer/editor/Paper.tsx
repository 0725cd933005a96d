// The official sheet itself, at its own widths, every field edited where it stands.
import { memo } from 'react';
import type { Form, Section } from '#shared/forms/form.ts';
import { InitiativesEditor } from './InitiativesEditor.tsx';
import { px } from './measures.ts';
import { PlansEditor } from './PlansEditor.tsx';
import { PriorityProjectsEditor } from './PriorityProjectsEditor.tsx';
import { sectionPlace } from './sectionPlace.ts';
import { SheetHeader } from './SheetHeader.tsx';
import { TextSectionEditor } from './TextSectionEditor.tsx';
import './paper.css';

function SectionEditor({ section, form }: { readonly section: Section; readonly form: Form }) {
  switch (section.kind) {
    case 'text':
      return <TextSectionEditor section={section} />;
    case 'plans':
      return <PlansEditor section={section} />;
    case 'priorityProjects':
      return <PriorityProjectsEditor section={section} />;
    case 'initiatives':
      return <InitiativesEditor section={section} form={form} />;
  }
}

interface PaperProps {
  readonly form: Form;
  /** 1 = 100 %: A4 is 794 CSS pixels wide. */
  readonly zoom: number;
}

export const Paper = memo(function Paper({ form, zoom }: PaperProps) {
  const { page } = form;
  return (
    <div
      className="paper"
      style={{
        zoom,
        width: px(page.pageWidth),
        minHeight: px(page.pageHeight),
        padding: `${px(page.margin.top)}px ${px(page.margin.right)}px ${px(page.margin.bottom)}px ${px(page.margin.left)}px`,
      }}
    >
      <SheetHeader form={form} />
      {form.sections.map((section) => (
        <section key={section.heading} data-place={sectionPlace(section)} aria-label={section.heading}>
          <h2>{section.heading}</h2>
          <SectionEditor section={section} form={form} />
        </section>
      ))}
    </div>
  );
});
