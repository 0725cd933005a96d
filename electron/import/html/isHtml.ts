// Whether a text is a page or a piece of one. Published text also holds single tags (`<p>`, `<ul>`) in its cells.

export function isHtml(text: string): boolean {
  const start = text.slice(0, 2_000);
  if (/^\s*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<table[\s>])/i.test(start))
    return true;
  // A declaration or comments before the page; what browsers put on the clipboard begins anywhere.
  return /<(?:html|table)[\s>]/i.test(text) && /<\/(?:html|table)>/i.test(text);
}
