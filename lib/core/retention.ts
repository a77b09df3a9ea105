import type { TierName } from './tiers';

export type RetentionMode = 'GOVERNANCE' | 'COMPLIANCE';

/** Either days or years, as S3 Object Lock takes them. */
export type RetentionPeriod =
  | { readonly days: number; readonly years?: undefined }
  | { readonly years: number; readonly days?: undefined };

/** What the configuration says about keeping stored events; `lib/config.ts` has checked it. */
export interface Retention {
  readonly mode: RetentionMode;
  readonly tiers: Readonly<Record<TierName, RetentionPeriod>>;
  /** Production only. */
  readonly acknowledge?: string;
}

export type ColdClass = 'STANDARD_IA' | 'GLACIER_IR';

export interface Transition {
  /** Days since the object was created. */
  readonly afterDays: number;
  readonly storageClass: ColdClass;
}

/** Everything that a tier's vault is told about time. All days are whole days since creation, but for noncurrent ones. */
export interface TierRetention {
  readonly tier: TierName;
  readonly mode: RetentionMode;
  /** The default retention of Object Lock. */
  readonly period: RetentionPeriod;
  /** No lock of the tier lasts longer than this. */
  readonly lockDays: number;
  /** In the order of time. Both classes answer at once, because Athena reads them like any other object. */
  readonly transitions: readonly Transition[];
  /** A delete marker hides the object then: later than any lock of the tier ends. */
  readonly expireAfterDays: number;
  /** Days since a version became noncurrent; it is removed for good then. */
  readonly noncurrentExpireAfterDays: number;
}

/**
 * How long the landing bucket keeps a delivered object. So much later than its original can a replica reach the vault
 * in the ordinary course: S3 keeps what waits for replication longer, see docs/decisions/0009-retention.md.
 */
export const LANDING_DAYS = 35;

/**
 * A replica's age counts from the original's creation for lifecycle rules ("Replication configuration", Amazon S3
 * User Guide), while its lock may count from its arrival (live). A day more covers clocks and leap seconds; lifecycle
 * itself only ever rounds up, to the next midnight UTC ("Lifecycle configuration elements").
 */
const MARGIN_DAYS = LANDING_DAYS + 1;

/** The longest year. How S3 counts the years of a default retention is not documented (live): no count exceeds this. */
const DAYS_PER_YEAR = 366;

/**
 * Reviews ask about the last months, breaches about the last year, accounting for disclosures about six years: the
 * rarer the question, the cheaper the class. `leastDays` is what S3 charges at least for a stay in the class.
 */
const COLD_CLASSES = [
  { storageClass: 'STANDARD_IA', afterDays: 90, leastDays: 30 },
  { storageClass: 'GLACIER_IR', afterDays: 365, leastDays: 90 },
] as const;

/**
 * The lock and the lifecycle of a tier's vault: what the vault stack builds and `audit-lake retention` shows.
 *
 * @example
 * tierRetention(DEFAULT_CONFIG.retention, 'sud').lockDays // 1
 */
export function tierRetention({ mode, tiers }: Retention, tier: TierName): TierRetention {
  const period = tiers[tier];
  const lockDays = longestDays(period);
  const expireAfterDays = lockDays + MARGIN_DAYS;
  return {
    tier,
    mode,
    period,
    lockDays,
    // What would be charged beyond the end of the lock is not moved.
    transitions: COLD_CLASSES.filter(({ afterDays, leastDays }) => afterDays + leastDays <= lockDays).map(
      ({ afterDays, storageClass }) => ({ afterDays, storageClass }),
    ),
    expireAfterDays,
    // A version that somebody hid the moment it was stored is still locked as long as any other.
    noncurrentExpireAfterDays: expireAfterDays,
  };
}

/** The days that a period can have at most. */
export function longestDays(period: RetentionPeriod): number {
  return Math.ceil(period.days ?? period.years * DAYS_PER_YEAR);
}
