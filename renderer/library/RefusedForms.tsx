// Which descriptions of forms were left out, and what is wrong in which line.
import { problemsInWords, type RefusedDescription } from '#shared/forms/refusedDescription.ts';

/** Of each file; whoever mends it looks at its first mistakes first. */
const mostShown = 5;

export function RefusedForms({ refused }: { readonly refused: readonly RefusedDescription[] }) {
  if (refused.length === 0) return null;
  return (
    <section className="refused-forms" aria-label="読み込めなかった様式">
      <h2>⚠ 読み込めなかった様式の定義ファイルがあります</h2>
      <p>次のファイルは使っていません。ほかの様式とシートは、そのまま使えます。</p>
      <ul>
        {refused.map((description) => {
          const lines = problemsInWords(description);
          const more = lines.length - mostShown;
          return (
            <li key={description.file}>
              {lines.slice(0, mostShown).map((line) => (
                <p key={line}>{line}</p>
              ))}
              {more > 0 && <p>ほかに{more}か所</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
