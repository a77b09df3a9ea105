import { isJsonObject, parseJson } from './json-value';

/**
 * What one line of text holds.
 *
 * event     an event's text, exactly as the producer wrote it; it may still be broken or invalid, which is
 *           for `ingestEvent` to say. `prefixed`: other text stood before it on the line.
 * damaged   after a prefix, the beginning of an event that is cut off or no JSON: one may be lost here.
 * json      JSON of another kind, or a JSON object that names no `schema_version` and no `event_id` of its own, or that holds an
 *           `event_json`: perhaps an envelope.
 * unparsed  begins like a JSON object and is none. `mayHoldEvent`: it names a member that only an event or
 *           an envelope of one has, so an event may have been cut here.
 * text      anything else.
 */
export type LineReading =
  | { readonly kind: 'event'; readonly prefixed: boolean; readonly raw: string }
  | { readonly kind: 'damaged'; readonly raw: string }
  | { readonly kind: 'json'; readonly prefixed: boolean; readonly raw: string; readonly value: unknown }
  | { readonly kind: 'unparsed'; readonly raw: string; readonly mayHoldEvent: boolean }
  | { readonly kind: 'text' };

/** How the published producers begin a line. */
export const USUAL_HEAD = '{"schema_version":"';

/** An event whose keys stand in another order: a known member first, holding what it holds in an event. */
export const EVENT_HEAD =
  /^\{[ \t]*"(?:(?:schema_version|event_id|timestamp)"[ \t]*:[ \t]*"|(?:service|correlation|actor|action|resource|http|outcome|integrity|metadata|delegation|attribution)"[ \t]*:[ \t]*\{)/;

/**
 * Places of a line that are tried as the beginning of an event. Each may cost a look at all of the rest, so a
 * long line gets fewer: characters looked at are bounded by a multiple of its length.
 */
const MAX_TRIES = 32;
const MIN_BUDGET = 64 * 1024;
const BUDGET_PER_CHARACTER = 4;

const OBJECT_START = /\{[ \t]*"/g;
const STARTS_LIKE_OBJECT = /^\uFEFF?\{\s*(?:["}]|$)/;
/** Begins and ends as an array, a string, a number, true, false or null do. */
const OTHER_JSON = /^(?:\[[\s\S]*\]|"[\s\S]*"|-?\d[\d.eE+-]*|true|false|null)$/;
const QUOTED_MEMBER = /"(?:schema_version|event_id)"/;
/** No JSON goes on so after an object (unless inside of a string): the first object may be a prefix. */
const MORE_AFTER_OBJECT = /\}\s*[^\s,\]}]/;
const NAMES_EVENT = /schema_version|event_id|event_json/;

/**
 * Finds the event in one line (or one log message): bare JSON, or JSON after any prefix. The text from where
 * the event begins to the end of the line is the event. Linear in the length of the line.
 *
 * @example
 * eventInLine('INFO {thread-1} audit {"schema_version":"1.1"}')
 * // { kind: 'event', prefixed: true, raw: '{"schema_version":"1.1"}' }
 */
export function eventInLine(line: string): LineReading {
  const text = trimBlanks(line);
  if (isEventHead(text)) return { kind: 'event', prefixed: false, raw: text };
  if (!STARTS_LIKE_OBJECT.test(text)) return otherJson(text) ?? afterPrefix(text);
  const value = parseJson(text);
  if (value !== undefined) {
    return looksLikeEvent(value)
      ? { kind: 'event', prefixed: false, raw: text }
      : { kind: 'json', prefixed: false, raw: text, value };
  }
  // A prefix may be JSON itself: {"level":"info"} {"schema_version":...}
  return (
    wholeObjectAfter(text, text.indexOf('{') + 1) ?? {
      kind: 'unparsed',
      raw: text,
      mayHoldEvent: NAMES_EVENT.test(text),
    }
  );
}

/** Told without parsing: whatever follows, such a line is an event, whole or broken. */
export function isEventHead(text: string): boolean {
  if (text.startsWith(USUAL_HEAD)) return true;
  return (
    EVENT_HEAD.test(text) &&
    text.includes('"schema_version"') &&
    !MORE_AFTER_OBJECT.test(text) &&
    !text.includes('"event_json"')
  );
}

/** An object is an event by its own `schema_version`, or by its `event_id` where it isn't a stored item. */
export function looksLikeEvent(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  if (!Object.hasOwn(value, 'event_json')) {
    return Object.hasOwn(value, 'schema_version') || Object.hasOwn(value, 'event_id');
  }
  // A stored item may have such a column; in DynamoDB JSON its value is a typed object.
  return Object.hasOwn(value, 'schema_version') && typeof value.schema_version === 'string';
}

/** Without the blanks of ASCII around it. `trim()` would take U+2028, U+0085's kin and BOM, which are content. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** JSON that is no object is no prefix either, even where an array holds an event. */
function otherJson(text: string): LineReading | undefined {
  const value = OTHER_JSON.test(text) ? parseJson(text) : undefined;
  return value === undefined ? undefined : { kind: 'json', prefixed: false, raw: text, value };
}

function afterPrefix(text: string): LineReading {
  const whole = wholeObjectAfter(text, 0);
  if (whole !== undefined) return whole;
  OBJECT_START.lastIndex = 0;
  const start = OBJECT_START.exec(text)?.index;
  if (start === undefined) return { kind: 'text' };
  const rest = text.slice(start);
  // Cut off, or not JSON (NaN): an event may be lost here, so it is handed on to be refused.
  return QUOTED_MEMBER.test(rest) ? { kind: 'damaged', raw: rest } : { kind: 'text' };
}

/** The JSON object that begins at or after `from` and ends with the line. */
function wholeObjectAfter(text: string, from: number): LineReading | undefined {
  if (!text.endsWith('}')) return undefined;
  for (const start of objectStarts(text, from)) {
    const raw = text.slice(start);
    if (raw.startsWith(USUAL_HEAD) && !raw.includes('{"schema_version"', 1)) {
      return { kind: 'event', prefixed: true, raw };
    }
    const value = parseJson(raw);
    // What reaches the end whole is the outermost object: one inside it would have a brace too many.
    if (value !== undefined) {
      return looksLikeEvent(value)
        ? { kind: 'event', prefixed: true, raw }
        : { kind: 'json', prefixed: true, raw, value };
    }
  }
  return undefined;
}

function* objectStarts(text: string, from: number): Generator<number> {
  let budget = Math.max(MIN_BUDGET, BUDGET_PER_CHARACTER * text.length);
  let next = from;
  for (let tries = 0; tries < MAX_TRIES && budget > 0; tries += 1) {
    OBJECT_START.lastIndex = next;
    const found = OBJECT_START.exec(text);
    if (found === null) return;
    yield found.index;
    next = found.index + 1;
    budget -= text.length - next;
  }
  const usual = text.lastIndexOf('{"schema_version"');
  if (usual >= next) yield usual;
}
