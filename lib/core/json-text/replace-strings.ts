import { unescapeSegment } from '../pointer';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  cursorOn,
  expect,
  OPEN_BRACE,
  OPEN_BRACKET,
  pass,
  readString,
  skipSpaces,
  skipValue,
} from './cursor';

/**
 * One replacement.
 *
 * @property path        RFC 6901 JSON pointer into the decoded structure
 * @property key         true: the member's key is replaced; false: its value, whatever its type
 * @property replacement the new string, not yet quoted
 */
export interface Edit {
  readonly path: string;
  readonly key: boolean;
  readonly replacement: string;
}

/** The edits as a tree of path tokens, so that one walk over the text finds them all. */
interface Target {
  readonly below: Map<string, Target>;
  key?: string;
  value?: string;
}

/** A container that the walk is in. `index` is the element's number in an array, undefined in an object. */
interface Frame {
  readonly target: Target;
  index: number | undefined;
}

/**
 * Replaces strings in a JSON text and leaves every other byte as it is.
 *
 * Where an object repeats a key, every occurrence is edited: a parser shows the last one only, but the
 * others would survive in the stored text. For the same reason a value is replaced whatever its type is.
 * A path that is not there is ignored; of two edits of one place the last counts, and an edit of a
 * value covers those below it.
 *
 * @param raw a text that is valid JSON
 * @throws SyntaxError when it is not: text that cannot be walked cannot be redacted
 * @example
 * replaceStrings('{"a": ["x", 1]}', [{ path: '/a/0', key: false, replacement: 'y' }]) // '{"a": ["y", 1]}'
 */
export function replaceStrings(raw: string, edits: readonly Edit[]): string {
  const cursor = cursorOn(raw);
  const frames: Frame[] = [];
  const pieces: string[] = [];
  let copied = 0;

  const replace = (from: number, replacement: string) => {
    pieces.push(raw.slice(copied, from), JSON.stringify(replacement));
    copied = cursor.at;
  };

  const visitValue = (target: Target | undefined) => {
    skipSpaces(cursor);
    const from = cursor.at;
    if (target?.value === undefined && target !== undefined && target.below.size > 0) {
      if (pass(cursor, OPEN_BRACE)) return frames.push({ target, index: undefined });
      if (pass(cursor, OPEN_BRACKET)) return frames.push({ target, index: 0 });
    }
    skipValue(cursor);
    if (target?.value !== undefined) replace(from, target.value);
  };

  const visitMember = (parent: Target) => {
    skipSpaces(cursor);
    const from = cursor.at;
    const target = parent.below.get(readString(cursor));
    if (target?.key !== undefined) replace(from, target.key);
    expect(cursor, COLON);
    visitValue(target);
  };

  visitValue(targetTree(edits));
  for (let frame = frames.at(-1); frame !== undefined && !cursor.failed; frame = frames.at(-1)) {
    if (pass(cursor, frame.index === undefined ? CLOSE_BRACE : CLOSE_BRACKET)) frames.pop();
    else if (pass(cursor, COMMA)) {
      if (frame.index !== undefined) frame.index += 1;
    } else if (frame.index === undefined) visitMember(frame.target);
    else visitValue(frame.target.below.get(`${frame.index}`));
  }
  if (cursor.failed) throw new SyntaxError('replaceStrings was given a text that is not JSON');
  return pieces.join('') + raw.slice(copied);
}

function targetTree(edits: readonly Edit[]): Target {
  const root: Target = { below: new Map() };
  for (const { path, key, replacement } of edits) {
    const [start, ...tokens] = path.split('/');
    if (start !== '') continue;
    const target = tokens.map(unescapeSegment).reduce(targetBelow, root);
    if (key) target.key = replacement;
    else target.value = replacement;
  }
  return root;
}

function targetBelow(parent: Target, token: string): Target {
  const known = parent.below.get(token);
  if (known !== undefined) return known;
  const target: Target = { below: new Map() };
  parent.below.set(token, target);
  return target;
}
