/** Decoded at once: one character beyond ASCII slows (and one byte that is no UTF-8 costs) no more than this. */
const WINDOW_BYTES = 64 * 1024;
const NEWLINE = 10;

/** Index after the last line of the next window of whole lines, or `from` when no line ends. */
export function windowEnd(bytes: Buffer, from: number): number {
  const target = from + WINDOW_BYTES;
  const before = bytes.lastIndexOf(NEWLINE, target - 1);
  if (before >= from) return before + 1;
  const after = target < bytes.length ? bytes.indexOf(NEWLINE, target) : -1;
  return after < 0 ? from : after + 1;
}
