import { isUtf8 } from 'node:buffer';
import type { LineText } from './file-kind';
import type { Spool, Spooled, SpoolOpener } from './spool';
import { isWhole } from './whole-line';

export interface JoinedParts {
  /** Where the first part stands. */
  readonly line: number;
  readonly whole: LineText | Spooled;
}

/** Puts together the lines that a container runtime has split, per stream. */
export interface PartJoiner {
  /** `ends`: the line ends with this part. Gives what is complete by it, in order. */
  readonly add: (stream: string, line: number, part: LineText, ends: boolean) => readonly JoinedParts[];
  /** What no further part has completed. */
  readonly rest: () => readonly JoinedParts[];
}

interface Pending {
  readonly line: number;
  parts: LineText[];
  length: number;
  spool: Spool | undefined;
}

/** Looking again at each of thousands of parts would take time in the square of their number. */
const MAX_PARTS_LOOKED_AT = 8;

export function partJoiner(limit: number, openSpool: SpoolOpener): PartJoiner {
  const pending = new Map<string, Pending>();

  function add(stream: string, line: number, part: LineText, ends: boolean): readonly JoinedParts[] {
    const begun = pending.get(stream);
    if (begun === undefined && ends) return [{ line, whole: part }];
    // Some writers leave the line's end away. No event is the beginning of a longer one.
    if (begun !== undefined && isWholeEvent(begun)) {
      pending.delete(stream);
      return [finish(begun), ...add(stream, line, part, ends)];
    }
    const joining = begun ?? { line, parts: [], length: 0, spool: undefined };
    append(joining, part);
    if (ends) {
      pending.delete(stream);
      return [finish(joining)];
    }
    pending.set(stream, joining);
    return [];
  }

  function append(joining: Pending, part: LineText): void {
    if (joining.spool !== undefined) {
      joining.spool.write(bytesOf(part));
      return;
    }
    joining.parts.push(part);
    joining.length += byteLength(part);
    if (joining.length <= limit) return;
    joining.spool = openSpool();
    for (const one of joining.parts) joining.spool.write(bytesOf(one));
    joining.parts = [];
  }

  return {
    add,
    rest: () => {
      const left = [...pending.values()].map(finish);
      pending.clear();
      return left;
    },
  };
}

function isWholeEvent({ parts }: Pending): boolean {
  if (parts.length > MAX_PARTS_LOOKED_AT || parts.at(-1)?.text.endsWith('}') !== true) return false;
  return isWhole(joined(parts).text);
}

function finish({ line, parts, spool }: Pending): JoinedParts {
  return { line, whole: spool?.finish() ?? joined(parts) };
}

/** A character may be split between parts, so bytes are joined where one of them isn't text by itself. */
function joined(parts: readonly LineText[]): LineText {
  if (!parts.some((part) => part.binary))
    return { text: parts.map((part) => part.text).join(''), binary: false };
  const bytes = Buffer.concat(parts.map(bytesOf));
  return isUtf8(bytes)
    ? { text: bytes.toString('utf8'), binary: false }
    : { text: bytes.toString('latin1'), binary: true };
}

function bytesOf({ text, binary }: LineText): Buffer {
  return Buffer.from(text, binary ? 'latin1' : 'utf8');
}

function byteLength({ text, binary }: LineText): number {
  return binary ? text.length : Buffer.byteLength(text);
}
