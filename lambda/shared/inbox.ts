import { gunzipSync } from 'node:zlib';
import { eventsInText, type Unwrapped, unwrapEnvelope } from '../../lib/core/envelope';

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
 * - direct invoke: `{ lines: [text, ...] }` with the producers' exact texts, or any envelope by itself
 *
 * @returns undefined for anything else
 */
export function openInbox(invocation: unknown): Inbox | undefined {
  const { awslogs, Records, lines } = membersOf(invocation);
  const packed = membersOf(awslogs).data;
  if (typeof packed === 'string') {
    const text = gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: MAX_UNPACKED_BYTES }).toString(
      'utf8',
    );
    return { source: 'logs', messages: [{ id: 'document', held: unwrapEnvelope(JSON.parse(text)) ?? [] }] };
  }
  if (Array.isArray(Records)) {
    const source = Records.some((record) => membersOf(record).eventSource === 'aws:dynamodb')
      ? 'table'
      : 'queue';
    return { source, messages: Records.map((record) => openRecord(membersOf(record))) };
  }
  if (Array.isArray(lines))
    return { source: 'direct', messages: lines.map((line, index) => openText(String(index), line)) };
  const held = unwrapEnvelope(invocation);
  return held && { source: 'direct', messages: [{ id: 'document', held }] };
}

function openRecord(record: Readonly<Record<string, unknown>>): Message {
  const sequence = membersOf(record.dynamodb).SequenceNumber;
  if (typeof sequence === 'string') return { id: sequence, held: unwrapEnvelope(record) ?? [] };
  return openText(String(record.messageId), record.body);
}

function openText(id: string, text: unknown): Message {
  if (typeof text !== 'string') return { id, held: [{ kind: 'event', raw: JSON.stringify(text) ?? '' }] };
  const held = eventsInText(text);
  // A message that is neither an event nor an envelope of one is refused where everybody can see it.
  return { id, held: held.every((one) => one.kind === 'skipped') ? [{ kind: 'event', raw: text }] : held };
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
