import { FirehoseClient } from '@aws-sdk/client-firehose';
import { ingestEvent } from '../lib/core/ingest';
import { TIERS, type TierName } from '../lib/core/tiers';
import { type Delivery, deliver, type FirehoseSender, type Pause } from './shared/deliver';
import { type LambdaEnvironment, readEnvironment } from './shared/environment';
import { openInbox } from './shared/inbox';

export interface RouteContext extends LambdaEnvironment {
  readonly firehose: FirehoseSender;
  readonly now: () => number;
  readonly pause?: Pause;
}

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
  const unacknowledged = new Set(
    deliveries.flatMap(({ message }, index) => (failed.has(index) ? [message] : [])),
  );
  if (failed.size > 0 && inbox.source === 'logs') {
    throw new Error(`${failed.size} of ${deliveries.length} events were not taken by their streams`);
  }
  const forwarded = Object.fromEntries(
    TIERS.map(({ name }) => [
      name,
      deliveries.filter(({ tier }, index) => tier === name && !failed.has(index)).length,
    ]),
  ) as Record<TierName, number>;
  return {
    batchItemFailures: [...unacknowledged].map((itemIdentifier) => ({ itemIdentifier })),
    forwarded,
    skipped,
  };
}

let context: RouteContext | undefined;

export async function handler(invocation: unknown): Promise<RouteResult> {
  context ??= { ...readEnvironment(process.env), firehose: new FirehoseClient({}), now: Date.now };
  return route(invocation, context);
}
