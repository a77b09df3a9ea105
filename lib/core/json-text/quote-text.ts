import { BACKSLASH, COLON, QUOTE, SPACE } from './cursor';
import { memberCount } from './scalar-members';

/** A JSON text that was looked through once. */
export interface QuotedText {
  /** The text itself as a JSON string. */
  readonly quoted: string;
  /** How many members its objects have, see {@link memberCount}. */
  readonly members: number;
}

const LONGEST = 65_536;
const IN = new Uint8Array(LONGEST);
const OUT = new Uint8Array(2 * LONGEST + 2);
const IN_BYTES = Buffer.from(IN.buffer);
const OUT_BYTES = Buffer.from(OUT.buffer);

/** What a byte means: a quote is escaped, a colon outside strings is a member, at the rest another way is taken. */
const IS_QUOTE = 1;
const IS_COLON = 2;
const IS_OTHER = 4;
const MEANINGS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === QUOTE) return IS_QUOTE;
  if (byte === COLON) return IS_COLON;
  return byte === BACKSLASH || byte < SPACE ? IS_OTHER : 0;
});

/**
 * `JSON.stringify(raw)` and {@link memberCount} in one pass: both have to look at every character, and most
 * events are ASCII without a backslash, where only quotes need an escape. The loop has no branch, as a
 * processor can't predict where the next quote stands.
 *
 * @param raw a text that is valid JSON
 */
export function quoteText(raw: string): QuotedText {
  const { length } = raw;
  if (length > LONGEST || IN_BYTES.write(raw, 'utf8') !== length) return eachByItself(raw);
  let members = 0;
  let outside = 1;
  let seen = 0;
  let end = 1;
  OUT[0] = QUOTE;
  for (let at = 0; at < length; at += 1) {
    const byte = IN[at] ?? 0;
    const meaning = MEANINGS[byte] ?? 0;
    const quotes = meaning & IS_QUOTE;
    seen |= meaning;
    outside ^= quotes;
    members += outside & (meaning >>> 1);
    OUT[end] = BACKSLASH; // stays where a quote follows, is overwritten by any other byte
    end += quotes;
    OUT[end] = byte;
    end += 1;
  }
  if ((seen & IS_OTHER) !== 0) return eachByItself(raw);
  OUT[end] = QUOTE;
  return { quoted: OUT_BYTES.toString('latin1', 0, end + 1), members };
}

function eachByItself(raw: string): QuotedText {
  return { quoted: JSON.stringify(raw), members: memberCount(raw) };
}
