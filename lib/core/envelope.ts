import { eventInLine, looksLikeEvent, trimBlanks } from './envelope/event-in-line';
import { isJsonObject, type JsonObject, ownMember, parseJson } from './envelope/json-value';

export {
  EVENT_HEAD,
  eventInLine,
  type LineReading,
  looksLikeEvent,
  trimBlanks,
  USUAL_HEAD,
} from './envelope/event-in-line';
export { parseJson } from './envelope/json-value';

/** What an envelope gives up: an event's text (whole or broken, `ingestEvent` tells), or a record without one. */
export type Unwrapped = { readonly kind: 'event'; readonly raw: string } | { readonly kind: 'skipped' };

/** One piece of a container's log, as Docker's json-file driver writes it. */
export interface DockerPart {
  readonly stream: string;
  /** Without the line's end. */
  readonly text: string;
  /** False where Docker split a line (at 16 KiB): the text goes on in the next part of this stream. */
  readonly ends: boolean;
}

interface Envelope {
  readonly name: string;
  /** What it holds, or undefined when the value isn't this envelope. */
  readonly open: (value: JsonObject, depth: number) => readonly Unwrapped[] | undefined;
}

/** Envelopes in envelopes: a container's line in a log event in a subscription document, and one to spare. */
const MAX_DEPTH = 4;

const SKIPPED: readonly Unwrapped[] = [{ kind: 'skipped' }];

/**
 * The wrappings that events travel in.
 *
 * cloudwatch   Amazon CloudWatch Logs subscription document (messageType, logEvents[].message)
 * item         DynamoDB item, typed (`{"event_json":{"S":...}}`) or plain; a row of an SQL table as JSON
 * export       line of a DynamoDB export to S3 (`{"Item":...}`), output of get-item
 * change       DynamoDB stream record, line of an incremental export (`NewImage`)
 * items        output of Scan or Query; records: a Lambda event of a DynamoDB stream
 * docker       line of Docker's json-file log
 * log record   structured log line whose `message` holds the event
 */
const ENVELOPES: readonly Envelope[] = [
  { name: 'cloudwatch', open: openSubscription },
  { name: 'item', open: openItem },
  { name: 'export', open: (value, depth) => openOne(ownMember(value, 'Item'), depth) },
  { name: 'change', open: openChange },
  { name: 'items', open: (value, depth) => openEach(ownMember(value, 'Items'), depth) },
  { name: 'records', open: (value, depth) => openEach(ownMember(value, 'Records'), depth) },
  { name: 'docker', open: openDocker },
  { name: 'log record', open: openLogRecord },
];

/**
 * Recognises a parsed JSON value as an envelope and takes out what it holds, in order.
 * An object with a `schema_version` of its own is an event, whatever else it holds.
 *
 * @returns undefined when the value is no envelope
 */
export function unwrapEnvelope(value: unknown, depth = 0): readonly Unwrapped[] | undefined {
  if (!isJsonObject(value) || looksLikeEvent(value) || depth >= MAX_DEPTH) return undefined;
  for (const envelope of ENVELOPES) {
    const held = envelope.open(value, depth);
    if (held !== undefined) return held;
  }
  return undefined;
}

/**
 * The events of a text that came out of a wrapping (a log message, a queue's message body). Lines that carry
 * none are skipped, blank ones are not even counted; a damaged event is kept, to be refused.
 */
export function eventsInText(text: string, depth = 0): readonly Unwrapped[] {
  const trimmed = trimBlanks(text);
  if (trimmed === '') return [];
  if (!trimmed.includes('\n') || isJsonObject(parseJson(trimmed))) return eventsInLine(trimmed, depth);
  const lines = trimmed
    .split('\n')
    .flatMap((line) => (trimBlanks(line) === '' ? [] : eventsInLine(line, depth)));
  if (lines.some(isEvent)) return lines;
  // JSON printed over several lines, after a prefix.
  const whole = eventsInLine(trimmed, depth);
  return whole.some(isEvent) ? whole : lines;
}

function isEvent(unwrapped: Unwrapped): boolean {
  return unwrapped.kind === 'event';
}

export function dockerPart(value: unknown): DockerPart | undefined {
  const log = ownMember(value, 'log');
  const stream = ownMember(value, 'stream');
  if (
    typeof log !== 'string' ||
    (typeof stream !== 'string' && typeof ownMember(value, 'time') !== 'string')
  ) {
    return undefined;
  }
  const ends = log.endsWith('\n');
  return { stream: stream === 'stderr' ? stream : 'stdout', text: ends ? log.slice(0, -1) : log, ends };
}

function eventsInLine(line: string, depth: number): readonly Unwrapped[] {
  const reading = eventInLine(line);
  switch (reading.kind) {
    case 'event':
    case 'damaged':
      return [{ kind: 'event', raw: reading.raw }];
    case 'json':
      return unwrapEnvelope(reading.value, depth + 1) ?? SKIPPED;
    case 'unparsed':
      return reading.mayHoldEvent ? [{ kind: 'event', raw: reading.raw }] : SKIPPED;
    case 'text':
      return SKIPPED;
  }
}

function openSubscription(value: JsonObject, depth: number): readonly Unwrapped[] | undefined {
  const type = ownMember(value, 'messageType');
  const logEvents = ownMember(value, 'logEvents');
  if (typeof type !== 'string' || !Array.isArray(logEvents)) return undefined;
  // CloudWatch Logs sends it to see whether the destination can be reached.
  if (type === 'CONTROL_MESSAGE') return [];
  return logEvents.flatMap((logEvent) => {
    const message = ownMember(logEvent, 'message');
    return typeof message === 'string' ? eventsInText(message, depth + 1) : SKIPPED;
  });
}

function openItem(value: JsonObject): readonly Unwrapped[] | undefined {
  const stored = ownMember(value, 'event_json');
  if (stored === undefined) return undefined;
  const text = typeof stored === 'string' ? stored : ownMember(stored, 'S');
  if (typeof text === 'string') return [{ kind: 'event', raw: text }];
  const isNull = stored === null || ownMember(stored, 'NULL') === true;
  // Some other type: the exact text is gone, but the record must be seen to be refused.
  return isNull ? SKIPPED : [{ kind: 'event', raw: serialised(stored) }];
}

function openChange(value: JsonObject, depth: number): readonly Unwrapped[] | undefined {
  const change = ownMember(value, 'dynamodb');
  if (!isJsonObject(change)) return openOne(ownMember(value, 'NewImage'), depth);
  // A removal has no new image.
  return openOne(ownMember(change, 'NewImage'), depth) ?? SKIPPED;
}

function openOne(item: unknown, depth: number): readonly Unwrapped[] | undefined {
  if (!isJsonObject(item)) return undefined;
  if (looksLikeEvent(item)) return [{ kind: 'event', raw: serialised(item) }];
  return unwrapEnvelope(item, depth + 1) ?? SKIPPED;
}

/** Made again where the producer's text isn't there; nesting too deep to be written is refused as empty. */
function serialised(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}

function openEach(items: unknown, depth: number): readonly Unwrapped[] | undefined {
  return Array.isArray(items) ? items.flatMap((item) => openOne(item, depth) ?? SKIPPED) : undefined;
}

function openDocker(value: JsonObject, depth: number): readonly Unwrapped[] | undefined {
  const part = dockerPart(value);
  return part && eventsInText(part.text, depth + 1);
}

function openLogRecord(value: JsonObject, depth: number): readonly Unwrapped[] | undefined {
  const message = ownMember(value, 'message');
  if (typeof message !== 'string') return undefined;
  const held = eventsInText(message, depth + 1);
  return held.some(isEvent) ? held : undefined;
}
