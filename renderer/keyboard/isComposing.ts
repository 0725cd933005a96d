// The one guard for input methods (IME): while a conversion is open, no key is a shortcut, not even the Enter
// that confirms it. Chromium reports the first key of a conversion as 229 before it says isComposing.
export function isComposing(event: { readonly isComposing: boolean; readonly keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}
