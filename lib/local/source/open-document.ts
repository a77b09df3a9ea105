import { type DocumentScanner, documentScanner } from './document-scanner';
import { EVENT_LINE } from './envelope-heads';
import type { SourceLimits } from './source-record';
import type { Spool, Spooled, SpoolOpener } from './spool';

/** A JSON document of which not all bytes are there yet. */
export interface OpenDocument {
  readonly scanner: DocumentScanner;
  /** The line and the byte of the input where it begins. */
  readonly line: number;
  readonly offset: number;
  parts: Buffer[];
  size: number;
  newlines: number;
  /** Where it goes once it is too large to be held. */
  spool: Spool | undefined;
}

/**
 * more    it goes on
 * closed  it is whole; `rest` follows it
 * broken  not a document after all: `again` is to be read as lines, and nothing before the byte `brokenAt` of
 *         the input is to be tried as a document again. `spooled`: what can't be given back.
 */
export type DocumentStep =
  | { readonly status: 'more' }
  | { readonly status: 'closed'; readonly document: Buffer | Spooled; readonly rest: Buffer }
  | {
      readonly status: 'broken';
      readonly again: Buffer;
      readonly brokenAt: number;
      readonly spooled: Spooled | undefined;
    };

export function openDocument(line: number, offset: number): OpenDocument {
  return { scanner: documentScanner(), line, offset, parts: [], size: 0, newlines: 0, spool: undefined };
}

/** Reads on in `data`. Changes `document`, which is the reader's own state. */
export function readDocument(
  document: OpenDocument,
  data: Buffer,
  limits: SourceLimits,
  openSpool: SpoolOpener,
): DocumentStep {
  const { status, end } = document.scanner.scan(data);
  const brokenAt = document.offset + document.size + end;
  if (status === 'broken' && document.spool === undefined) {
    return { status, again: Buffer.concat([...document.parts, data]), brokenAt, spooled: undefined };
  }
  const seen = data.subarray(0, end);
  const rest = data.subarray(end);
  extend(document, seen);
  if (document.spool === undefined && document.size > limits.envelope) {
    const bytes = Buffer.concat(document.parts);
    if (holdsEventLine(bytes)) {
      return { status: 'broken', again: Buffer.concat([bytes, rest]), brokenAt, spooled: undefined };
    }
    document.spool = openSpool();
    document.spool.write(bytes);
    document.parts = [];
  }
  if (status === 'more') return { status };
  const whole = document.spool?.finish() ?? Buffer.concat(document.parts);
  if (!Buffer.isBuffer(whole)) {
    return status === 'broken'
      ? { status, again: rest, brokenAt, spooled: whole }
      : { status, document: whole, rest };
  }
  // Brackets left open before the events and others after them.
  if (holdsEventLine(whole)) {
    return { status: 'broken', again: Buffer.concat([whole, rest]), brokenAt, spooled: undefined };
  }
  return { status: 'closed', document: whole, rest };
}

/** What there is of a document when the input ends, and whether bare events stand in it. */
export function endOfInput(document: OpenDocument): {
  readonly whole: Buffer | Spooled;
  readonly holdsEvents: Buffer | undefined;
} {
  if (document.spool !== undefined) return { whole: document.spool.finish(), holdsEvents: undefined };
  const whole = Buffer.concat(document.parts);
  return { whole, holdsEvents: holdsEventLine(whole) ? whole : undefined };
}

function extend(document: OpenDocument, bytes: Buffer): void {
  document.size += bytes.length;
  document.newlines += countNewlines(bytes);
  if (document.spool === undefined) document.parts.push(bytes);
  else document.spool.write(bytes);
}

function holdsEventLine(bytes: Buffer): boolean {
  return bytes.includes('\n{') && EVENT_LINE.test(bytes.toString('latin1'));
}

const NEWLINE = 10;

function countNewlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}
