import type {
  FirehoseTransformationEvent,
  FirehoseTransformationResult,
  FirehoseTransformationResultRecord,
} from 'aws-lambda';
import { rowBase64 } from '../lib/core/audit-row';
import { ingestEvent } from '../lib/core/ingest';
import { isStricter, type TierName } from '../lib/core/tiers';
import { atLoad } from './shared/at-load';
import { type Delivery, deliver } from './shared/deliver';
import { streamTier } from './shared/environment';
import { type FunctionContext, functionContext } from './shared/function-context';
import { transformTally } from './shared/function-counts';
import { OkRecord } from './shared/ok-record';
import { eventIn } from './shared/record-data';

/** A response may have 6 MB with base64 counted (Amazon Data Firehose, data transformation); some is left for its frame. */
const MAX_RESPONSE_BYTES = 5_500_000;
const FRAME_BYTES = 200;

export interface TransformContext extends FunctionContext {
  /** Of the stream. */
  readonly tier: TierName;
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
  const tally = transformTally(context.metrics, context.tier, receivedAt);
  const moved: Delivery[] = [];
  let bytes = 0;
  const records = event.records.map(({ recordId, data }): FirehoseTransformationResultRecord => {
    const verdict = ingestEvent(eventIn(data), receivedAt, context.rules, context.tier);
    const move = (tier: TierName): FirehoseTransformationResultRecord => {
      moved.push({ stream: context.streams[tier], data: Buffer.from(data, 'base64') });
      return { recordId, result: 'Dropped', data: '' };
    };
    if (isStricter(verdict.tier, context.tier)) return move(verdict.tier);
    if (verdict.verdict === 'rejected') {
      tally.rejected(verdict.refusal.reason);
      return { recordId, result: 'ProcessingFailed', data: '' };
    }
    const row = rowBase64(verdict);
    const size = row.length + recordId.length + FRAME_BYTES;
    if (size > MAX_RESPONSE_BYTES) {
      tally.rejected('too_large');
      return { recordId, result: 'ProcessingFailed', data: '' };
    }
    if (bytes + size > MAX_RESPONSE_BYTES) return move(context.tier);
    bytes += size;
    tally.accepted(verdict);
    return new OkRecord(recordId, row, { tier: context.tier, event_date: verdict.eventDate });
  });
  const failed = await deliver(context.firehose, moved, context.pause);
  // Firehose calls a failed function again with the same records; nothing of this answer has been used then.
  if (failed.size > 0)
    throw new Error(`${failed.size} of ${moved.length} records could not be moved to their stream`);
  tally.write(moved.length);
  return { records };
}

const context = atLoad(
  (): TransformContext => ({ ...functionContext(process.env), tier: streamTier(process.env) }),
);

export async function handler(event: FirehoseTransformationEvent): Promise<FirehoseTransformationResult> {
  return transform(event, context());
}
