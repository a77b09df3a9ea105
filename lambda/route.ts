import { ingestEvent } from '../lib/core/ingest';
import { TIERS, type TierName } from '../lib/core/tiers';
import { atLoad } from './shared/at-load';
import { type Delivery, deliver } from './shared/deliver';
import { type FunctionContext, functionContext } from './shared/function-context';
import { writeRouteMetrics } from './shared/function-counts';
import { openInbox } from './shared/inbox';

export type RouteContext = FunctionContext;

/** SQS and DynamoDB streams read `batchItemFailures`; a caller of a direct invoke reads the counts. */
export interface RouteResult {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
  /** Events that their streams took, by tier (refused ones too: the stream's transform quarantines them). */
  readonly forwarded: Readonly<Record<TierName, number>>;
  /** Records without an event. */
  readonly skipped: number;
}

/**
 * Opens the envelope, finds each event's tier and forwards its exact text to that tier's stream. A message is
 * acknowledged only when every event in it was taken; what was not is delivered again by its source, and the
 * duplicates of the rest are recognised by their ids.
 *
 * @throws when a source that can't take partial failures (CloudWatch Logs) must deliver again
 */
export async function route(invocation: unknown, context: RouteContext): Promise<RouteResult> {
  const inbox = openInbox(invocation);
  if (inbox === undefined)
    throw new Error('this invocation is no envelope that route knows; see lambda/shared/inbox.ts');
  const receivedAt = context.now();
  const deliveries: (Delivery & { readonly message: string; readonly tier: TierName })[] = [];
  let skipped = 0;
  for (const { id, held } of inbox.messages) {
    for (const one of held) {
      if (one.kind === 'skipped') {
        skipped += 1;
        continue;
      }
      const { tier } = ingestEvent(one.raw, receivedAt, context.rules);
      deliveries.push({
        message: id,
        tier,
        stream: context.streams[tier],
        data: Buffer.from(one.raw),
      });
    }
  }
  const failed = await deliver(context.firehose, deliveries, context.pause);
  const forwarded = Object.fromEntries(
    TIERS.map(({ name }) => [
      name,
      deliveries.filter(({ tier }, index) => tier === name && !failed.has(index)).length,
    ]),
  ) as Record<TierName, number>;
  writeRouteMetrics(context.metrics, receivedAt, { forwarded, notTaken: failed.size, skipped });
  if (failed.size > 0 && inbox.source === 'logs') {
    throw new Error(`${failed.size} of ${deliveries.length} events were not taken by their streams`);
  }
  const unacknowledged = new Set(
    deliveries.flatMap(({ message }, index) => (failed.has(index) ? [message] : [])),
  );
  return {
    batchItemFailures: [...unacknowledged].map((itemIdentifier) => ({ itemIdentifier })),
    forwarded,
    skipped,
  };
}

const context = atLoad(() => functionContext(process.env));

export async function handler(invocation: unknown): Promise<RouteResult> {
  return route(invocation, context());
}
