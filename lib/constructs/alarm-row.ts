import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Watch } from './watched-metrics';

/** One kind of alarm, of which there is one for each tier, function or producer that it watches. */
export interface AlarmRow {
  /** Names the alarms, and their place in docs/operations.md. */
  readonly id: string;
  /** What has happened when it goes off: one sentence. */
  readonly says: string;
  readonly watch: Watch;
  readonly statistic: 'Sum' | 'Maximum' | 'Average';
  readonly minutes: number;
  /** How many periods in a row must breach. */
  readonly periods: number;
  readonly when: readonly [ComparisonOperator, number];
  /** What a period without data says. */
  readonly missing: TreatMissingData;
}

export const from = (threshold: number): AlarmRow['when'] => [
  ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  threshold,
];
export const below = (threshold: number): AlarmRow['when'] => [
  ComparisonOperator.LESS_THAN_THRESHOLD,
  threshold,
];

/** Nothing happened, so nothing went wrong: the metric has data only when there is work, or only when it fails. */
export const FINE = TreatMissingData.NOT_BREACHING;
/** Nothing happened, and that is the finding. */
export const WRONG = TreatMissingData.BREACHING;

/** One is enough. */
export const ANY = { statistic: 'Sum', minutes: 5, periods: 1, when: from(1), missing: FINE } as const;
export const QUARTER_HOUR = { minutes: 5, periods: 3 } as const;
