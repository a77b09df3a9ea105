import { gunzipSync } from 'node:zlib';
import {
  eventsInText,
  looksLikeEvent,
  parseJson,
  type Unwrapped,
  unwrapEnvelope,
} from '../../lib/core/envelope';

/** A CloudWatch Logs subscription's payload unpacked may be this long; more is no log batch but a bomb. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** One message of the invocation: what is acknowledged or not, as a whole. */
export interface Message {
  /** What the service calls it: an SQS message id, a stream record's sequence number, a line's index. */
  readonly id: string;
  readonly held: readonly Unwrapped[];
}

/** Where an invocation came from decides how its failures are reported. */
export interface Inbox {
  readonly source: 'logs' | 'queue' | 'table' | 'direct';
  readonly messages: readonly Message[];
}

/**
 * The invocations that `route` takes:
 * - CloudWatch Logs subscription: `{ awslogs: { data } }`, base64 of a gzipped document
 * - SQS batch: `{ Records: [{ eventSource: 'aws:sqs', messageId, body }] }`, a body holding one event or lines
 * - DynamoDB stream: `{ Records: [{ eventSource: 'aws:dynamodb', dynamodb: { SequenceNumber, NewImage } }] }`
 * - direct invoke: `{ lines: [text, ...] }` or `[text, ...]` with the producers' exact texts, one text, or any envelope
 *   by itself. An event may be given as an object as well; its text is then made again, so that a hash over the
 *   producer's own (`1.0` is no `1` there) may not hold any more.
 *
 * @returns undefined for anything else
 * @throws when a log subscription's payload can't be unpacked: acknowledged, it would be lost
 */
export function openInbox(invocation: unknown): Inbox | undefined {
  const { awslogs, Records, lines } = membersOf(invocation);
  const packed = membersOf(awslogs).data;
  if (typeof packed === 'string') {
    return { source: 'logs', messages: [{ id: 'document', held: openDocument(packed) }] };
  }
  if (Array.isArray(Records)) {
    const source = Records.some((record) => membersOf(record).eventSource === 'aws:dynamodb')
      ? 'table'
      : 'queue';
    return { source, messages: Records.map((record) => openRecord(membersOf(record))) };
  }
  const direct = Array.isArray(lines) ? lines : Array.isArray(invocation) ? invocation : undefined;
  if (direct !== undefined)
    return { source: 'direct', messages: direct.map((one, index) => openText(String(index), one)) };
  const held = openDirect(invocation);
  return held && { source: 'direct', messages: [{ id: 'document', held }] };
}

function openDirect(invocation: unknown): readonly Unwrapped[] | undefined {
  if (typeof invocation !== 'string') {
    return looksLikeEvent(invocation) ? [asEvent(invocation)] : unwrapEnvelope(invocation);
  }
  const held = eventsInText(invocation);
  return held.some((one) => one.kind === 'event') ? held : undefined;
}

/** The parser's own error would show the beginning of the text, and end in the function's log. */
function openDocument(packed: string): readonly Unwrapped[] {
  const bytes = gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: MAX_UNPACKED_BYTES });
  const held = unwrapEnvelope(parseJson(bytes.toString('utf8')));
  if (held === undefined)
    throw new Error('the payload of the log subscription is no CloudWatch Logs document');
  return held;
}

function openRecord(record: Readonly<Record<string, unknown>>): Message {
  const sequence = membersOf(record.dynamodb).SequenceNumber;
  if (typeof sequence === 'string') return { id: sequence, held: unwrapEnvelope(record) ?? [] };
  return openText(String(record.messageId), record.body);
}

function openText(id: string, text: unknown): Message {
  if (typeof text !== 'string') return { id, held: unwrapEnvelope(text) ?? [asEvent(text)] };
  const held = eventsInText(text);
  // A message that is neither an event nor an envelope of one is refused where everybody can see it.
  return { id, held: held.every((one) => one.kind === 'skipped') ? [{ kind: 'event', raw: text }] : held };
}

function asEvent(value: unknown): Unwrapped {
  return { kind: 'event', raw: JSON.stringify(value) ?? '' };
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
