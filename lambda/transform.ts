import { FirehoseClient } from '@aws-sdk/client-firehose';
import type {
  FirehoseTransformationEvent,
  FirehoseTransformationResult,
  FirehoseTransformationResultRecord,
} from 'aws-lambda';
import { rowJson } from '../lib/core/audit-row';
import { type Accepted, ingestEvent } from '../lib/core/ingest';
import { levelOf, type TierName } from '../lib/core/tiers';
import { type Delivery, deliver, type FirehoseSender, type Pause } from './shared/deliver';
import { type LambdaEnvironment, readEnvironment, streamTier } from './shared/environment';
import { base64, withoutLineEnd } from './shared/record-data';

/** A response may have 6 MB with base64 counted (Amazon Data Firehose, data transformation); some is left for its frame. */
const MAX_RESPONSE_BYTES = 5_500_000;
const FRAME_BYTES = 200;

export interface TransformContext extends LambdaEnvironment {
  readonly tier: TierName;
  readonly firehose: FirehoseSender;
  readonly now: () => number;
  readonly pause?: Pause;
}

/**
 * Firehose transformation of one tier's stream. An accepted event leaves as `Ok` with its row and partition,
 * a refused one as `ProcessingFailed` (Firehose writes it to the quarantine prefix), one that belongs to a
 * stricter tier, or does not fit the answer any more, is put into its stream and leaves as `Dropped`.
 */
export async function transform(
  event: FirehoseTransformationEvent,
  context: TransformContext,
): Promise<FirehoseTransformationResult> {
  const receivedAt = context.now();
  const moved: Delivery[] = [];
  let bytes = 0;
  const records = event.records.map(({ recordId, data }): FirehoseTransformationResultRecord => {
    const raw = Buffer.from(data, 'base64');
    const verdict = ingestEvent(withoutLineEnd(raw), receivedAt, context.rules);
    if (levelOf(verdict.tier) > levelOf(context.tier)) {
      moved.push({ stream: context.streams[verdict.tier], data: raw });
      return { recordId, result: 'Dropped', data: '' };
    }
    if (verdict.verdict === 'rejected') return { recordId, result: 'ProcessingFailed', data: '' };
    const row = base64(`${rowJson(keptIn(context.tier, verdict))}\n`);
    const size = row.length + recordId.length + FRAME_BYTES;
    if (size > MAX_RESPONSE_BYTES) return { recordId, result: 'ProcessingFailed', data: '' };
    if (bytes + size > MAX_RESPONSE_BYTES) {
      moved.push({ stream: context.streams[context.tier], data: raw });
      return { recordId, result: 'Dropped', data: '' };
    }
    bytes += size;
    return {
      recordId,
      result: 'Ok',
      data: row,
      metadata: { partitionKeys: { tier: context.tier, event_date: verdict.eventDate } },
    };
  });
  const failed = await deliver(context.firehose, moved, context.pause);
  // Firehose calls a failed function again with the same records; nothing of this answer has been used then.
  if (failed.size > 0)
    throw new Error(`${failed.size} of ${moved.length} records could not be moved to their stream`);
  return { records };
}

/** A producer may have chosen a stricter stream than the classification asks for: it stays there. */
function keptIn(tier: TierName, accepted: Accepted): Accepted {
  return accepted.tier === tier ? accepted : { ...accepted, tier, tierBasis: 'stream' };
}

let context: TransformContext | undefined;

export async function handler(event: FirehoseTransformationEvent): Promise<FirehoseTransformationResult> {
  context ??= {
    ...readEnvironment(process.env),
    tier: streamTier(process.env),
    firehose: new FirehoseClient({}),
    now: Date.now,
  };
  return transform(event, context);
}
