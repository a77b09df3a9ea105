import {
  ascends,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isDigit,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from '../json-text/cursor';
import { isOpaqueAscii } from '../phi/safe-shape';
import { EVENTS, LEAVES } from '../schema/leaves.generated.cjs';
import { ascii, EVENT_SHAPE, type Follower, type Member, memberAt, type Shape } from './event-shape';
import { wordIn } from './known-words';
import {
  copyQuoted,
  IN,
  open,
  pass,
  passName,
  passString,
  passWord,
  place,
  QUOTED,
  ROW,
  ROW_BYTES,
  readWhole,
  writeColumn,
} from './plain-text';

/** What one look at a plain event gives. */
export interface PlainEvent {
  /** Not validated. An absent member may be there as undefined. */
  readonly event: object;
  /** In the order of LEAVES. */
  readonly leaves: readonly unknown[];
  /** The leaves that isOpaqueId is true of: the bit of an index below 31 is set then, and may be. */
  readonly opaque: number;
  /** The text under the producer's hash, see canonicalise; undefined where this look does not tell. */
  readonly canonical: string | undefined;
}

const VERSION = LEAVES.indexOf('schema_version');
/** A map, as an object has more names than its own. */
const BUILDERS = new Map<unknown, (typeof EVENTS)[string]>(Object.entries(EVENTS));
const INTEGRITY_KEY = 'integrity';
const INTEGRITY = EVENT_SHAPE.byLength[INTEGRITY_KEY.length]?.find(
  ({ name }) => Buffer.from(name).toString() === INTEGRITY_KEY,
);

/** What was read last, for its row. */
let lastEvent: object | undefined;
let leaves: unknown[] = [];
let metadata: Record<string, unknown> | undefined;
/** In QUOTED. */
let metadataFrom = 0;
let metadataEnd = 0;
let has = 0;
let opaque = 0;
let isOrdered = true;
let integrityFrom = 0;
let integrityEnd = 0;

/**
 * Reads an event that is written plainly, in one pass over its characters, as nearly all producers do: ASCII without
 * escapes and spaces, members of the contract only, none twice, whole numbers, `metadata` without nesting. For such a
 * text the event is what JSON.parse makes of it, no member is hidden, and the text is looked at no more.
 *
 * @returns undefined for any other text: JSON.parse and the rules say what it is
 */
export function readPlainEvent(raw: string): PlainEvent | undefined {
  lastEvent = undefined;
  if (!open(raw)) return undefined;
  leaves = new Array<unknown>(LEAVES.length).fill(undefined);
  metadata = undefined;
  has = 0;
  opaque = 0;
  isOrdered = true;
  integrityEnd = 0;
  if (!readObject(EVENT_SHAPE) || place.at !== raw.length) return undefined;
  QUOTED[place.quoted] = QUOTE;
  place.quoted += 1;
  const event = BUILDERS.get(leaves[VERSION])?.(leaves, has, metadata);
  if (event === undefined) return undefined;
  lastEvent = event;
  return { event, leaves, opaque, canonical: canonicalText() };
}

const METADATA_END = ascii('",');
const RAW_EVENT = ascii('"raw_event":');
const LINE_END = ascii('}\n');

function writeAscii(to: number, bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at += 1) ROW[to + at] = bytes[at] ?? 0;
  return to + bytes.length;
}

/** Whether it was read last, so that {@link plainRow} has its row. */
export function wasReadLast(event: object): boolean {
  return event === lastEvent;
}

/**
 * The row of the event that was read last, as a line of JSON: what its members say was written while they were read.
 *
 * @param made the columns that are no members as they are, as JSON members that each end with a comma; ASCII
 * @returns how many bytes of ROW_BYTES it has, until the next text is read
 */
export function plainRow(made: string): number {
  let end = place.row;
  end += ROW_BYTES.write(metadata === undefined ? made : `${made}"metadata":"`, end, 'latin1');
  if (metadata !== undefined) {
    end = copyQuoted(end, metadataFrom, metadataEnd);
    end = writeAscii(end, METADATA_END);
  }
  end = writeAscii(end, RAW_EVENT);
  end = copyQuoted(end, 0, place.quoted);
  end = writeAscii(end, LINE_END);
  return end;
}

/** The text without its `integrity`, where all other keys ascend: it has no spaces, escapes and fractions anyway. */
function canonicalText(): string | undefined {
  if (!isOrdered || integrityEnd === 0) return undefined;
  const { text } = place;
  // One of the commas beside it goes with it.
  if (IN[integrityFrom - 1] === COMMA) return text.slice(0, integrityFrom - 1) + text.slice(integrityEnd);
  return `{${text.slice(IN[integrityEnd] === COMMA ? integrityEnd + 1 : integrityEnd)}`;
}

function readObject(shape: Shape): boolean {
  if ((has & shape.bit) !== 0 || !pass(OPEN_BRACE)) return false;
  has |= shape.bit;
  let key = -1;
  let keyEnd = 0;
  let before: Follower = shape;
  do {
    const from = place.at + 1;
    let member = before.next;
    if (member === undefined || !passName(member.name)) {
      const end = passString();
      member = end < 0 ? undefined : memberAt(shape, IN, from, end);
      before.next = member;
    }
    if (member === undefined || !pass(COLON)) return false;
    const end = from + member.name.length;
    before = member;
    if (member === INTEGRITY) {
      const wasOrdered = isOrdered; // what is in it is not hashed
      if (!readMember(member)) return false;
      isOrdered = wasOrdered;
      integrityFrom = from - 1;
      integrityEnd = place.at;
      continue;
    }
    if (key >= 0 && !ascends(IN, key, keyEnd, from, end)) isOrdered = false;
    key = from;
    keyEnd = end;
    if (!readMember(member)) return false;
  } while (pass(COMMA));
  return pass(CLOSE_BRACE);
}

function readMember(member: Member): boolean {
  const { shape, leaf, column } = member;
  if (shape !== undefined) return readObject(shape);
  if (leaf < 0) return readMetadata();
  if (leaves[leaf] !== undefined) return false;
  const from = place.at;
  const value = IN[from] === QUOTE ? readText(member) : IN[from] === OPEN_BRACKET ? readWords() : readOther();
  if (value === undefined || value === null) return false;
  leaves[leaf] = value;
  if (column !== undefined && !(typeof value === 'number' && value > member.most)) writeColumn(column, from);
  return true;
}

function readText({ isWord, opaqueBit }: Member): string | undefined {
  const from = place.at + 1;
  const end = passString();
  if (end < 0) return undefined;
  if (isWord) return wordIn(place.text, IN, from, end);
  if (opaqueBit !== 0 && isOpaqueAscii(place.text, IN, from, end)) opaque |= opaqueBit;
  return place.text.slice(from, end);
}

function readWords(): readonly string[] | undefined {
  const words: string[] = [];
  if (!pass(OPEN_BRACKET)) return undefined;
  if (pass(CLOSE_BRACKET)) return words;
  do {
    const from = place.at + 1;
    const end = passString();
    if (end < 0) return undefined;
    words.push(wordIn(place.text, IN, from, end));
  } while (pass(COMMA));
  return pass(CLOSE_BRACKET) ? words : undefined;
}

const [TRUE, FALSE, NULL] = [ascii('true'), ascii('false'), ascii('null')];

/** A whole number, `true`, `false` or `null`; undefined for anything else. */
function readOther(): number | boolean | null | undefined {
  if (passWord(TRUE)) return true;
  if (passWord(FALSE)) return false;
  if (passWord(NULL)) return null;
  return readWhole();
}

function readMetadata(): boolean {
  if (metadata !== undefined) return false;
  metadata = {};
  metadataFrom = place.quoted;
  if (!pass(OPEN_BRACE)) return false;
  if (!pass(CLOSE_BRACE)) {
    let key = -1;
    let keyEnd = 0;
    do {
      const from = place.at + 1;
      const end = passString();
      if (end < 0 || isDigit(IN[from] ?? 0)) return false; // an object has numbers first, whatever the text says
      const name = wordIn(place.text, IN, from, end);
      // Taken already, or an object has it from birth and setting it would not make it a member.
      if (name in metadata || !pass(COLON)) return false;
      if (key >= 0 && !ascends(IN, key, keyEnd, from, end)) isOrdered = false;
      key = from;
      keyEnd = end;
      const value = readMetadatum();
      if (value === undefined) return false;
      metadata[name] = value;
    } while (pass(COMMA));
    if (!pass(CLOSE_BRACE)) return false;
  }
  metadataEnd = place.quoted;
  return true;
}

function readMetadatum(): string | number | boolean | null | undefined {
  if (IN[place.at] !== QUOTE) return readOther();
  const from = place.at + 1;
  const end = passString();
  return end < 0 ? undefined : place.text.slice(from, end);
}
