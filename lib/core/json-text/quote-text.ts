import { BACKSLASH, COLON, QUOTE } from './cursor';
import { memberCount } from './scalar-members';

/** A JSON text that was looked through once. */
export interface QuotedText {
  /** The text itself as a JSON string. */
  readonly quoted: string;
  /** How many members its objects have, see {@link memberCount}. */
  readonly members: number;
}

const LONGEST = 65_536;
const SPACE = 0x20;
const IN = new Uint8Array(LONGEST);
const OUT = new Uint8Array(2 * LONGEST + 2);
const IN_BYTES = Buffer.from(IN.buffer);
const OUT_BYTES = Buffer.from(OUT.buffer);

/**
 * `JSON.stringify(raw)` and {@link memberCount} in one pass: both have to look at every character, and most
 * events are ASCII without a backslash, where only quotes need an escape.
 *
 * @param raw a text that is valid JSON
 */
export function quoteText(raw: string): QuotedText {
  const { length } = raw;
  if (length > LONGEST || IN_BYTES.write(raw, 'utf8') !== length) return eachByItself(raw);
  let members = 0;
  let outside = 1;
  let end = 1;
  OUT[0] = QUOTE;
  for (let at = 0; at < length; at += 1) {
    const byte = IN[at] ?? 0;
    if (byte === QUOTE) {
      outside ^= 1;
      OUT[end] = BACKSLASH;
      end += 1;
    } else if (byte === COLON) members += outside;
    else if (byte === BACKSLASH || byte < SPACE) return eachByItself(raw);
    OUT[end] = byte;
    end += 1;
  }
  OUT[end] = QUOTE;
  return { quoted: OUT_BYTES.toString('latin1', 0, end + 1), members };
}

function eachByItself(raw: string): QuotedText {
  return { quoted: JSON.stringify(raw), members: memberCount(raw) };
}
