import type { BreachReport } from '../../core/breach/breach-report';
import type { DisclosureReport } from '../../core/disclosures/disclosure-report';
import type { ReviewPacket } from '../../core/review/review-packet';
import type { LakeState } from '../lake-state';
import type { HourCount } from './hour-counts';

/** What every report says of itself. */
export interface ReportFrame {
  /** Epoch milliseconds. */
  readonly generated_at: number;
  /** Of this program. */
  readonly version: string;
  /** Of the configuration: `dev`, `test` or `production`. */
  readonly stage: string;
  readonly lake: LakeState;
}

export interface BreachScopeReport extends ReportFrame {
  readonly kind: 'breach-scope';
  /** What the command prints as JSON. */
  readonly data: BreachReport;
  /** Epoch milliseconds of the day from which the deadlines count. */
  readonly discovered: number;
  /** The events in scope by UTC hour. */
  readonly hours: readonly HourCount[];
}

export interface DisclosuresReport extends ReportFrame {
  readonly kind: 'disclosures';
  readonly data: DisclosureReport;
}

/** What a user did in one hour of the day, over the whole quarter. */
export interface UserHour {
  readonly actor_subject_id: string;
  /** 0 to 23, on a clock in the zone of `clock`. */
  readonly hour: number;
  readonly events: number;
}

/** Working hours as the configuration has them. */
export interface ReviewClock {
  readonly timeZone: string;
  /** `HH:mm`. */
  readonly workdayStart: string;
  readonly workdayEnd: string;
}

export interface ReviewReport extends ReportFrame {
  readonly kind: 'review';
  readonly data: ReviewPacket;
  readonly hours: readonly UserHour[];
  readonly clock: ReviewClock;
}

/** One answer of a command, with what its pictures need besides. */
export type Report = BreachScopeReport | DisclosuresReport | ReviewReport;
export type ReportKind = Report['kind'];
