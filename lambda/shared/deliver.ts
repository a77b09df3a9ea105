import { type FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';

/** PutRecordBatch: at most 500 records or 4 MiB a call, 1,000 KiB a record (Amazon Data Firehose quotas). */
const MAX_RECORD_BYTES = 1000 * 1024;
const MAX_RECORDS = 500;
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 100;

export interface Delivery {
  readonly stream: string;
  readonly data: Uint8Array;
}

/** The one call of the SDK that is made here; tests put a double in its place. */
export type FirehoseSender = Pick<FirehoseClient, 'send'>;

export type Pause = (milliseconds: number) => Promise<void>;
const sleep: Pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Puts every record into its stream and answers with the indexes that were not taken.
 * A call can succeed with some records refused (`FailedPutCount`), so those alone are tried again. A record
 * over the service's size would fail its whole call: it is never sent, and counts as not taken.
 */
export async function deliver(
  firehose: FirehoseSender,
  deliveries: readonly Delivery[],
  pause: Pause = sleep,
): Promise<ReadonlySet<number>> {
  const failed = new Set(
    deliveries.flatMap(({ data }, at) => (data.byteLength > MAX_RECORD_BYTES ? [at] : [])),
  );
  for (const batch of batches(deliveries, failed)) {
    let waiting = batch.indexes;
    for (let attempt = 1; waiting.length > 0; attempt += 1) {
      waiting = await putOnce(firehose, batch.stream, waiting, deliveries);
      if (waiting.length === 0 || attempt === MAX_ATTEMPTS) break;
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
    for (const index of waiting) failed.add(index);
  }
  return failed;
}

async function putOnce(
  firehose: FirehoseSender,
  stream: string,
  indexes: readonly number[],
  deliveries: readonly Delivery[],
): Promise<readonly number[]> {
  const Records = indexes.flatMap((index) => {
    const delivery = deliveries[index];
    return delivery === undefined ? [] : [{ Data: delivery.data }];
  });
  try {
    const answer = await firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: stream, Records }));
    if ((answer.FailedPutCount ?? 0) === 0) return [];
    return indexes.filter((_, at) => answer.RequestResponses?.[at]?.ErrorCode !== undefined);
  } catch {
    return indexes; // nothing of the call is known to have been taken
  }
}

function batches(
  deliveries: readonly Delivery[],
  left: ReadonlySet<number>,
): readonly { stream: string; indexes: readonly number[] }[] {
  const open = new Map<string, { stream: string; indexes: number[]; bytes: number }>();
  const all: { stream: string; indexes: number[]; bytes: number }[] = [];
  deliveries.forEach(({ stream, data }, index) => {
    if (left.has(index)) return;
    let batch = open.get(stream);
    if (!batch || batch.indexes.length === MAX_RECORDS || batch.bytes + data.byteLength > MAX_BYTES) {
      batch = { stream, indexes: [], bytes: 0 };
      open.set(stream, batch);
      all.push(batch);
    }
    batch.indexes.push(index);
    batch.bytes += data.byteLength;
  });
  return all;
}
