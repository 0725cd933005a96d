// What is open in a draft by its kind: what carries over from last year is often a hundred times what is asked. From
// here on `open_questions` counts neither of the two. A content that is damaged counts as nothing open.
const openOfKind = (kind: 'review' | 'update'): string => `(
  SELECT count(*)
    FROM revision, json_each(CASE WHEN json_valid(content) THEN content END, '$.questions') AS question
   WHERE draft_id = draft.id AND number = draft.revision
     AND question.value ->> '$.kind' = '${kind}' AND NOT question.value ->> '$.answered')`;

export const openCounts = `
ALTER TABLE draft ADD COLUMN open_reviews INTEGER NOT NULL DEFAULT 0;
ALTER TABLE draft ADD COLUMN open_updates INTEGER NOT NULL DEFAULT 0;
UPDATE draft SET open_reviews = ${openOfKind('review')}, open_updates = ${openOfKind('update')};
UPDATE draft SET open_questions = max(0, open_questions - open_reviews - open_updates);
`;
