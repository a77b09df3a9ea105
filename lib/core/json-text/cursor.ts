export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const SPACE = 0x20;
export const MINUS = 0x2d;
export const ZERO = 0x30;
export const NINE = 0x39;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Stands behind the last unit: no token has it, so nothing matches there and every loop ends. */
const END = 0;

/**
 * A place in a JSON text. The functions below move it over one token, with the white space before it where
 * they say so. On a text that is not JSON they {@link fail}: the cursor then stays at the end, and callers
 * look at `failed` once, when they are done.
 */
export interface Cursor {
  readonly raw: string;
  /** The text's UTF-16 units and END: reading them is several times faster than `charCodeAt`. */
  readonly units: Uint16Array;
  at: number;
  failed: boolean;
  /** How many runs of white space were passed so far. */
  spaces: number;
}

/** Room for the units of all but huge texts, used again for each: a new array costs more than a small scan. */
const SHARED_UNITS = new Uint16Array(65_536);
const SHARED_BYTES = Buffer.from(SHARED_UNITS.buffer);

/** Starts at the text's beginning. One cursor is used at a time: the next one takes over the shared units. */
export function cursorOn(raw: string): Cursor {
  const fits = raw.length < SHARED_UNITS.length;
  const units = fits ? SHARED_UNITS : new Uint16Array(raw.length + 1);
  const bytes = fits ? SHARED_BYTES : Buffer.from(units.buffer);
  bytes.write(raw, 'utf16le');
  units[raw.length] = END;
  return { raw, units, at: 0, failed: false, spaces: 0 };
}

/** The unit under the cursor. */
export function unitAt(cursor: Cursor): number {
  return cursor.units[cursor.at] ?? END;
}

export function fail(cursor: Cursor): void {
  cursor.at = cursor.raw.length;
  cursor.failed = true;
}

export function skipSpaces(cursor: Cursor): void {
  if (!isSpace(unitAt(cursor))) return;
  cursor.spaces += 1;
  do cursor.at += 1;
  while (isSpace(unitAt(cursor)));
}

/** Passes white space, and the unit if it comes next. */
export function pass(cursor: Cursor, unit: number): boolean {
  skipSpaces(cursor);
  if (unitAt(cursor) !== unit) return false;
  cursor.at += 1;
  return true;
}

/** Passes white space and the unit, which has to come next. */
export function expect(cursor: Cursor, unit: number): void {
  if (!pass(cursor, unit)) fail(cursor);
}

/** Passes a string token. True when it holds no escape, so that its text between the quotes is its value. */
export function skipString(cursor: Cursor): boolean {
  const { units, raw } = cursor;
  let plain = true;
  let at = unitAt(cursor) === QUOTE ? cursor.at + 1 : raw.length;
  for (; at < raw.length; at++) {
    const unit = units[at] ?? END;
    if (unit === QUOTE) {
      cursor.at = at + 1;
      return plain;
    }
    if (unit < SPACE) break;
    if (unit === BACKSLASH) {
      plain = false;
      at += 1;
    }
  }
  fail(cursor);
  return plain;
}

/** The value of the string token that begins at `from` and ends at the cursor. */
export function stringFrom(cursor: Cursor, from: number, plain: boolean): string {
  if (plain) return cursor.raw.slice(from + 1, cursor.at - 1);
  try {
    return JSON.parse(cursor.raw.slice(from, cursor.at)) as string;
  } catch {
    fail(cursor);
    return '';
  }
}

/** Passes a string token and gives its value. */
export function readString(cursor: Cursor): string {
  const from = cursor.at;
  const plain = skipString(cursor);
  return stringFrom(cursor, from, plain);
}

/** Passes a value of any kind, by counting brackets: nesting of any depth costs no stack. */
export function skipValue(cursor: Cursor): void {
  let depth = 0;
  do {
    skipSpaces(cursor);
    const unit = unitAt(cursor);
    if (unit === QUOTE) skipString(cursor);
    else if (!isPunctuation(unit)) skipPrimitive(cursor);
    else {
      if (unit === OPEN_BRACE || unit === OPEN_BRACKET) depth += 1;
      else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) depth -= 1;
      cursor.at += 1;
    }
  } while (depth > 0 && !cursor.failed);
}

/** A number, `true`, `false` or `null`: everything up to white space, punctuation or a quote. */
function skipPrimitive(cursor: Cursor): void {
  const from = cursor.at;
  while (unitAt(cursor) > SPACE && unitAt(cursor) !== QUOTE && !isPunctuation(unitAt(cursor))) cursor.at += 1;
  if (cursor.at === from) fail(cursor);
}

function isPunctuation(unit: number): boolean {
  return (
    unit === COMMA ||
    unit === COLON ||
    unit === OPEN_BRACE ||
    unit === CLOSE_BRACE ||
    unit === OPEN_BRACKET ||
    unit === CLOSE_BRACKET
  );
}

function isSpace(unit: number): boolean {
  return unit === SPACE || unit === LINE_FEED || unit === CARRIAGE_RETURN || unit === TAB;
}

export function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

/** Whether one key comes strictly before another, by their units; both are parts of one text. */
export function ascends(
  units: Uint16Array | Uint8Array,
  from: number,
  end: number,
  nextFrom: number,
  nextEnd: number,
): boolean {
  for (let at = from, next = nextFrom; ; at += 1, next += 1) {
    if (next === nextEnd) return false;
    if (at === end) return true;
    const left = units[at] ?? END;
    const right = units[next] ?? END;
    if (left !== right) return left < right;
  }
}
