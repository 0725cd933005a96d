// Yes and no in the columns 裁量有無 and 協働有無, as people write them: ○ and ×, their many likenesses, 有 and 無.

/** Undefined for what says neither. */
export function readSign(text: string): boolean | undefined {
  const sign = text.normalize('NFKC').trim();
  if (/^[○〇◯有]$/.test(sign)) return true;
  return /^[×✕✖xX無]$/.test(sign) ? false : undefined;
}
