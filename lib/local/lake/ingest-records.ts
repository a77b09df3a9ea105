import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { type IngestRules, ingestEvent } from '../../core/ingest';
import type { RefusalReason } from '../../core/refusal';
import { STRICTEST_TIER } from '../../core/tiers';
import type { SourceRecord } from '../source/read-source';
import { type Batch, type BatchLimits, openBatch } from './batch';
import { flushBatch } from './flush-batch';
import { addCommitted, type IngestCounts, type Judged, NO_COUNTS } from './ingest-counts';
import { asLakeError } from './lake-error';
import type { Writer } from './writer';

export interface IngestOptions {
  /** Epoch milliseconds; asked once for every list of records. */
  readonly receivedAt: () => number;
  /** `read` and `skipped` count what has been read so far, the rest what is stored. */
  readonly onProgress?: ((counts: IngestCounts) => void) | undefined;
  /** For tests. */
  readonly limits?: BatchLimits | undefined;
}

/** An error on the way. `counts` says what is stored; the cause is the records' own error or a LakeError. */
export class IngestError extends Error {
  override readonly name = 'IngestError';

  constructor(
    readonly counts: IngestCounts,
    override readonly cause: unknown,
  ) {
    super(isNativeError(cause) ? cause.message : 'ingest failed');
  }
}

interface OpenBatch {
  readonly batch: Batch;
  readonly judged: Judged;
}

/** Lines judged before DuckDB and the disk get their turn on this thread. */
const TURN = 128;

/**
 * Judges records, stages them and commits them batch by batch; one batch is written while the next is read.
 * When the records end by an error of their own, what came before it is committed all the same.
 *
 * @throws IngestError
 */
export async function ingestRecords(
  writer: Writer,
  rules: IngestRules,
  records: AsyncIterable<readonly SourceRecord[]>,
  options: IngestOptions,
): Promise<IngestCounts> {
  const { folders, disk } = writer;
  let stored = NO_COUNTS;
  let read = 0;
  let skipped = 0;
  let current: OpenBatch | undefined;
  let flushing: Promise<void> | undefined;

  async function open(receivedAt: number): Promise<OpenBatch> {
    const id = writer.newBatchId();
    const folder = join(folders.staging, id);
    await disk.makeFolder(folder);
    const batch = openBatch(disk, folder, { receivedAt, id }, options.limits);
    return { batch, judged: { rejected: 0, byReason: new Map() } };
  }

  /** At most one batch is being written: waits for it, then starts on the one that is full. */
  async function flush(): Promise<void> {
    const full = current;
    current = undefined;
    await flushing;
    if (full === undefined) return;
    flushing = flushBatch(writer, full.batch).then((flushed) => {
      stored = addCommitted(stored, full.judged, flushed);
    });
    flushing.catch(() => {}); // is awaited by the next flush
  }

  async function take(chunk: readonly SourceRecord[]): Promise<void> {
    const receivedAt = options.receivedAt();
    for (const [index, record] of chunk.entries()) {
      if (record.kind === 'skipped') {
        skipped += 1;
        continue;
      }
      if (current?.batch.isFull()) await flush();
      current ??= await open(receivedAt);
      read += 1;
      if (record.kind === 'event') judge(current, record.raw, receivedAt);
      else await refuseOversize(current, record, receivedAt);
      if (index % TURN === TURN - 1) await nextTurn();
    }
    await nextTurn();
    options.onProgress?.({ ...stored, read, skipped });
  }

  function judge({ batch, judged }: OpenBatch, raw: string | Uint8Array, receivedAt: number): void {
    const verdict = ingestEvent(raw, receivedAt, rules);
    if (verdict.verdict === 'accepted') {
      batch.accept(verdict, raw);
      return;
    }
    const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw;
    batch.refuse(verdict.tier, { ...verdict.refusal, receivedAt, raw: bytes });
    countRefused(judged, verdict.refusal.reason);
  }

  async function refuseOversize(
    { batch, judged }: OpenBatch,
    { sha256, file }: SourceRecord & { readonly kind: 'oversize' },
    receivedAt: number,
  ): Promise<void> {
    if (file === undefined) throw new Error("a lake's sources need its spoolFolder");
    const refused = { reason: 'too_large', path: '', detail: 'bytes', receivedAt } as const;
    const isNew = batch.refuseOversize(STRICTEST_TIER, refused, sha256, file);
    if (!isNew) await disk.remove(file);
    countRefused(judged, 'too_large');
  }

  const sourceErrors: unknown[] = [];
  try {
    await Promise.all([writer.events.refresh(), writer.refused.refresh()]);
    for await (const chunk of untilError(records, sourceErrors)) await take(chunk);
    await flush();
    await flushing;
  } catch (error) {
    await flushing?.catch(() => {});
    await disk.remove(folders.staging).catch(() => {}); // gives its space back; else the next writer does
    throw new IngestError({ ...stored, skipped }, asLakeError(error, folders.root));
  }
  const counts = { ...stored, skipped };
  if (sourceErrors.length > 0) throw new IngestError(counts, sourceErrors[0]);
  return counts;
}

/** The records up to an error of their own, which is kept for later. */
async function* untilError<T>(records: AsyncIterable<T>, errors: unknown[]): AsyncGenerator<T> {
  try {
    yield* records;
  } catch (error) {
    errors.push(error);
  }
}

function countRefused(judged: Judged, reason: RefusalReason): void {
  judged.rejected += 1;
  judged.byReason.set(reason, (judged.byReason.get(reason) ?? 0) + 1);
}
