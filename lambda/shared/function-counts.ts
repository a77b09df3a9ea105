import type { Accepted } from '../../lib/core/ingest';
import { rejectedMetric } from '../../lib/core/metric-names';
import type { RefusalReason } from '../../lib/core/refusal';
import { TIERS, type TierName } from '../../lib/core/tiers';
import { type Measurement, type MetricsTarget, writeMetrics } from './metrics';

/** Counts what a transform decides about the records that stay in its tier. */
export interface TransformTally {
  readonly accepted: (event: Accepted) => void;
  readonly rejected: (reason: RefusalReason) => void;
  /** @param moved records that left for a stream */
  readonly write: (moved: number) => void;
}

export function transformTally(
  target: MetricsTarget | undefined,
  tier: TierName,
  receivedAt: number,
): TransformTally {
  const reasons = new Map<RefusalReason, number>();
  const services = new Map<string, number>();
  let accepted = 0;
  let newest = receivedAt;
  let oldest = receivedAt;
  return {
    accepted: ({ event, eventTime }) => {
      accepted += 1;
      newest = Math.max(newest, eventTime);
      oldest = Math.min(oldest, eventTime);
      const { name } = event.service;
      if (target?.producers.has(name)) services.set(name, (services.get(name) ?? 0) + 1);
    },
    rejected: (reason) => void reasons.set(reason, (reasons.get(reason) ?? 0) + 1),
    write: (moved) => {
      const rejected = [...reasons.values()].reduce((sum, value) => sum + value, 0);
      writeMetrics(target, receivedAt, [
        { metric: 'accepted', value: accepted, tier },
        ...someOf([
          { metric: 'moved', value: moved, tier },
          { metric: 'rejected', value: rejected, tier },
        ]),
        ...[...reasons].map(([reason, value]) => ({
          metric: 'rejected' as const,
          name: rejectedMetric(reason),
          value,
          tier,
        })),
        ...(accepted === 0
          ? []
          : [
              { metric: 'maxAhead' as const, value: (newest - receivedAt) / 1000, tier },
              { metric: 'oldestAge' as const, value: (receivedAt - oldest) / 1000, tier },
            ]),
        ...[...services].map(([service, value]) => ({ metric: 'events' as const, value, service })),
      ]);
    },
  };
}

export interface RouteCounts {
  readonly forwarded: Readonly<Record<TierName, number>>;
  readonly notTaken: number;
  readonly skipped: number;
}

export function writeRouteMetrics(target: MetricsTarget | undefined, at: number, counts: RouteCounts): void {
  const { forwarded, notTaken, skipped } = counts;
  const measurements = [
    ...TIERS.map(({ name: tier }) => ({ metric: 'forwarded' as const, value: forwarded[tier], tier })),
    { metric: 'notTaken' as const, value: notTaken },
    { metric: 'skipped' as const, value: skipped },
  ];
  writeMetrics(target, at, someOf(measurements));
}

/** Those that are above zero: a metric that is never written costs nothing, and its alarm takes silence for none. */
function someOf(measurements: readonly Measurement[]): readonly Measurement[] {
  return measurements.filter(({ value }) => value > 0);
}
