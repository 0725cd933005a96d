// A pane of the review scrolls by itself to what the current question is about. Where the panes stand below each
// other (a narrow window, 200 %), the window stays with the question that has the focus; `scrollIntoView` would not.

export function showInPane(element: Element | null | undefined): void {
  const pane = element?.closest('.review-pane');
  if (!element || !pane) return;
  const { top, height } = element.getBoundingClientRect();
  const room = pane.getBoundingClientRect();
  pane.scrollTop += top + height / 2 - (room.top + room.height / 2);
}
