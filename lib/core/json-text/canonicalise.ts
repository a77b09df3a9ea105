import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  type Cursor,
  cursorOn,
  expect,
  fail,
  OPEN_BRACE,
  OPEN_BRACKET,
  pass,
  QUOTE,
  skipSpaces,
  skipString,
  stringFrom,
  unitAt,
} from './cursor';
import { type Member, objectText, sortMembers } from './members';
import { readNumber } from './python-number';
import { standingCanonical } from './stands-canonical';

/** Python's own recursion limit stops a producer near this depth; it also bounds the recursion here. */
const MAX_DEPTH = 1000;

const WORDS = ['true', 'false', 'null'] as const;

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Stands for a value that Python reads but that has no JSON text in UTF-8. It is a lone surrogate itself:
 * the last check finds it in the result, unless it went with an overwritten duplicate or `integrity`.
 */
const NO_TEXT = '\ud800';

/**
 * The text under a producer's event hash: the event without its top-level `integrity`, as Python's
 * `json.dumps(sort_keys=True, separators=(",", ":"), ensure_ascii=False)` writes it after `json.loads`.
 *
 * Most of an event's text is canonical as it stands. So each `read` function below passes one value and
 * gives its canonical text only where that differs; `undefined` means "the raw text that was passed".
 *
 * @param raw one JSON object, exactly as the producer wrote it
 * @returns undefined when there is no such text: a lone surrogate (it has no UTF-8), a float beyond the
 *   doubles (Python would write `Infinity`, which is not JSON), an integer longer or a nesting deeper than
 *   Python reads, or a text that is not a JSON object
 * @example
 * canonicalise('{"event_id": "e1", "b": -0, "a": 1E2}') // '{"a":100.0,"b":0,"event_id":"e1"}'
 */
export function canonicalise(raw: string): string | undefined {
  const cursor = cursorOn(raw);
  const standing = standingCanonical(cursor);
  if (standing !== undefined) return standing;
  if (LONE_SURROGATE.test(raw)) return undefined;
  cursor.at = 0;
  skipSpaces(cursor);
  const from = cursor.at;
  const text = readObject(cursor, 1) ?? raw.slice(from, cursor.at);
  skipSpaces(cursor);
  if (cursor.failed || cursor.at !== raw.length || LONE_SURROGATE.test(text)) return undefined;
  return text;
}

function readValue(cursor: Cursor, depth: number): string | undefined {
  switch (unitAt(cursor)) {
    case QUOTE:
      return readText(cursor);
    case OPEN_BRACE:
      return readObject(cursor, depth);
    case OPEN_BRACKET:
      return readArray(cursor, depth);
    default:
      return readPrimitive(cursor);
  }
}

/** `depth` is 1 for the event itself, the only object that loses its `integrity`. */
function readObject(cursor: Cursor, depth: number): string | undefined {
  if (depth > MAX_DEPTH) fail(cursor);
  const spaces = cursor.spaces;
  const members: Member[] = [];
  let asItStands = true;
  expect(cursor, OPEN_BRACE);
  if (!pass(cursor, CLOSE_BRACE)) {
    do {
      const member = readMember(cursor, depth);
      const dropped = depth === 1 && member.key === 'integrity';
      if (!dropped) members.push(member);
      asItStands &&= member.asItStands && !dropped;
    } while (pass(cursor, COMMA));
    expect(cursor, CLOSE_BRACE);
  }
  const sorted = sortMembers(members);
  if (asItStands && sorted === members && cursor.spaces === spaces) return undefined;
  return objectText(sorted);
}

function readMember(cursor: Cursor, depth: number): Member {
  const { raw } = cursor;
  skipSpaces(cursor);
  const spaces = cursor.spaces;
  const from = cursor.at;
  const plain = skipString(cursor);
  const key = stringFrom(cursor, from, plain);
  expect(cursor, COLON);
  skipSpaces(cursor);
  const valueFrom = cursor.at;
  const value = readValue(cursor, depth + 1);
  if (plain && value === undefined && cursor.spaces === spaces) {
    return { key, text: raw.slice(from, cursor.at), asItStands: true };
  }
  const keyText = plain ? `"${key}"` : quote(key);
  return { key, text: `${keyText}:${value ?? raw.slice(valueFrom, cursor.at)}`, asItStands: false };
}

function readArray(cursor: Cursor, depth: number): string | undefined {
  if (depth > MAX_DEPTH) fail(cursor);
  const spaces = cursor.spaces;
  let text = '[';
  let asItStands = true;
  expect(cursor, OPEN_BRACKET);
  if (!pass(cursor, CLOSE_BRACKET)) {
    do {
      skipSpaces(cursor);
      const from = cursor.at;
      const item = readValue(cursor, depth + 1);
      text += `${text === '[' ? '' : ','}${item ?? cursor.raw.slice(from, cursor.at)}`;
      asItStands &&= item === undefined;
    } while (pass(cursor, COMMA));
    expect(cursor, CLOSE_BRACKET);
  }
  return asItStands && cursor.spaces === spaces ? undefined : `${text}]`;
}

function readText(cursor: Cursor): string | undefined {
  const from = cursor.at;
  const plain = skipString(cursor);
  return plain ? undefined : quote(stringFrom(cursor, from, plain));
}

/** JSON.stringify escapes what Python escapes; lone surrogates too, which Python leaves as they are. */
function quote(value: string): string {
  return LONE_SURROGATE.test(value) ? NO_TEXT : JSON.stringify(value);
}

function readPrimitive(cursor: Cursor): string | undefined {
  const word = WORDS.find((known) => cursor.raw.startsWith(known, cursor.at));
  if (word === undefined) {
    const text = readNumber(cursor);
    return text?.includes('Infinity') ? NO_TEXT : text;
  }
  cursor.at += word.length;
  return undefined;
}
