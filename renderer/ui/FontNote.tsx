// Says where a sheet is seen in another font than Word will have.
import type { Form } from '#shared/forms/form.ts';
import { standInNote, withFont } from '#shared/forms/formFonts.ts';
import type { FontFamily } from '#shared/sheet/fonts.ts';

interface FontNoteProps {
  readonly form: Form;
  /** Chosen instead of the form's own; null for that. */
  readonly font: FontFamily | null;
}

export function FontNote({ form, font }: FontNoteProps) {
  const note = standInNote(withFont(form, font));
  return (
    <p role="status" className="font-note">
      {note}
    </p>
  );
}
