import { isAscii } from 'node:buffer';

/** Room for one record at a time: a new buffer for each would cost more than the coding. */
const RECORD = Buffer.allocUnsafe(64 * 1024);

/**
 * The event in a record, as ingestEvent takes it: text where that can be told at once, else bytes, which are
 * valid until the next call.
 *
 * @param data base64
 */
export function eventIn(data: string): string | Uint8Array {
  const fits = data.length <= RECORD.length;
  const bytes = fits ? RECORD.subarray(0, RECORD.write(data, 'base64')) : Buffer.from(data, 'base64');
  const event = withoutLineEnd(bytes);
  return isAscii(event) ? event.toString('latin1') : event;
}

/** A record without the line end that its producer or an aggregation put behind it. */
export function withoutLineEnd(raw: Buffer): Buffer {
  let end = raw.length;
  while (end > 0 && (raw[end - 1] === 0x0a || raw[end - 1] === 0x0d)) end -= 1;
  return end === raw.length ? raw : raw.subarray(0, end);
}
