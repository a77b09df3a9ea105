import { LakeNames } from '../../lib/constructs/lake-names';
import { WORKGROUPS, type WorkgroupName } from '../../lib/constructs/scope-workgroup';
import { TIERS, type TierName } from '../../lib/core/tiers';
import { listAt, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';

/** Where events of every tier wait before they are classified, and where those wait that could not be passed on. */
export const QUEUE_NAMES = ['queue', 'dead letters'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** What is asked about, and the key that seals what is in it. */
export interface Sealed {
  readonly arn: string;
  readonly key: string;
}

export interface MatrixTier {
  readonly tier: TierName;
  readonly stream: string;
  readonly vault: string;
  readonly key: string;
}

/** ARNs of everything that the matrix asks about, found as a service would find it: by what names what. */
export interface MatrixLake {
  readonly region: string;
  readonly landing: string;
  readonly results: string;
  readonly trailBucket: string;
  readonly trailKey: string;
  readonly trail: string;
  readonly tiers: Readonly<Record<TierName, MatrixTier>>;
  readonly workgroups: Readonly<Record<WorkgroupName, Sealed>>;
  readonly queues: Readonly<Record<QueueName, Sealed>>;
  /** Mode of the vaults' default retention. */
  readonly lockMode: string;
}

/** @throws when a part is missing */
export function matrixLake(templates: TemplateSet, stage: 'dev' | 'production'): MatrixLake {
  const names = new LakeNames(stage);
  const must = (found: Resource | undefined, what: string): Resource & { readonly arn: string } => {
    if (found?.arn === undefined) throw new Error(`the templates have no ${what}`);
    return { ...found, arn: found.arn };
  };
  const streamOf = (tier: TierName) =>
    must(
      templates.named('AWS::KinesisFirehose::DeliveryStream', names.stream(tier)),
      `stream ${names.stream(tier)}`,
    );
  const destination = (tier: TierName, member: string) =>
    textAt(streamOf(tier).properties, 'ExtendedS3DestinationConfiguration', member) ?? '';
  const landing = must(
    templates.named('AWS::S3::Bucket', destination('standard', 'BucketARN')),
    'landing bucket',
  );
  const replica = (tier: TierName, ...path: readonly string[]) =>
    textAt(
      listAt(landing.properties, 'ReplicationConfiguration', 'Rules').find(
        (rule) => textAt(rule, 'Filter', 'Prefix') === `events/tier=${tier}/`,
      ),
      'Destination',
      ...path,
    ) ?? '';
  const vaultOf = (tier: TierName) =>
    must(templates.named('AWS::S3::Bucket', replica(tier, 'Bucket')), `vault of tier ${tier}`);
  const tiers = TIERS.map(({ name: tier }) => {
    const key = replica(tier, 'EncryptionConfiguration', 'ReplicaKmsKeyID');
    must(templates.named('AWS::KMS::Key', key), `key of tier ${tier}`);
    return [tier, { tier, stream: streamOf(tier).arn, vault: vaultOf(tier).arn, key }] as const;
  });
  const workgroups = WORKGROUPS.map(({ name }) => {
    const workgroup = templates.named('AWS::Athena::WorkGroup', names.workgroup(name));
    const answers = ['WorkGroupConfiguration', 'ResultConfiguration'] as const;
    const location = textAt(workgroup?.properties, ...answers, 'OutputLocation') ?? '';
    const key = textAt(workgroup?.properties, ...answers, 'EncryptionConfiguration', 'KmsKey') ?? '';
    return { name, location, key };
  });
  const [, resultsName = ''] = /^s3:\/\/([^/]+)\//.exec(workgroups[0]?.location ?? '') ?? [];
  const [, , , region = '', account = ''] = streamOf('standard').arn.split(':');
  const trail = must(templates.ofType('AWS::CloudTrail::Trail')[0], 'trail');
  const trailStore = textAt(trail.properties, 'S3BucketName') ?? '';
  const retention = ['ObjectLockConfiguration', 'Rule', 'DefaultRetention', 'Mode'] as const;
  return {
    region,
    landing: landing.arn,
    results: must(templates.named('AWS::S3::Bucket', resultsName), 'results bucket').arn,
    trailBucket: must(templates.named('AWS::S3::Bucket', trailStore), 'bucket of the trail').arn,
    trailKey: textAt(trail.properties, 'KMSKeyId') ?? '',
    trail: trail.arn,
    tiers: Object.fromEntries(tiers) as Record<TierName, MatrixTier>,
    workgroups: Object.fromEntries(
      workgroups.map(({ name, key }) => {
        const arn = `arn:aws:athena:${region}:${account}:workgroup/${names.workgroup(name)}`;
        return [name, { arn, key }];
      }),
    ) as MatrixLake['workgroups'],
    queues: queuesOf(templates),
    lockMode: textAt(vaultOf('standard').properties, ...retention) ?? '',
  };
}

/** The queue is the one whose messages end up in the other. */
function queuesOf(templates: TemplateSet): Readonly<Record<QueueName, Sealed>> {
  const all = templates.ofType('AWS::SQS::Queue');
  const sealed = ({ arn = '', properties }: Resource): Sealed => ({
    arn,
    key: textAt(properties, 'KmsMasterKeyId') ?? '',
  });
  const queue = all.find(({ properties }) => properties.RedrivePolicy !== undefined);
  const dead = all.find(
    ({ arn }) => textAt(queue?.properties, 'RedrivePolicy', 'deadLetterTargetArn') === arn,
  );
  if (queue === undefined || dead === undefined)
    throw new Error('the templates have no queue with dead letters');
  return { queue: sealed(queue), 'dead letters': sealed(dead) };
}
