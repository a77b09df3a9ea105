import type { ColdClass, TierRetention, Transition } from '../retention';
import type { PriceKey } from './prices';
import type { TierFlow } from './workload';

/** How an object spends its time in S3. */
export interface StorageLife {
  readonly transitions: readonly Transition[];
  /** Days from creation until S3 has removed it. */
  readonly keptDays: number;
}

/** A stay in one class, in days since the object's creation. */
export interface Stay {
  readonly storageClass: 'STANDARD' | ColdClass;
  readonly from: number;
  readonly to: number;
}

export const STORAGE_PRICE = {
  STANDARD: 's3_standard',
  STANDARD_IA: 's3_standard_ia',
  GLACIER_IR: 's3_glacier_ir',
} as const satisfies Readonly<Record<Stay['storageClass'], PriceKey>>;

/**
 * Lifecycle rules do not move smaller objects ("Transitioning objects using Amazon S3 Lifecycle", Amazon S3 User
 * Guide, in force since September 2024): they stay where they are.
 */
const SMALLEST_MOVED = 128 * 1024;

export function storageLife({
  transitions,
  expireAfterDays,
  noncurrentExpireAfterDays,
}: Pick<TierRetention, 'transitions' | 'expireAfterDays' | 'noncurrentExpireAfterDays'>): StorageLife {
  return { transitions, keptDays: expireAfterDays + noncurrentExpireAfterDays };
}

/** The stays of a tier's objects, in the order of time. */
export function staysOf(
  { bytes, objects }: TierFlow,
  { transitions, keptDays }: StorageLife,
): readonly Stay[] {
  const isMoved = objects > 0 && bytes / objects >= SMALLEST_MOVED;
  const moves = [{ afterDays: 0, storageClass: 'STANDARD' as const }, ...(isMoved ? transitions : [])];
  return moves
    .map(({ afterDays, storageClass }, index) => ({
      storageClass,
      from: afterDays,
      to: Math.min(moves[index + 1]?.afterDays ?? keptDays, keptDays),
    }))
    .filter(({ from, to }) => to > from);
}
