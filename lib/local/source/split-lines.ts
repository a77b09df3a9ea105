import { isAscii, isUtf8 } from 'node:buffer';
import { DOCUMENT_BRACE, DOCUMENT_HEAD, HEAD_BYTES } from './envelope-heads';
import type { LineSink, Splitter } from './line-sink';
import { endOfInput, openDocument, readDocument } from './open-document';
import { spoolWhole } from './oversize';
import type { SourceLimits } from './source-record';
import type { Spool, Spooled, SpoolOpener } from './spool';
import { isWhole } from './whole-line';
import { windowEnd } from './window-end';

/**
 * lines     bytes up to the next `\n` are a line; what has none yet is carried over
 * document  a JSON document that may span lines, or be followed by the next on the same line
 * overlong  the rest of a line too long to be held
 */
type Mode = 'lines' | 'document' | 'overlong';

/** Where in a block a document begins, or may begin once more bytes are there. */
interface Stop {
  readonly at: number;
  readonly next: 'document' | 'wait';
}

/** Each costs a second look at the bytes; a file with so many isn't one of documents. */
const MAX_BROKEN_DOCUMENTS = 64;
const NEWLINE = 10;
const RETURN = 13;
const END_OF_LINE = Buffer.from('\n');

/** Splits bytes at `\n`, in memory bounded by the limits, into the same lines however the bytes come in chunks. */
export function splitLines(sink: LineSink, limits: SourceLimits, openSpool: SpoolOpener): Splitter {
  let mode: Mode = 'lines';
  let line = 1;
  /** Of the first byte that isn't used up, in the input. */
  let offset = 0;
  let carry: Buffer[] = [];
  let carried = 0;
  let allowed = limits.line;
  let waiting = false;
  let last = false;
  let document = openDocument(0, 0);
  let overlong: Spool | undefined;
  /** Bytes before this have been tried as a document, and weren't. */
  let documentsFrom = 0;
  let brokenDocuments = 0;

  const take: Readonly<Record<Mode, (data: Buffer) => Buffer | undefined>> = {
    lines: takeLines,
    document: takeDocument,
    overlong: takeOverlong,
  };

  function push(chunk: Buffer): void {
    let rest: Buffer | undefined = chunk;
    while (rest !== undefined && rest.length > 0) rest = take[mode](rest);
  }

  function takeLines(data: Buffer): Buffer | undefined {
    if (carried > 0 && !waiting && !data.includes(NEWLINE)) return carryOver(data);
    const bytes = unCarry(data);
    let at = 0;
    for (let end = windowEnd(bytes, 0); end > at; end = windowEnd(bytes, at)) {
      const stop = takeWindow(bytes, at, end);
      if (stop === undefined) {
        at = end;
        continue;
      }
      offset += stop.at;
      const rest = bytes.subarray(stop.at);
      if (stop.next === 'document') return beginDocument(rest);
      waiting = true;
      return carryOver(rest);
    }
    offset += at;
    return carryOver(bytes.subarray(at));
  }

  /** A run of whole lines. */
  function takeWindow(bytes: Buffer, from: number, to: number): Stop | undefined {
    const view = bytes.subarray(from, to);
    if (!isUtf8(view)) return takeOneByOne(bytes, from, to);
    const ascii = isAscii(view);
    const text = bytes.toString(ascii ? 'latin1' : 'utf8', from, to);
    const surelyShort = ascii ? limits.line : limits.line / 3;
    for (let start = 0; start < text.length; ) {
      const end = text.indexOf('\n', start);
      const stripped = end > start && text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
      if (end - start > surelyShort || !sink.line(text.slice(start, stripped), false, line, true)) {
        const at = from + (ascii ? start : Buffer.byteLength(text.slice(0, start)));
        const stop = takeCarefully(bytes, at, bytes.indexOf(NEWLINE, at));
        if (stop !== undefined) return stop;
      }
      line += 1;
      start = end + 1;
    }
    return undefined;
  }

  function takeOneByOne(bytes: Buffer, from: number, to: number): Stop | undefined {
    for (let start = from; start < to; ) {
      const end = bytes.indexOf(NEWLINE, start);
      const stop = takeCarefully(bytes, start, end);
      if (stop !== undefined) return stop;
      line += 1;
      start = end + 1;
    }
    return undefined;
  }

  /** One line that is long, may begin a document, or isn't UTF-8. */
  function takeCarefully(bytes: Buffer, start: number, end: number): Stop | undefined {
    const head = bytes.toString('latin1', start, start + HEAD_BYTES);
    const mayBeDocument = mayBegin(offset + start);
    if (end - start > limits.line) {
      const width = sink.widthOf(head);
      if (width === 'document' && mayBeDocument) return { at: start, next: 'document' };
      if (width === 'plain' || end - start > limits.envelope) {
        sink.oversize(line, spoolWhole(bytes.subarray(start, end), openSpool, 'line'));
        return undefined;
      }
    }
    const stripped = end > start && bytes[end - 1] === RETURN ? end - 1 : end;
    const view = bytes.subarray(start, stripped);
    const binary = !isUtf8(view);
    const text = view.toString(binary ? 'latin1' : 'utf8');
    if (sink.line(text, binary, line, mayBeDocument)) return undefined;
    if (DOCUMENT_HEAD.test(head)) return { at: start, next: 'document' };
    if (!last && head.length < HEAD_BYTES && DOCUMENT_BRACE.test(head)) return { at: start, next: 'wait' };
    sink.line(text, binary, line, false);
    return undefined;
  }

  function mayBegin(at: number): boolean {
    return at >= documentsFrom && brokenDocuments < MAX_BROKEN_DOCUMENTS;
  }

  function unCarry(data: Buffer): Buffer {
    const bytes = carried === 0 ? data : Buffer.concat([...carry, data]);
    carry = [];
    carried = 0;
    allowed = limits.line;
    waiting = false;
    return bytes;
  }

  /** Keeps the beginning of a line until the rest is there, if it isn't too long for that. */
  function carryOver(data: Buffer): Buffer | undefined {
    if (data.length === 0) return undefined;
    carry.push(data);
    carried += data.length;
    if (carried <= allowed) return undefined;
    const widened = allowed > limits.line;
    const bytes = unCarry(Buffer.alloc(0));
    const width = widened ? 'plain' : sink.widthOf(bytes.toString('latin1', 0, HEAD_BYTES));
    if (width === 'document' && mayBegin(offset)) return beginDocument(bytes);
    if (width !== 'plain') {
      allowed = limits.envelope;
      return carryOver(bytes);
    }
    mode = 'overlong';
    overlong = openSpool();
    return bytes;
  }

  function takeOverlong(data: Buffer): Buffer | undefined {
    const found = data.indexOf(NEWLINE);
    const end = found < 0 ? data.length : found;
    overlong?.write(data.subarray(0, end));
    if (found < 0) {
      offset += end;
      return undefined;
    }
    offset += end + 1;
    finishOverlong();
    line += 1;
    return data.subarray(end + 1);
  }

  function finishOverlong(): void {
    if (overlong !== undefined) sink.oversize(line, overlong.finish('line'));
    overlong = undefined;
    mode = 'lines';
  }

  function beginDocument(bytes: Buffer): Buffer {
    mode = 'document';
    document = openDocument(line, offset);
    return bytes;
  }

  function takeDocument(data: Buffer): Buffer | undefined {
    const step = readDocument(document, data, limits, openSpool);
    if (step.status === 'more') return undefined;
    mode = 'lines';
    if (step.status === 'broken') {
      documentsFrom = step.brokenAt;
      brokenDocuments += 1;
      if (step.spooled !== undefined) passDocument(step.spooled);
      return step.again;
    }
    passDocument(step.document);
    return followsDocument(step.rest) ? beginDocument(step.rest) : step.rest;
  }

  function passDocument(whole: Buffer | Spooled): void {
    if (Buffer.isBuffer(whole)) sink.document(whole, document.line);
    else sink.oversize(document.line, whole);
    line += document.newlines;
    offset += document.size;
  }

  function followsDocument(rest: Buffer): boolean {
    return mayBegin(offset) && DOCUMENT_HEAD.test(rest.toString('latin1', 0, HEAD_BYTES));
  }

  function end(cut: boolean): void {
    if (!cut || (mode === 'lines' && isWhole(Buffer.concat(carry).toString('utf8')))) {
      last = true;
      endLine();
      if (mode === 'document') endDocument();
    }
    sink.end(cut);
  }

  function endLine(): void {
    if (mode === 'lines' && carried > 0) push(END_OF_LINE);
    if (mode === 'overlong') finishOverlong();
  }

  /** The input ends inside of a document: one damaged record, unless bare events stand in it. */
  function endDocument(): void {
    const { whole, holdsEvents } = endOfInput(document);
    mode = 'lines';
    if (holdsEvents === undefined) {
      passDocument(whole);
      return;
    }
    documentsFrom = Number.POSITIVE_INFINITY;
    push(holdsEvents);
    endLine();
  }

  return { push, end };
}
