import {
  CLOSE_BRACE,
  COLON,
  COMMA,
  cursorOn,
  expect,
  OPEN_BRACE,
  pass,
  readString,
  skipSpaces,
  skipValue,
} from './cursor';

/**
 * The exact text of one member's value, as the producer wrote it.
 *
 * @param raw  a JSON object; only its top level is looked at
 * @param name the member's key after decoding; of duplicates the last counts, as for every JSON parser here
 * @returns undefined when there is no such member or the text is not an object
 * @example
 * sliceMember('{"metadata": {"n": 1e2}}', 'metadata') // '{"n": 1e2}'
 */
export function sliceMember(raw: string, name: string): string | undefined {
  const cursor = cursorOn(raw);
  let found: string | undefined;
  expect(cursor, OPEN_BRACE);
  if (pass(cursor, CLOSE_BRACE)) return undefined;
  do {
    skipSpaces(cursor);
    const key = readString(cursor);
    expect(cursor, COLON);
    skipSpaces(cursor);
    const from = cursor.at;
    skipValue(cursor);
    if (key === name) found = raw.slice(from, cursor.at);
  } while (pass(cursor, COMMA));
  expect(cursor, CLOSE_BRACE);
  return cursor.failed ? undefined : found;
}
