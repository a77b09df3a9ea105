import type { RefusalReason } from './refusal';

/**
 * The metrics that the functions write and the alarms read: names, units and dimensions, once. Counts and seconds
 * only; the single value of an event among the dimensions is the name of a service that the configuration lists.
 */
export const METRIC_NAMESPACE = 'AuditLake';

/** `Stage`: of the lake; `Tier`: of the stream; `Service`: a producer of `operations.producers`. */
export type MetricDimension = 'Stage' | 'Tier' | 'Service';

interface MetricDefinition {
  readonly name: string;
  readonly unit: 'Count' | 'Seconds';
  readonly dimensions: readonly MetricDimension[];
  readonly writtenBy: 'transform' | 'route';
  /** How an alarm should put several invocations together. */
  readonly statistic: 'Sum' | 'Maximum';
  readonly says: string;
}

const BY_TIER = ['Stage', 'Tier'] as const;

/** A count of zero is written for `accepted` alone; the others stay silent, which an alarm takes as not breaching. */
// biome-ignore format: a table, one metric a line
export const METRICS = {
  accepted: { name: 'Accepted', unit: 'Count', dimensions: BY_TIER, writtenBy: 'transform', statistic: 'Sum', says: 'events that left with a row' },
  rejected: { name: 'Rejected', unit: 'Count', dimensions: BY_TIER, writtenBy: 'transform', statistic: 'Sum', says: 'events refused into the quarantine of the tier' },
  moved: { name: 'Moved', unit: 'Count', dimensions: BY_TIER, writtenBy: 'transform', statistic: 'Sum', says: 'records put into a stricter stream, or back into their own' },
  maxAhead: { name: 'MaxAheadSeconds', unit: 'Seconds', dimensions: BY_TIER, writtenBy: 'transform', statistic: 'Maximum', says: 'how far an accepted event was dated after its receipt: a clock that runs fast' },
  oldestAge: { name: 'OldestEventAgeSeconds', unit: 'Seconds', dimensions: BY_TIER, writtenBy: 'transform', statistic: 'Maximum', says: 'age of the oldest accepted event at its receipt: a backlog, or a clock that runs slow' },
  events: { name: 'Events', unit: 'Count', dimensions: ['Stage', 'Service'], writtenBy: 'transform', statistic: 'Sum', says: 'accepted events of one producer that the configuration names: its silence' },
  forwarded: { name: 'Forwarded', unit: 'Count', dimensions: BY_TIER, writtenBy: 'route', statistic: 'Sum', says: 'events that the stream of the tier took' },
  notTaken: { name: 'NotTaken', unit: 'Count', dimensions: ['Stage'], writtenBy: 'route', statistic: 'Sum', says: 'events that no stream took: their source delivers them again' },
  skipped: { name: 'Skipped', unit: 'Count', dimensions: ['Stage'], writtenBy: 'route', statistic: 'Sum', says: 'records without an event' },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

export type MetricKey = keyof typeof METRICS;

/** The part of `Rejected` that has one reason; unit, dimensions and statistic are those of `Rejected`. */
export function rejectedMetric(reason: RefusalReason): string {
  return `${METRICS.rejected.name}_${reason}`;
}
