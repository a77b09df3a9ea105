import type { Transition } from '../retention';
import { TIERS, type TierName } from '../tiers';
import type { StorageLife } from './storage-life';
import { listOf, memberOf, numberOf, type Resource, referenceOf, textOf } from './template';
import { ASSUMED, DAYS_PER_MONTH, sumOverTiers, type TierFlow, tierFlow } from './workload';

const SECONDS_PER_DAY = 86_400;
const NO_FLOW: TierFlow = { events: 0, objects: 0, bytes: 0 };

/** The deployed lake as its bill sees it: the templates' resources, and what a month of events does to them. */
export interface LakeModel {
  readonly resources: readonly Resource[];
  readonly eventsPerDay: number;
  readonly flows: Readonly<Record<TierName, TierFlow>>;
  /** Calls of route and of all transform functions in a month, and the events that each kind handles. */
  readonly routeCalls: number;
  readonly transformCalls: number;
  readonly eventsPerMonth: number;
  readonly objectsPerMonth: number;
  /** Requests to S3 in a month. */
  readonly writes: number;
  readonly reads: number;
}

export function lakeModel(resources: readonly Resource[], eventsPerDay: number): LakeModel {
  const streams = ofType(resources, 'AWS::KinesisFirehose::DeliveryStream');
  const streamOf = (tier: TierName): Resource | undefined =>
    streams.find(({ properties }) =>
      textOf(memberOf(properties, `${DESTINATION}.Prefix`))?.startsWith(eventsPrefix(tier)),
    );
  const flows = Object.fromEntries(
    TIERS.map(({ name }) => {
      const stream = streamOf(name);
      const seconds = numberOf(
        memberOf(stream?.properties, `${DESTINATION}.BufferingHints.IntervalInSeconds`),
      );
      return [name, stream === undefined ? NO_FLOW : tierFlow(name, eventsPerDay, seconds ?? 300)];
    }),
  ) as Record<TierName, TierFlow>;
  const objectsPerMonth = sumOverTiers((tier) => flows[tier].objects) * DAYS_PER_MONTH;
  const routineObjects = flows.standard.objects + flows.clinical.objects;
  return {
    resources,
    eventsPerDay,
    flows,
    routeCalls: callsOf(eventsPerDay, routeWindow(resources)) * DAYS_PER_MONTH,
    transformCalls:
      sumOverTiers((tier) => callsOf(flows[tier].events, transformWindow(streamOf(tier)))) * DAYS_PER_MONTH,
    eventsPerMonth: eventsPerDay * DAYS_PER_MONTH,
    objectsPerMonth,
    // Firehose uploads in parts (begin, part, end); replication writes once.
    writes: objectsPerMonth * 4,
    reads: objectsPerMonth + ASSUMED.queries * ASSUMED.queryDays * routineObjects * ASSUMED.readsPerObject,
  };
}

const DESTINATION = 'ExtendedS3DestinationConfiguration';

function eventsPrefix(tier: TierName): string {
  return `events/tier=${tier}/`;
}

interface Window {
  readonly seconds: number;
  /** Most events of one call. */
  readonly events: number;
}

/** A call for every window in which anything came, and more when they are full. */
function callsOf(eventsPerDay: number, { seconds, events }: Window): number {
  const windows = SECONDS_PER_DAY / seconds;
  return Math.max(windows * (1 - Math.exp(-eventsPerDay / windows)), eventsPerDay / events);
}

function routeWindow(resources: readonly Resource[]): Window {
  const [mapping] = ofType(resources, 'AWS::Lambda::EventSourceMapping');
  return {
    seconds: numberOf(memberOf(mapping?.properties, 'MaximumBatchingWindowInSeconds')) ?? 1,
    events: numberOf(memberOf(mapping?.properties, 'BatchSize')) ?? 10,
  };
}

function transformWindow(stream: Resource | undefined): Window {
  const processors = listOf(
    memberOf(stream?.properties, `${DESTINATION}.ProcessingConfiguration.Processors`),
  );
  const parameters = processors.flatMap((processor) => listOf(memberOf(processor, 'Parameters')));
  const parameter = (name: string): number | undefined =>
    numberOf(
      memberOf(
        parameters.find((one) => memberOf(one, 'ParameterName') === name),
        'ParameterValue',
      ),
    );
  return {
    seconds: parameter('BufferIntervalInSeconds') ?? 60,
    events: ((parameter('BufferSizeInMBs') ?? 1) * 2 ** 20) / ASSUMED.eventBytes,
  };
}

export function ofType(resources: readonly Resource[], type: string): readonly Resource[] {
  return resources.filter((resource) => resource.type === type);
}

/** The bucket that a replication rule of this tier writes to. */
export function vaultOf({ resources }: LakeModel, tier: TierName): Resource | undefined {
  const buckets = ofType(resources, 'AWS::S3::Bucket');
  const target = buckets
    .flatMap(({ template, properties }) =>
      listOf(memberOf(properties, 'ReplicationConfiguration.Rules')).map((rule) => ({ template, rule })),
    )
    .find(({ rule }) => textOf(memberOf(rule, 'Filter.Prefix'))?.startsWith(eventsPrefix(tier)));
  const id = referenceOf(memberOf(target?.rule, 'Destination.Bucket'));
  return buckets.find((bucket) => bucket.id === id && bucket.template === target?.template);
}

/** What the lifecycle rules of a bucket do to objects under a prefix. Without an expiry they stay for a hundred years. */
export function lifeOf(bucket: Resource | undefined, prefix = ''): StorageLife {
  const rules = listOf(memberOf(bucket?.properties, 'LifecycleConfiguration.Rules')).filter((rule) =>
    prefix.startsWith(textOf(memberOf(rule, 'Prefix')) ?? ''),
  );
  const expiry = rules.map((rule) => numberOf(memberOf(rule, 'ExpirationInDays'))).find(isNumber);
  const noncurrent = rules
    .map((rule) => numberOf(memberOf(rule, 'NoncurrentVersionExpiration.NoncurrentDays')))
    .find(isNumber);
  return {
    transitions: rules
      .flatMap((rule) => listOf(memberOf(rule, 'Transitions')))
      .flatMap((move): readonly Transition[] => {
        const storageClass = memberOf(move, 'StorageClass');
        const afterDays = numberOf(memberOf(move, 'TransitionInDays'));
        const isKnown = storageClass === 'STANDARD_IA' || storageClass === 'GLACIER_IR';
        return isKnown && afterDays !== undefined ? [{ afterDays, storageClass }] : [];
      })
      .sort((a, b) => a.afterDays - b.afterDays),
    keptDays: expiry === undefined ? FOR_GOOD : expiry + (noncurrent ?? 0),
  };
}

const FOR_GOOD = 36_500;

function isNumber(value: number | undefined): value is number {
  return value !== undefined;
}
