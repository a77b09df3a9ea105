import { REFUSAL_REASONS, type RefusalReason } from '../../core/refusal';
import { TIERS, type TierName } from '../../core/tiers';
import type { Flushed } from './flush-batch';

/** What became of the lines read. `read` is the sum of accepted, duplicates, conflicts and rejected. */
export interface IngestCounts {
  readonly read: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly rejected: number;
  /** Lines of a log that carry no event: not among those read. */
  readonly skipped: number;
  /** Of the accepted: always all tiers. */
  readonly by_tier: Readonly<Record<TierName, number>>;
  /** Of the rejected: always all reasons. */
  readonly by_reason: Readonly<Record<RefusalReason, number>>;
}

/** Lines judged but not stored yet: what a batch adds to the counts once it is committed. */
export interface Judged {
  rejected: number;
  readonly byReason: Map<RefusalReason, number>;
}

export const NO_COUNTS: IngestCounts = {
  read: 0,
  accepted: 0,
  duplicates: 0,
  conflicts: 0,
  rejected: 0,
  skipped: 0,
  by_tier: zeros(TIERS.map(({ name }) => name)),
  by_reason: zeros(REFUSAL_REASONS),
};

export function addCommitted(counts: IngestCounts, judged: Judged, flushed: Flushed): IngestCounts {
  const { accepted, duplicates, conflicts } = flushed;
  return {
    read: counts.read + accepted + duplicates + conflicts + judged.rejected,
    accepted: counts.accepted + accepted,
    duplicates: counts.duplicates + duplicates,
    conflicts: counts.conflicts + conflicts,
    rejected: counts.rejected + judged.rejected,
    skipped: counts.skipped,
    by_tier: addEach(counts.by_tier, flushed.byTier),
    by_reason: addEach(counts.by_reason, judged.byReason),
  };
}

function addEach<K extends string>(
  to: Readonly<Record<K, number>>,
  more: ReadonlyMap<K, number>,
): Record<K, number> {
  const sum: Record<K, number> = { ...to };
  for (const [name, count] of more) sum[name] += count;
  return sum;
}

function zeros<K extends string>(names: readonly K[]): Readonly<Record<K, number>> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>;
}
