import type { LineSink, Splitter } from './line-sink';
import type { SourceLimits } from './source-record';
import type { Spool, SpoolOpener } from './spool';

export type Utf16 = 'le' | 'be';

const MARK = { le: Buffer.from([0xff, 0xfe]), be: Buffer.from([0xfe, 0xff]) } as const;
const NEWLINE = { le: Buffer.from('\n\0'), be: Buffer.from('\0\n') } as const;
const MIN_LOOKED_AT = 4;

/** By the byte order mark, or by every second byte being NUL, as in UTF-16 of any JSON's first characters. */
export function utf16Of(head: Buffer): Utf16 | undefined {
  if (head.length >= 2) {
    if (head.readUInt16BE(0) === 0xfffe) return 'le';
    if (head.readUInt16BE(0) === 0xfeff) return 'be';
  }
  const looked = head.subarray(0, head.length & ~1);
  if (looked.length < MIN_LOOKED_AT) return undefined;
  const nulAt = (remainder: number) => looked.every((byte, at) => (byte === 0) === (at % 2 === remainder));
  if (nulAt(1)) return 'le';
  return nulAt(0) ? 'be' : undefined;
}

/**
 * UTF-16 isn't an encoding that events may have (RFC 8259 section 8.1). Its lines can still be told apart: each is
 * handed on as bytes that begin with the byte order mark, which no UTF-8 does, so that each is refused for its
 * encoding and can be read again by itself.
 */
export function splitUtf16(
  order: Utf16,
  sink: LineSink,
  limits: SourceLimits,
  openSpool: SpoolOpener,
): Splitter {
  let line = 1;
  let carry: Buffer = Buffer.alloc(0);
  let spool: Spool | undefined;

  function push(chunk: Buffer): void {
    let rest = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    for (let end = newlineIn(rest); end >= 0; end = newlineIn(rest)) {
      finish(rest.subarray(0, end));
      rest = rest.subarray(end + 2);
    }
    carry = rest;
    if (spool === undefined && carry.length <= limits.line) return;
    if (spool === undefined) {
      spool = openSpool();
      spool.write(MARK[order]);
    }
    // Half a character waits for its other half.
    const whole = carry.length & ~1;
    spool.write(carry.subarray(0, whole));
    carry = carry.subarray(whole);
  }

  function newlineIn(bytes: Buffer): number {
    let at = bytes.indexOf(NEWLINE[order]);
    while (at % 2 === 1) at = bytes.indexOf(NEWLINE[order], at + 1);
    return at;
  }

  function finish(bytes: Buffer): void {
    if (spool !== undefined) {
      spool.write(bytes);
      sink.oversize(line, spool.finish());
      spool = undefined;
    } else {
      pass(withoutMark(bytes));
    }
    line += 1;
  }

  function withoutMark(bytes: Buffer): Buffer {
    return line === 1 && bytes.subarray(0, 2).equals(MARK[order]) ? bytes.subarray(2) : bytes;
  }

  function pass(bytes: Buffer): void {
    if (isBlank(bytes)) return;
    const text = Buffer.concat([MARK[order], bytes]).toString('latin1');
    sink.line(text, true, line, false);
  }

  function isBlank(bytes: Buffer): boolean {
    const [high, low] = order === 'le' ? [1, 0] : [0, 1];
    for (let at = 0; at + 1 < bytes.length; at += 2) {
      const code = bytes[at + low] ?? 0;
      if (bytes[at + high] !== 0 || (code !== 32 && (code < 9 || code > 13))) return false;
    }
    return bytes.length % 2 === 0;
  }

  return {
    push,
    end: (cut) => {
      if (!cut && (carry.length > 0 || spool !== undefined)) finish(carry);
      sink.end(cut);
    },
  };
}
