import { BACKSLASH, CLOSE_BRACE, COMMA, isDigit, OPEN_BRACE, QUOTE, SPACE, ZERO } from '../json-text/cursor';

/** Characters of the longest text that is read this way. */
const LONGEST = 16_384;
/** 15 digits and less are exact in a double. */
const MAX_DIGITS = 15;
/** Names of all columns with their quotes are less. */
const ROOM_FOR_NAMES = 8192;

/** ASCII of the text. */
export const IN = new Uint8Array(LONGEST);
const QUOTED_ROOM = 2 * LONGEST + 2;
/** Both of what follows: within one array, parts are moved fastest. */
const OUT = new Uint8Array(QUOTED_ROOM + 6 * LONGEST + ROOM_FOR_NAMES);
/** The text as a JSON string, as far as it was read. */
export const QUOTED = OUT.subarray(0, QUOTED_ROOM);
/** The row: its columns that are members of the event as they are, `{"column":value,"column":value,`, and room for the rest. */
export const ROW = OUT.subarray(QUOTED_ROOM);
export const ROW_BYTES = Buffer.from(OUT.buffer, QUOTED_ROOM);
const IN_BYTES = Buffer.from(IN.buffer);

/** Where the reading is. One text at a time, never across a call. */
export const place = { text: '', at: 0, quoted: 0, row: 0 };

/** Begins with a text. False when it is too long or not ASCII. */
export function open(text: string): boolean {
  const { length } = text;
  if (length >= LONGEST || IN_BYTES.write(text, 'utf8') !== length) return false;
  IN[length] = 0; // below the space: ends every string and number
  place.text = text;
  place.at = 0;
  QUOTED[0] = QUOTE;
  place.quoted = 1;
  ROW[0] = OPEN_BRACE;
  place.row = 1;
  return true;
}

/** Passes one character that is no quote. */
export function pass(byte: number): boolean {
  if (IN[place.at] !== byte) return false;
  QUOTED[place.quoted] = byte;
  place.at += 1;
  place.quoted += 1;
  return true;
}

/** Passes a string without an escape; gives the place of the quote that ends it, or -1. */
export function passString(): number {
  const bytes = IN; // a module's own name is looked up each time, and this loop runs for every character
  const quoted = QUOTED;
  let end = place.at;
  let to = place.quoted;
  if (bytes[end] !== QUOTE) return -1;
  quoted[to] = BACKSLASH;
  quoted[to + 1] = QUOTE;
  to += 2;
  end += 1;
  for (;;) {
    const byte = bytes[end] ?? 0;
    if (byte === QUOTE) break;
    if (byte < SPACE || byte === BACKSLASH) return -1;
    quoted[to] = byte;
    to += 1;
    end += 1;
  }
  quoted[to] = BACKSLASH;
  quoted[to + 1] = QUOTE;
  place.quoted = to + 2;
  place.at = end + 1;
  return end;
}

/** Passes a name with its quotes if it comes next. */
export function passName(name: Uint8Array): boolean {
  const bytes = IN;
  const quoted = QUOTED;
  const { length } = name;
  const from = place.at + 1;
  const to = place.quoted + 2;
  if (bytes[from - 1] !== QUOTE || bytes[from + length] !== QUOTE) return false;
  for (let at = 0; at < length; at += 1) {
    const byte = name[at] ?? 0;
    if (bytes[from + at] !== byte) return false;
    quoted[to + at] = byte;
  }
  quoted[to - 2] = BACKSLASH;
  quoted[to - 1] = QUOTE;
  quoted[to + length] = BACKSLASH;
  quoted[to + length + 1] = QUOTE;
  place.quoted = to + length + 2;
  place.at = from + length + 1;
  return true;
}

/** Passes `true`, `false` or `null` if it comes next. */
export function passWord(word: Uint8Array): boolean {
  const { length } = word;
  for (let at = 0; at < length; at += 1) if (IN[place.at + at] !== word[at]) return false;
  passTo(place.at + length);
  return true;
}

/** Digits that do not begin with 0; what comes next must not be a part of a number. */
export function readWhole(): number | undefined {
  const from = place.at;
  let end = from;
  let value = 0;
  for (let byte = IN[end] ?? 0; isDigit(byte); byte = IN[end] ?? 0) {
    value = value * 10 + byte - ZERO;
    end += 1;
  }
  const digits = end - from;
  const next = IN[end];
  const isEnded = next === COMMA || next === CLOSE_BRACE;
  if (digits === 0 || digits > MAX_DIGITS || (IN[from] === ZERO && digits > 1) || !isEnded) return undefined;
  passTo(end);
  return value;
}

/** Passes characters that are no quotes. */
function passTo(end: number): void {
  let to = place.quoted;
  for (let at = place.at; at < end; at += 1) {
    QUOTED[to] = IN[at] ?? 0;
    to += 1;
  }
  place.quoted = to;
  place.at = end;
}

/** Writes a column of the row: its name, and the value from there to the place reached. */
export function writeColumn(name: Uint8Array, from: number): void {
  const bytes = IN;
  const row = ROW;
  const { length } = name;
  const end = place.at;
  let to = place.row;
  for (let at = 0; at < length; at += 1) row[to + at] = name[at] ?? 0;
  to += length - from;
  for (let at = from; at < end; at += 1) row[to + at] = bytes[at] ?? 0;
  row[to + end] = COMMA;
  place.row = to + end + 1;
}

/** Copies a part of QUOTED into ROW; gives where it ends there. */
export function copyQuoted(to: number, from: number, end: number): number {
  OUT.copyWithin(QUOTED_ROOM + to, from, end);
  return to + end - from;
}
