/** Room for one row at a time: a new buffer for each would cost more than the encoding. */
const SCRATCH = Buffer.allocUnsafe(64 * 1024);

/** UTF-8 as base64. */
export function base64(text: string): string {
  // A UTF-16 unit is three bytes of UTF-8 at most.
  if (text.length * 3 > SCRATCH.length) return Buffer.from(text).toString('base64');
  return SCRATCH.toString('base64', 0, SCRATCH.write(text));
}

/** A record without the line end that its producer or an aggregation put behind it. */
export function withoutLineEnd(raw: Buffer): Buffer {
  let end = raw.length;
  while (end > 0 && (raw[end - 1] === 0x0a || raw[end - 1] === 0x0d)) end -= 1;
  return end === raw.length ? raw : raw.subarray(0, end);
}
