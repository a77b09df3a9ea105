import { COLUMNS } from '../columns';
import { LEAVES, OBJECTS } from '../schema/leaves.generated.cjs';

/** What a member can come after: the beginning of its object, or another member. */
export interface Follower {
  /** What came there last, as a producer writes its members in one order. */
  next: Member | undefined;
}

/** An object of the contract, as far as reading it needs. */
export interface Shape extends Follower {
  /** Of OBJECTS; 0 for the event itself. */
  readonly bit: number;
  /** Members whose names have as many characters. */
  readonly byLength: readonly (readonly Member[] | undefined)[];
}

export interface Member extends Follower {
  /** ASCII of the name. */
  readonly name: Uint8Array;
  readonly shape: Shape | undefined;
  /** Index in LEAVES; -1 for an object and for `metadata`. */
  readonly leaf: number;
  /** ASCII of `"column":` where a column takes the member as it is. */
  readonly column: Uint8Array | undefined;
  /** The largest number that its column holds. */
  readonly most: number;
  /** Few texts fill such a member (a role, a route, a version), and they come again and again. */
  readonly isWord: boolean;
  /** Its bit in `opaque` of a plain event, 0 for none. */
  readonly opaqueBit: number;
}

/** Ids, digests and times are new with almost every event, and so are messages. */
const ALWAYS_NEW = /(^|[._])(id|hash|timestamp|client_ip|error_message)$/;
/** Ids that the guard may pass without a look. Those of 2.x are rarer, and there is room for 31 bits. */
const ID = /_id$|^resource\.id$/;
const MAX_BITS = 31;
const MAX_INT = 2_147_483_647;

function shapeOf(path: string): Shape {
  const isOwn = (other: string): boolean => ownerOf(other) === path;
  const members = [
    ...LEAVES.filter(isOwn).map((at) => member(at, undefined)),
    ...OBJECTS.filter(isOwn).map((at) => member(at, shapeOf(at))),
    ...(path === '' ? [member('metadata', undefined)] : []),
  ];
  const longest = Math.max(...members.map(({ name }) => name.length));
  return {
    next: undefined,
    bit: path === '' ? 0 : 1 << OBJECTS.indexOf(path),
    byLength: Array.from({ length: longest + 1 }, (_, length) => {
      const as = members.filter(({ name }) => name.length === length);
      return as.length > 0 ? as : undefined;
    }),
  };
}

function member(path: string, shape: Shape | undefined): Member {
  const leaf = LEAVES.indexOf(path);
  const column = COLUMNS.find((one) => 'at' in one && one.at === path);
  return {
    next: undefined,
    name: ascii(path.slice(path.lastIndexOf('.') + 1)),
    shape,
    leaf,
    column: column && ascii(`"${column.name}":`),
    most: column?.type === 'int' ? MAX_INT : Number.MAX_SAFE_INTEGER,
    isWord: !ALWAYS_NEW.test(path),
    opaqueBit: ID.test(path) && leaf < MAX_BITS ? 1 << leaf : 0,
  };
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text));
}

function ownerOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

/** The event of every published version: the newest names all members. */
export const EVENT_SHAPE: Shape = shapeOf('');

/** The member with that name, if the object has one. `bytes` are ASCII. */
export function memberAt(shape: Shape, bytes: Uint8Array, from: number, end: number): Member | undefined {
  const length = end - from;
  const members = shape.byLength[length];
  if (members === undefined) return undefined;
  next: for (let index = 0; index < members.length; index += 1) {
    const member = members[index];
    if (member === undefined) return undefined;
    const { name } = member;
    for (let offset = 0; offset < length; offset += 1) {
      if (name[offset] !== bytes[from + offset]) continue next;
    }
    return member;
  }
  return undefined;
}
