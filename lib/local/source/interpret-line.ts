import { isUtf8 } from 'node:buffer';
import {
  type DockerPart,
  dockerPart,
  eventInLine,
  eventsInText,
  parseJson,
  trimBlanks,
  USUAL_HEAD,
  unwrapEnvelope,
} from '../../core/envelope';
import { csvShape } from './csv-row';
import { type CsvRows, csvRows } from './csv-rows';
import { DOCUMENT_BRACE, DOCUMENT_HEAD, isEnvelopeHead, type LineWidth, lineWidth } from './envelope-heads';
import type { LineText, RecordWriter } from './file-kind';
import { type JoinedParts, partJoiner } from './join-parts';
import type { LineSink } from './line-sink';
import type { SourceLimits } from './source-record';
import type { SpoolOpener } from './spool';

/** `<RFC 3339 time> <stream> <tags> <text>`, as the Kubernetes container runtime interface logs. */
const CRI = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d) (stdout|stderr) ([PF])(?::\S*)?(?: |$)/;
const DIGIT_0 = 48;
const DIGIT_9 = 57;

/** Says what each line of a file is and hands it to the writer. */
export function lineInterpreter(
  writer: RecordWriter,
  limits: SourceLimits,
  openSpool: SpoolOpener,
): LineSink {
  const joiner = partJoiner(limits.line, openSpool);
  let csv: CsvRows | undefined;
  let atStart = true;

  function line(text: string, binary: boolean, number: number, mayBeDocument: boolean): boolean {
    if (csv !== undefined) {
      csv.add(number, { text, binary });
      return true;
    }
    if (text.startsWith(USUAL_HEAD)) {
      atStart = false;
      writer.event('bare', number, { text: trimBlanks(text), binary });
      return true;
    }
    return otherLine(text, binary, number, mayBeDocument);
  }

  function otherLine(text: string, binary: boolean, number: number, mayBeDocument: boolean): boolean {
    const trimmed = trimBlanks(text);
    if (trimmed === '') return true;
    if (atStart) {
      atStart = false;
      const shape = csvShape(trimmed);
      if (shape !== undefined) {
        writer.wrapping();
        csv = csvRows(shape, limits.envelope, (at, raw) => writer.event('wrapped', at, raw));
        return true;
      }
    }
    const first = text.charCodeAt(0);
    const cri = first >= DIGIT_0 && first <= DIGIT_9 ? CRI.exec(text) : null;
    if (cri !== null) {
      const [head, stream = '', tag] = cri;
      part(number, { stream, text: text.slice(head.length), ends: tag === 'F' }, binary);
      return true;
    }
    if (mayBeDocument && mayBeginDocument(trimmed)) return false;
    read(trimmed, binary, number);
    return true;
  }

  function read(text: string, binary: boolean, number: number): void {
    const raw = { text, binary };
    const reading = eventInLine(text);
    switch (reading.kind) {
      case 'event':
        writer.event(reading.prefixed ? 'prefixed' : 'bare', number, { text: reading.raw, binary });
        return;
      case 'damaged':
        writer.damaged(number, { text: reading.raw, binary });
        return;
      case 'json':
        if (!open(reading.value, binary, number, raw)) writer.other(number, raw);
        return;
      case 'unparsed':
        if (isEnvelopeHead(text)) writer.event('wrapped', number, raw);
        else if (reading.mayHoldEvent) writer.event('bare', number, raw);
        else writer.other(number, raw);
        return;
      case 'text':
        writer.other(number, raw);
    }
  }

  /** @returns false when the value is no envelope */
  function open(value: unknown, binary: boolean, number: number, raw: LineText): boolean {
    const docker = dockerPart(value);
    const held = docker === undefined ? unwrapEnvelope(value) : [];
    if (held === undefined) return false;
    writer.wrapping();
    // In JSON that isn't UTF-8 no text inside can be trusted: the whole of it is refused.
    if (binary) writer.event('wrapped', number, raw);
    else if (docker !== undefined) part(number, docker, false);
    else {
      for (const one of held) {
        if (one.kind === 'skipped') writer.skipped(number);
        else writer.event('wrapped', number, { text: one.raw, binary: false });
      }
    }
    return true;
  }

  function part(number: number, { stream, text, ends }: DockerPart, binary: boolean): void {
    writer.wrapping();
    for (const joined of joiner.add(stream, number, { text, binary }, ends)) unwrap(joined);
  }

  function unwrap({ line: number, whole }: JoinedParts): void {
    if (!('text' in whole)) {
      writer.oversize(number, whole);
      return;
    }
    for (const one of eventsInText(whole.text)) {
      if (one.kind === 'skipped') writer.skipped(number);
      else writer.event('wrapped', number, { text: one.raw, binary: whole.binary });
    }
  }

  function document(bytes: Buffer, number: number): void {
    atStart = false;
    const binary = !isUtf8(bytes);
    const raw = { text: trimBlanks(bytes.toString(binary ? 'latin1' : 'utf8')), binary };
    const value = parseJson(raw.text);
    if (value === undefined) writer.event('wrapped', number, raw);
    else if (!open(value, binary, number, raw)) writer.other(number, raw);
  }

  return {
    line,
    document,
    widthOf: (head): LineWidth => (csv === undefined ? lineWidth(head) : 'wrapped'),
    oversize: writer.oversize,
    end: (cut) => {
      if (!cut) {
        csv?.end();
        for (const left of joiner.rest()) unwrap(left);
      }
      writer.end();
    },
  };
}

function mayBeginDocument(text: string): boolean {
  return DOCUMENT_BRACE.test(text) || (DOCUMENT_HEAD.test(text) && parseJson(text) === undefined);
}
