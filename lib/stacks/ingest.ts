import { CfnOutput, Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { ingestRules } from '../config';
import { constructId } from '../constructs/construct-id';
import { sendToStreams } from '../constructs/key-use';
import { LakeFunction } from '../constructs/lake-function';
import { LakeStack, type LakeStackProps } from '../constructs/lake-stack';
import { addProbe } from '../constructs/probe-function';
import { RouteIntake } from '../constructs/route-intake';
import { TierDelivery } from '../constructs/tier-delivery';
import { OUTPUTS, TIER_OUTPUTS } from '../core/deployed-names';
import { rulesToJson } from '../core/ingest-rules';
import { levelOf, TIERS, type TierName } from '../core/tiers';
import type { CatalogStack } from './catalog';
import type { NetworkStack } from './network';
import type { VaultStack } from './vault';

export interface IngestStackProps extends LakeStackProps {
  readonly vault: Pick<VaultStack, 'keys' | 'operationsKey' | 'landing'>;
  readonly network: Pick<NetworkStack, 'vpc' | 'functionSecurityGroup'>;
  readonly catalog: Pick<CatalogStack, 'databases' | 'eventsTables'>;
}

/** Firehose calls no transform longer than five minutes; a megabyte takes a second. */
const TRANSFORM_TIMEOUT = Duration.seconds(60);
const TRANSFORM_CONCURRENCY = 5;

/** How events come in: the front door, and for each tier its stream with its transform. */
export class IngestStack extends LakeStack {
  readonly deliveries: Readonly<Record<TierName, TierDelivery>>;
  readonly streams: Readonly<Record<TierName, CfnDeliveryStream>>;
  readonly transforms: Readonly<Record<TierName, Lambda>>;
  readonly route: Lambda;
  /** Those that handle events: the probe is none of them. */
  readonly functions: readonly Lambda[];
  readonly queue: Queue;
  readonly deadLetters: Queue;
  /** Of the functions and of the streams' delivery errors. */
  readonly functionLogs: readonly LogGroup[];
  readonly deliveryLogs: Readonly<Record<TierName, LogGroup>>;

  constructor(scope: Construct, { config, vault, network, catalog }: IngestStackProps) {
    super(scope, 'ingest', 'streams, functions and the queue by which events come in', { config });
    const { vpc, functionSecurityGroup: securityGroup } = network;
    const { operationsKey, keys, landing } = vault;
    const environment = {
      STAGE: config.stage,
      LAKE_RULES: rulesToJson(ingestRules(config)),
      ...Object.fromEntries(
        TIERS.map(({ name }) => [`STREAM_${name.toUpperCase()}`, this.names.stream(name)]),
      ),
    };
    const shared = { vpc, securityGroup, operationsKey };
    const intake = new RouteIntake(this, 'Intake', {
      ...shared,
      environment,
      sources: config.sources,
      putIntoStreams: this.putAtLeast('standard', keys),
    });
    const producers = JSON.stringify(config.operations.producers.map(({ service }) => service));
    const built = TIERS.map(({ name: tier }) => {
      const transform = new LakeFunction(this, constructId('transform', tier), {
        ...shared,
        entry: 'transform',
        roleName: `transform-${tier}`,
        description: `Judges the events of tier ${tier} and makes their rows`,
        statements: this.putAtLeast(tier, keys),
        environment: { ...environment, TIER: tier, PRODUCERS: producers },
        reservedConcurrency: TRANSFORM_CONCURRENCY,
        timeout: TRANSFORM_TIMEOUT,
        memory: 1024,
        failures: {
          none: 'Firehose calls it synchronously, tries three times, and writes what still fails to the error prefix',
        },
      });
      const delivery = new TierDelivery(this, constructId('delivery', tier), {
        tier,
        streamName: this.names.stream(tier),
        streamArn: this.streamArn(tier),
        profile: config.profile,
        key: keys[tier],
        operationsKey,
        landing,
        database: catalog.databases[tier],
        table: catalog.eventsTables[tier],
        transform: transform.function,
      });
      return { tier, transform, delivery };
    });
    const probe = addProbe(this, shared);
    type Built = (typeof built)[number];
    const byTier = <T>(member: (one: Built) => T) =>
      Object.fromEntries(built.map((one) => [one.tier, member(one)])) as Record<TierName, T>;
    this.deliveries = byTier(({ delivery }) => delivery);
    this.streams = byTier(({ delivery }) => delivery.stream);
    this.deliveryLogs = byTier(({ delivery }) => delivery.logGroup);
    this.transforms = byTier(({ transform }) => transform.function);
    this.route = intake.function.function;
    const all = [intake.function, ...built.map(({ transform }) => transform)];
    this.functions = all.map((one) => one.function);
    this.functionLogs = all.map(({ logGroup }) => logGroup);
    this.queue = intake.intake.queue;
    this.deadLetters = intake.intake.deadLetters;
    this.addOutputs(probe.function);
  }

  /** An event is moved to a stricter stream, or put back into its own; never into a weaker one. */
  private putAtLeast(tier: TierName, keys: VaultStack['keys']): readonly PolicyStatement[] {
    const tiers = TIERS.filter(({ level }) => level >= levelOf(tier)).map(({ name }) => name);
    return [
      new PolicyStatement({
        sid: 'PutIntoStreams',
        actions: ['firehose:PutRecordBatch'],
        resources: tiers.map((name) => this.streamArn(name)),
      }),
      sendToStreams(tiers.map((name) => keys[name])),
    ];
  }

  private addOutputs(probe: Lambda): void {
    const outputs: readonly (readonly [string, string, string])[] = [
      [OUTPUTS.queueUrl.name, this.queue.queueUrl, 'Producers send events here (sqs:SendMessage)'],
      [OUTPUTS.queueArn.name, this.queue.queueArn, 'For the policy of a producer that sends'],
      [OUTPUTS.route.name, this.route.functionArn, 'For a producer that calls, and for log subscriptions'],
      [OUTPUTS.deadLetters.name, this.deadLetters.queueUrl, 'What could not be passed on'],
      [OUTPUTS.probe.name, probe.functionName, 'What audit-lake smoke asks from inside the network'],
      ...TIERS.map(
        ({ name }) =>
          [
            TIER_OUTPUTS.stream.name(name),
            this.names.stream(name),
            `For a producer that knows its tier (${name})`,
          ] as const,
      ),
    ];
    for (const [id, value, description] of outputs) new CfnOutput(this, id, { value, description });
  }
}
