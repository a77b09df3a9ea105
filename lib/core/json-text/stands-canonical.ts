import {
  ascends,
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  type Cursor,
  isDigit,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
  unitAt,
  ZERO,
} from './cursor';

/** Nesting beyond this is left to the slow way: no event of 1.1 or later has more than four levels. */
const MAX_DEPTH = 16;
const MAX_DIGITS = 400;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

const WORDS = ['true', 'false', 'null'] as const;
const INTEGRITY = 'integrity';

/**
 * The canonical text (see canonicalise) of an event that its producer wrote in just that form, but for an
 * `integrity` that stands anywhere: keys in order, no spaces, no escapes, no floats. Producers that hash what
 * they write do. It looks at every unit once and makes no string but the result.
 *
 * @param cursor at the beginning of the text; left anywhere
 * @returns undefined where that is in doubt
 */
export function standingCanonical(cursor: Cursor): string | undefined {
  const { raw, units } = cursor;
  let dropFrom = 0;
  let dropTo = 0;
  let key = -1;
  let keyEnd = 0;
  if (!passUnit(cursor, OPEN_BRACE)) return undefined;
  do {
    const from = cursor.at;
    if (!passText(cursor)) return undefined;
    const end = cursor.at - 1;
    const isIntegrity = end - from - 1 === INTEGRITY.length && raw.startsWith(INTEGRITY, from + 1);
    if (isIntegrity ? dropTo > 0 : key >= 0 && !ascends(units, key, keyEnd, from + 1, end)) return undefined;
    if (!passUnit(cursor, COLON) || !passValue(cursor, 1)) return undefined;
    if (isIntegrity) {
      dropFrom = from;
      dropTo = cursor.at;
    } else {
      key = from + 1;
      keyEnd = end;
    }
  } while (passUnit(cursor, COMMA));
  if (!passUnit(cursor, CLOSE_BRACE) || cursor.at !== raw.length) return undefined;
  if (dropTo === 0) return raw;
  // One of the commas beside it goes with it.
  if (units[dropFrom - 1] === COMMA) return raw.slice(0, dropFrom - 1) + raw.slice(dropTo);
  return `{${raw.slice(units[dropTo] === COMMA ? dropTo + 1 : dropTo)}`;
}

function passValue(cursor: Cursor, depth: number): boolean {
  switch (unitAt(cursor)) {
    case QUOTE:
      return passText(cursor);
    case OPEN_BRACE:
      return depth < MAX_DEPTH && passObject(cursor, depth + 1);
    case OPEN_BRACKET:
      return depth < MAX_DEPTH && passArray(cursor, depth + 1);
    default:
      return passInteger(cursor) || passWord(cursor);
  }
}

function passObject(cursor: Cursor, depth: number): boolean {
  let key = -1;
  let keyEnd = 0;
  cursor.at += 1;
  if (passUnit(cursor, CLOSE_BRACE)) return true;
  do {
    const from = cursor.at + 1;
    if (!passText(cursor)) return false;
    const end = cursor.at - 1;
    if (key >= 0 && !ascends(cursor.units, key, keyEnd, from, end)) return false;
    if (!passUnit(cursor, COLON) || !passValue(cursor, depth)) return false;
    key = from;
    keyEnd = end;
  } while (passUnit(cursor, COMMA));
  return passUnit(cursor, CLOSE_BRACE);
}

function passArray(cursor: Cursor, depth: number): boolean {
  cursor.at += 1;
  if (passUnit(cursor, CLOSE_BRACKET)) return true;
  do if (!passValue(cursor, depth)) return false;
  while (passUnit(cursor, COMMA));
  return passUnit(cursor, CLOSE_BRACKET);
}

/** A string without an escape and without surrogates, which may be lone and whose order is not that of units. */
function passText(cursor: Cursor): boolean {
  const { units } = cursor;
  let at = cursor.at;
  if (units[at] !== QUOTE) return false;
  for (;;) {
    at += 1;
    const unit = units[at] ?? 0;
    if (unit === QUOTE) break;
    if (unit < SPACE || unit === BACKSLASH) return false; // the end is below the space, too
    if (unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE) return false;
  }
  cursor.at = at + 1;
  return true;
}

/** `0` or digits that do not begin with it, after a minus or none; `-0` is not how Python writes it. */
function passInteger(cursor: Cursor): boolean {
  const { units } = cursor;
  const isNegative = unitAt(cursor) === MINUS;
  const from = cursor.at + (isNegative ? 1 : 0);
  let at = from;
  for (; isDigit(units[at] ?? 0); at += 1);
  const digits = at - from;
  if (digits === 0 || digits > MAX_DIGITS || (units[from] === ZERO && (digits > 1 || isNegative)))
    return false;
  cursor.at = at; // a fraction or an exponent is no punctuation, so the caller stops there
  return true;
}

function passWord(cursor: Cursor): boolean {
  for (const word of WORDS) {
    if (!cursor.raw.startsWith(word, cursor.at)) continue;
    cursor.at += word.length;
    return true;
  }
  return false;
}

function passUnit(cursor: Cursor, unit: number): boolean {
  if (unitAt(cursor) !== unit) return false;
  cursor.at += 1;
  return true;
}
