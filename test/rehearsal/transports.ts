import { gzipSync } from 'node:zlib';
import { type IngestRules, ingestEvent } from '../../lib/core/ingest';
import { levelOf, TIERS, type TierName } from '../../lib/core/tiers';

/** A group of lines on its way into the lake, as one source delivers it. */
export type Shipment =
  | {
      readonly by: 'logs' | 'queue' | 'table' | 'direct';
      readonly lines: readonly string[];
      /** What route is called with. */
      readonly invocation: unknown;
      /** The same as a file holds it, where it is not the lines themselves. */
      readonly document?: string;
    }
  /** Put by a producer into a stream of its choice, weaker than the event asks for where there is one. */
  | { readonly by: 'stream'; readonly lines: readonly { readonly tier: TierName; readonly line: string }[] };

/** Lines of one delivery of each source, in turns. */
const TURNS = [
  { by: 'logs', lines: 40 },
  { by: 'queue', lines: 25 },
  { by: 'table', lines: 25 },
  { by: 'direct', lines: 60 },
  { by: 'stream', lines: 25 },
] as const satisfies readonly { readonly by: Shipment['by']; readonly lines: number }[];

const REDELIVERED = 3;

/** Cuts the lines, in order, into the deliveries of all sources that the lake has. */
export function* shipments(lines: Iterable<string>, rules: IngestRules, now: number): Generator<Shipment> {
  let turn = 0;
  let held: string[] = [];
  for (const line of lines) {
    held.push(line);
    const { by, lines: size } = TURNS[turn % TURNS.length] ?? TURNS[0];
    if (held.length < size) continue;
    yield shipped(by, held, rules, now);
    held = [];
    turn += 1;
  }
  if (held.length > 0) yield shipped('direct', held, rules, now);
}

function shipped(by: Shipment['by'], lines: readonly string[], rules: IngestRules, now: number): Shipment {
  switch (by) {
    case 'logs': {
      const document = JSON.stringify(subscription(lines, now));
      return {
        by,
        lines,
        document,
        invocation: { awslogs: { data: gzipSync(document).toString('base64') } },
      };
    }
    case 'queue': {
      // "At-least-once delivery" (Amazon SQS): now and then a message comes again.
      const delivered = [...lines, ...lines.slice(0, REDELIVERED)];
      return { by, lines: delivered, invocation: { Records: delivered.map(queueRecord) } };
    }
    case 'table':
      return { by, lines, invocation: { Records: lines.map(tableRecord) } };
    case 'direct':
      return { by, lines, invocation: { lines } };
    case 'stream':
      return {
        by,
        lines: lines.map((line) => ({ tier: tooWeak(ingestEvent(line, now, rules).tier), line })),
      };
  }
}

/** "Using subscription filters with AWS Lambda": half of the messages as Lambda's own logger would prefix them. */
function subscription(lines: readonly string[], now: number): object {
  const prefix = `[INFO]\t${new Date(now).toISOString()}\t00000000-0000-4000-8000-000000000000\t`;
  return {
    messageType: 'DATA_MESSAGE',
    owner: '111122223333',
    logGroup: '/aws/lambda/ehr',
    logStream: '2026/01/01/[$LATEST]0123',
    subscriptionFilters: ['audit-lake'],
    logEvents: lines.map((line, index) => ({
      id: String(index).padStart(56, '0'),
      timestamp: now,
      message: index % 2 === 0 ? line : `${prefix}${line}\n`,
    })),
  };
}

/** "Using Lambda with Amazon SQS", standard queue. */
function queueRecord(body: string, index: number): object {
  return {
    messageId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    receiptHandle: 'handle',
    body,
    attributes: { ApproximateReceiveCount: '1' },
    messageAttributes: {},
    eventSource: 'aws:sqs',
    awsRegion: 'us-east-1',
  };
}

/** "Process DynamoDB records with Lambda". */
function tableRecord(line: string, index: number): object {
  const SequenceNumber = String(index).padStart(21, '1');
  return {
    eventID: String(index),
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    dynamodb: { SequenceNumber, NewImage: { event_json: { S: line } }, StreamViewType: 'NEW_IMAGE' },
  };
}

function tooWeak(tier: TierName): TierName {
  return TIERS.find(({ level }) => level === levelOf(tier) - 1)?.name ?? tier;
}
