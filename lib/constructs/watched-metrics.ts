import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { METRIC_NAMESPACE, METRICS, type MetricKey } from '../core/metric-names';
import { TIERS, type TierName } from '../core/tiers';
import type { ObservedLake } from './observed-lake';
import type { TrailFindingName } from './trail-findings';

/** One metric that a row of the alarm table watches, and so one alarm. */
export interface Watched {
  /** Which of several: a tier, a function, a producer. */
  readonly subject?: string;
  readonly metric: Metric;
  /** Instead of the row's number of periods. */
  readonly periods?: number;
}

export type Watch = (lake: ObservedLake) => readonly Watched[];

function perTier(metricOf: (lake: ObservedLake, tier: TierName) => Metric): Watch {
  return (lake) => TIERS.map(({ name }) => ({ subject: name, metric: metricOf(lake, name) }));
}

/** "Monitor Amazon Data Firehose Using CloudWatch Metrics": the one dimension is the stream. */
export const ofStreams = (metricName: string): Watch =>
  perTier(
    ({ names }, tier) =>
      new Metric({
        namespace: 'AWS/Firehose',
        metricName,
        dimensionsMap: { DeliveryStreamName: names.stream(tier) },
      }),
  );

/** One replication rule a tier, named after it. */
const replicationRuleId = (tier: TierName): string => tier;

/** "S3 Replication metrics" have three dimensions; a name that differs from the bucket's own rule would watch nothing. */
export const ofReplication = (metricName: string): Watch =>
  perTier(
    ({ landing, vaults }, tier) =>
      new Metric({
        namespace: 'AWS/S3',
        metricName,
        dimensionsMap: {
          SourceBucket: landing.bucketName,
          DestinationBucket: vaults[tier].bucketName,
          RuleId: replicationRuleId(tier),
        },
      }),
  );

type TierMetric = {
  [K in MetricKey]: 'Tier' extends (typeof METRICS)[K]['dimensions'][number] ? K : never;
}[MetricKey];

/** What the functions count themselves, by tier. */
export const ofTiers = (metric: TierMetric): Watch =>
  perTier(({ config }, tier) => tierMetric(config.stage, tier, METRICS[metric].name));

export function tierMetric(stage: string, tier: TierName, metricName: string): Metric {
  return new Metric({
    namespace: METRIC_NAMESPACE,
    metricName,
    dimensionsMap: { Stage: stage, Tier: tier },
  });
}

export function functionsOf({
  route,
  transforms,
}: Pick<ObservedLake, 'route' | 'transforms'>): readonly (readonly [string, IFunction])[] {
  return [['route', route], ...TIERS.map(({ name }) => [`transform-${name}`, transforms[name]] as const)];
}

export const ofFunctions =
  (metricName: string): Watch =>
  (lake) =>
    functionsOf(lake).map(([subject, fn]) => ({ subject, metric: fn.metric(metricName) }));

export const ofRoute =
  (metricName: string): Watch =>
  ({ route }) => [{ metric: route.metric(metricName) }];

/** A stream of a table keeps what nobody has read for a day; without such a source there is nothing to lag. */
export const ofTableStreams =
  (metricName: string): Watch =>
  ({ config, route }) =>
    config.sources.tableStreams.length === 0 ? [] : [{ metric: route.metric(metricName) }];

export const ofQueue =
  (which: 'queue' | 'deadLetters', metricName: string): Watch =>
  (lake) => [{ metric: lake[which].metric(metricName) }];

export const ofTrail =
  (finding: TrailFindingName): Watch =>
  ({ trail }) => [{ metric: trail.finding(finding) }];

/** "CloudWatch Logs metrics": what arrives in the trail's log group. */
export const ofTrailLog =
  (metricName: string): Watch =>
  ({ trail }) => [
    {
      metric: new Metric({
        namespace: 'AWS/Logs',
        metricName,
        dimensionsMap: { LogGroupName: trail.logGroup.logGroupName },
      }),
    },
  ];

/** An alarm looks back as many hours as the producer may be silent. */
export const ofProducers: Watch = ({ config }) =>
  config.operations.producers.map(({ service, silentAfterHours }) => ({
    subject: service,
    metric: new Metric({
      namespace: METRIC_NAMESPACE,
      metricName: METRICS.events.name,
      dimensionsMap: { Stage: config.stage, Service: service },
    }),
    periods: silentAfterHours,
  }));
