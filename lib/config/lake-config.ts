import type { PhiPolicy } from '../core/phi-guard';
import type { Retention, RetentionMode } from '../core/retention';
import type { TierMaps, TierName } from '../core/tiers';

export const STAGES = ['dev', 'test', 'production'] as const;
export type Stage = (typeof STAGES)[number];
export type Profile = 'clinic' | 'standard';
export type Weekday = 'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun';
export type TierMapName = keyof TierMaps;

/** A period as the file has it: not yet checked to have one length. */
export interface PeriodDraft {
  readonly days?: number;
  readonly years?: number;
}

/**
 * The configuration with every default filled in. It has the shape of `lake.config.json` and is plain data:
 * parsing it again gives the same.
 */
export interface LakeConfig {
  readonly stage: Stage;
  /** AWS region; undefined leaves the stacks region-agnostic. */
  readonly region?: string;
  readonly profile: Profile;
  /** Names as written, each in one tier of its map. */
  readonly tiers: Readonly<Record<TierMapName, Readonly<Record<TierName, readonly string[]>>>>;
  readonly guard: { readonly rules: PhiPolicy };
  readonly limits: {
    readonly maxEventBytes: number;
    /** GB of 10^9 bytes that one Athena query may scan. */
    readonly scanGigabytes: number;
    readonly breachScanGigabytes: number;
  };
  readonly clock: {
    /** First UTC day that an event may carry, `yyyy-MM-dd`. */
    readonly start: string;
    readonly maxAheadHours: number;
  };
  readonly review: {
    /** IANA name. */
    readonly timeZone: string;
    /** `HH:mm`, start before end; the end may be `24:00`. */
    readonly workdayStart: string;
    readonly workdayEnd: string;
    readonly workdays: readonly Weekday[];
  };
  /** With the period of each tier, its own or the common one. */
  readonly retention: Retention;
  readonly sources: {
    readonly logGroups: readonly string[];
    /** ARNs. */
    readonly tableStreams: readonly string[];
  };
  readonly operations: {
    readonly alarmEmails: readonly string[];
    readonly producers: readonly { readonly service: string; readonly silentAfterHours: number }[];
  };
  readonly access: {
    /** ARN patterns of roles; empty: the account's identities with multi-factor authentication. */
    readonly assumedBy: readonly string[];
  };
}

/** Checked by shape, defaults filled in where the schema has them; not yet checked for contradictions. */
export type ConfigDraft = Omit<LakeConfig, 'tiers' | 'retention'> & {
  /** Only the names of the file; a refused name leaves undefined in its place. */
  readonly tiers: Readonly<
    Record<TierMapName, Readonly<Partial<Record<TierName, readonly (string | undefined)[]>>>>
  >;
  readonly retention: PeriodDraft & {
    readonly mode: RetentionMode;
    readonly acknowledge?: string;
    readonly tiers?: Readonly<Partial<Record<TierName, PeriodDraft>>>;
  };
};
