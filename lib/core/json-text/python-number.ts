import { type Cursor, fail, MINUS, NINE, unitAt, ZERO } from './cursor';

const POINT = 0x2e;
const PLUS = 0x2b;
const UPPER_E = 0x45;
const LOWER_E = 0x65;

/** Python 3.11 and later read no integer of more digits (sys.set_int_max_str_digits). */
const MAX_INTEGER_DIGITS = 4300;

/**
 * Passes a number. Python's json keeps an integer of any size, so its lexeme stands; a number with a
 * fraction or an exponent becomes a double and is written as its repr.
 *
 * @returns the text that Python writes; undefined when the lexeme is that text already
 */
export function readNumber(cursor: Cursor): string | undefined {
  const from = cursor.at;
  skipOne(cursor, MINUS);
  const leading = unitAt(cursor);
  const digits = skipDigits(cursor);
  if (leading === ZERO && digits > 1) fail(cursor);
  const hasFraction = skipFraction(cursor);
  const hasExponent = skipExponent(cursor);
  const lexeme = cursor.raw.slice(from, cursor.at);
  if (hasFraction || hasExponent) return pythonFloat(Number(lexeme));
  if (digits > MAX_INTEGER_DIGITS) fail(cursor);
  return lexeme === '-0' ? '0' : undefined;
}

/**
 * Python's repr of a double: the shortest digits that read back as the same double, as in JavaScript, but
 * written in exponent form below 1e-4 and from 1e16 on, with an exponent of at least two digits, and
 * never without a point or an exponent.
 */
export function pythonFloat(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    return value.toExponential().replace(/(?<=e[+-])\d$/, '0$&');
  }
  return Number.isInteger(value) ? `${value}.0` : `${value}`;
}

function skipFraction(cursor: Cursor): boolean {
  if (!skipOne(cursor, POINT)) return false;
  skipDigits(cursor);
  return true;
}

function skipExponent(cursor: Cursor): boolean {
  if (!skipOne(cursor, LOWER_E) && !skipOne(cursor, UPPER_E)) return false;
  if (!skipOne(cursor, PLUS)) skipOne(cursor, MINUS);
  skipDigits(cursor);
  return true;
}

function skipOne(cursor: Cursor, unit: number): boolean {
  if (unitAt(cursor) !== unit) return false;
  cursor.at += 1;
  return true;
}

/** Passes one digit or more; their number. */
function skipDigits(cursor: Cursor): number {
  const from = cursor.at;
  while (unitAt(cursor) >= ZERO && unitAt(cursor) <= NINE) cursor.at += 1;
  const digits = cursor.at - from;
  if (digits === 0) fail(cursor);
  return digits;
}
