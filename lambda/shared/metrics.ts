import { METRIC_NAMESPACE, METRICS, type MetricKey } from '../../lib/core/metric-names';
import type { TierName } from '../../lib/core/tiers';
import { required } from './environment';

/** Where the counts of a function go, and what they are counted under. */
export interface MetricsTarget {
  readonly stage: string;
  /** Services whose events are counted one by one: their names are configuration, not taken from events. */
  readonly producers: ReadonlySet<string>;
  readonly write: (line: string) => void;
}

/** One value of one metric, and the dimensions that it has beside the stage. */
export interface Measurement {
  readonly metric: MetricKey;
  readonly value: number;
  /** The name where it is not that of the metric: a part of `Rejected`. */
  readonly name?: string;
  readonly tier?: TierName;
  readonly service?: string;
}

/**
 * What a function tells about itself, from its environment.
 *
 * STAGE      of the lake
 * PRODUCERS  transform only: names of services as a JSON array
 */
export function metricsTarget(variables: Readonly<Record<string, string | undefined>>): MetricsTarget {
  const producers: readonly string[] = JSON.parse(variables.PRODUCERS ?? '[]');
  return {
    stage: required(variables, 'STAGE'),
    producers: new Set(producers),
    // The console would put a time and a level before the line, and CloudWatch would see no metrics in it.
    write: (line) => void process.stdout.write(`${line}\n`),
  };
}

/**
 * Writes measurements as log lines from which CloudWatch makes metrics ("Specification: Embedded metric format"):
 * one line for each set of dimensions, because a line has one value of a dimension.
 */
export function writeMetrics(
  target: MetricsTarget | undefined,
  at: number,
  measurements: readonly Measurement[],
): void {
  if (target === undefined) return;
  const lines = new Map<string, Measurement[]>();
  for (const measurement of measurements) {
    const place = JSON.stringify([measurement.tier, measurement.service]);
    lines.set(place, [...(lines.get(place) ?? []), measurement]);
  }
  for (const line of lines.values()) target.write(embedded(target.stage, at, line));
}

function embedded(stage: string, at: number, measurements: readonly Measurement[]): string {
  const named = measurements.map((one) => ({
    ...METRICS[one.metric],
    ...one,
    name: one.name ?? METRICS[one.metric].name,
  }));
  const { tier, service, dimensions } = named[0] ?? {};
  return JSON.stringify({
    _aws: {
      Timestamp: at,
      CloudWatchMetrics: [
        {
          Namespace: METRIC_NAMESPACE,
          Dimensions: [dimensions],
          Metrics: named.map(({ name, unit }) => ({ Name: name, Unit: unit })),
        },
      ],
    },
    Stage: stage,
    Tier: tier,
    Service: service,
    ...Object.fromEntries(named.map(({ name, value }) => [name, value])),
  });
}
