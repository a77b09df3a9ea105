import { escapeSegment } from '../pointer';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  cursorOn,
  OPEN_BRACE,
  OPEN_BRACKET,
  pass,
  QUOTE,
  readString,
  skipSpaces,
  skipValue,
  unitAt,
} from './cursor';

/** A scalar in a JSON text, with the pointer (RFC 6901) to its place; several may stand at one pointer. */
export interface ScalarMember {
  readonly path: string;
  /** A string's value; the text of a number, true, false or null. */
  readonly value: string;
}

interface Frame {
  readonly path: string;
  /** The next element of an array; undefined in an object. */
  index: number | undefined;
}

/**
 * How many members the objects of a JSON text have, those included that a parser drops because their key comes
 * again: outside strings, a colon stands in members only.
 */
export function memberCount(raw: string): number {
  const { units } = cursorOn(raw);
  const { length } = raw;
  let members = 0;
  let inString = false;
  for (let at = 0; at < length; at += 1) {
    const unit = units[at];
    if (unit === QUOTE) inString = !inString;
    else if (unit === BACKSLASH) at += 1;
    else if (unit === COLON && !inString) members += 1;
  }
  return members;
}

/** Deeper members are told by the pointer of their ancestor at this depth and their own key. */
const MAX_PATH = 64;

/** Every scalar of a JSON text in its order, those included that a parser drops. Linear, of any depth. */
export function scalarMembers(raw: string): readonly ScalarMember[] {
  const cursor = cursorOn(raw);
  const found: ScalarMember[] = [];
  const frames: Frame[] = [];

  const visit = (path: string): void => {
    skipSpaces(cursor);
    if (unitAt(cursor) === QUOTE) found.push({ path, value: readString(cursor) });
    else if (pass(cursor, OPEN_BRACE)) frames.push({ path: bounded(path), index: undefined });
    else if (pass(cursor, OPEN_BRACKET)) frames.push({ path: bounded(path), index: 0 });
    else {
      const from = cursor.at;
      skipValue(cursor);
      found.push({ path, value: raw.slice(from, cursor.at) });
    }
  };

  const bounded = (path: string): string => (frames.length < MAX_PATH ? path : (frames.at(-1)?.path ?? ''));

  visit('');
  for (let frame = frames.at(-1); frame !== undefined && !cursor.failed; frame = frames.at(-1)) {
    if (pass(cursor, CLOSE_BRACE) || pass(cursor, CLOSE_BRACKET)) frames.pop();
    else if (pass(cursor, COMMA)) {
      if (frame.index !== undefined) frame.index += 1;
    } else if (frame.index !== undefined) visit(`${frame.path}/${frame.index}`);
    else {
      skipSpaces(cursor);
      const key = readString(cursor);
      pass(cursor, COLON);
      visit(`${frame.path}/${escapeSegment(key)}`);
    }
  }
  return found;
}
