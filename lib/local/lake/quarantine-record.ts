import { createHash } from 'node:crypto';
import type { QuarantineReason } from '../../core/refusal';

/**
 * One refused line as Amazon Data Firehose writes records that a transformation could not process
 * ("Data Transformation Failure Handling" in its developer guide), so that one reader serves the local
 * quarantine and the deployed one. The text of the line is only in `rawData`.
 */
export interface Refused {
  readonly reason: QuarantineReason;
  readonly path: string;
  readonly detail: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  readonly raw: Uint8Array;
}

/** A record as read back: whoever wrote it, all but the raw bytes may be missing. */
export interface QuarantineRecord {
  /** The reason as it was judged when the line was refused, or the service's own error code. */
  readonly errorCode: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number | undefined;
  readonly raw: Uint8Array;
  /** For a line too long for a record: the SHA-256 that names its file. */
  readonly oversize: string | undefined;
}

/** A refused line's id: the SHA-256 of its exact bytes, lower-case hex. */
export function contentId(raw: string | Uint8Array): string {
  return createHash('sha256').update(raw).digest('hex');
}

export function refusedLine(refused: Refused): string {
  return line(refused, {
    rawData: Buffer.from(refused.raw.buffer, refused.raw.byteOffset, refused.raw.byteLength).toString(
      'base64',
    ),
  });
}

export function oversizeLine(refused: Omit<Refused, 'raw'>, sha256: string): string {
  return line(refused, { rawData: '', oversize: sha256 });
}

function line(refused: Omit<Refused, 'raw'>, content: object): string {
  return JSON.stringify({
    attemptsMade: 0,
    arrivalTimestamp: refused.receivedAt,
    errorCode: refused.reason,
    errorMessage: `${refused.path} ${refused.detail}`,
    attemptEndingTimestamp: refused.receivedAt,
    ...content,
  });
}

/** The record in one JSON text, or undefined when it is none. */
export function parseRecord(text: string): QuarantineRecord | undefined {
  const value = parseObject(text);
  if (value === undefined || typeof value.rawData !== 'string') return undefined;
  const arrival = Number(value.arrivalTimestamp);
  return {
    errorCode: typeof value.errorCode === 'string' ? value.errorCode : 'unknown',
    receivedAt: Number.isSafeInteger(arrival) && arrival > 0 ? arrival : undefined,
    raw: Buffer.from(value.rawData, 'base64'),
    oversize: typeof value.oversize === 'string' ? value.oversize : undefined,
  };
}

/** Several objects may stand on one line (the service only promises objects one after another). */
export function splitObjects(line: string): readonly string[] {
  if (parseObject(line) !== undefined) return [line];
  const objects: string[] = [];
  let depth = 0;
  let start = 0;
  let inString = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (char === '}' && depth > 0) {
      depth -= 1;
      if (depth === 0) objects.push(line.slice(start, at + 1));
    }
  }
  return objects.length > 0 && depth === 0 ? objects : [line];
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
