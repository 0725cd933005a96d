// Headings and labels as they are compared, never as they are stored: width of brackets, spaces and marks
// differ from one published sheet to the next.

export function looseText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s■□◆◇●○]/g, '')
    .replaceAll(/[「」『』]/g, '"');
}
