import { TIERS, type TierName } from '../tiers';

/** S3, Firehose and CloudWatch count a GB as 2^30 bytes. */
export const GB = 2 ** 30;
export const HOURS_PER_MONTH = 730;
export const DAYS_PER_MONTH = 365 / 12;
const SECONDS_PER_DAY = 86_400;

/**
 * What no template says, with where it is from: sizes and shares were measured on the events of `audit-lake generate`,
 * the rest is a guess at how a clinic works. A line of the estimate names what it uses.
 */
export const ASSUMED = {
  /** Bytes of one event as its producer writes it. */
  eventBytes: 820,
  tierShare: { standard: 0.38, clinical: 0.52, psychotherapy: 0.02, sud: 0.08 },
  /** A Parquet object with Snappy: its footer and dictionaries, and each row. */
  objectBytes: 12_000,
  rowBytes: 380,
  /** Time of a call, and of each event in it. */
  callSeconds: 0.05,
  eventSeconds: 0.002,
  /** What Lambda writes about each call (START, END, REPORT), and the function's own counts. */
  logBytesPerCall: 1500,
  /** Metrics of single reasons of refusal, over all tiers, that are sent in every hour. */
  refusalMetrics: 8,
  /** Long polls of the queue while nothing comes: five pollers, twenty seconds each. */
  idlePollsPerDay: (5 * SECONDS_PER_DAY) / 20,
  /** Questions to the lake in a month, over the two routine tiers and 30 days each. */
  queries: 100,
  queryDays: 30,
  /** Ranged reads of one object: its footer, and its columns. */
  readsPerObject: 3,
  flowRecordsPerInterface: 4,
  flowRecordBytes: 140,
  /** An event of the trail: compressed in its bucket, as it is in a log group. */
  trailEventBytes: 150,
  trailLogBytes: 1500,
  accessLogBytes: 500,
  alarmMails: 30,
} as const satisfies Readonly<Record<string, number | Readonly<Record<TierName, number>>>>;

/** What one tier stores in a day. */
export interface TierFlow {
  readonly events: number;
  readonly objects: number;
  readonly bytes: number;
}

/**
 * Firehose closes an object when its interval ends, if anything came: few events make small objects, whose fixed part
 * outweighs their rows.
 *
 * @param intervalSeconds how long the tier's stream gathers
 */
export function tierFlow(tier: TierName, eventsPerDay: number, intervalSeconds: number): TierFlow {
  const events = eventsPerDay * ASSUMED.tierShare[tier];
  const intervals = SECONDS_PER_DAY / intervalSeconds;
  const objects = intervals * (1 - Math.exp(-events / intervals));
  return { events, objects, bytes: objects * ASSUMED.objectBytes + events * ASSUMED.rowBytes };
}

export function sumOverTiers(value: (tier: TierName) => number): number {
  return TIERS.reduce((sum, { name }) => sum + value(name), 0);
}
