import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { TIERS, type TierName } from '../core/tiers';
import { acknowledgeWildcards } from './acknowledge-wildcards';
import { constructId } from './construct-id';
import { keyUseStatement } from './key-use';
import { LakeRole } from './lake-role';
import type { LandingBucket } from './landing-bucket';

export interface ReplicationProps {
  readonly landing: LandingBucket;
  readonly vaults: Readonly<Record<TierName, IBucket>>;
  readonly keys: Readonly<Record<TierName, IKey>>;
}

/**
 * Copies what is delivered into the vault of its tier, under the tier's key, within the region. A deletion in the
 * landing bucket is not copied. Its role reads originals and adds replicas ("Setting up permissions for live
 * replication", "Replicating encrypted objects"), and can neither delete nor read what it has made.
 *
 * The rules are set on the bucket once the role is there: the role names the bucket, and the bucket the role.
 */
export class Replication extends Construct {
  readonly role: LakeRole;

  constructor(scope: Construct, id: string, props: ReplicationProps) {
    super(scope, id);
    this.role = new LakeRole(this, 'Replicate', {
      name: 'replicate',
      assumedBy: new ServicePrincipal('s3.amazonaws.com'),
      description: 'S3 replication: copies delivered events into the vaults',
      statements: statements(props),
    });
    acknowledgeWildcards(this.role.policy, wildcardReasons());
    props.landing.resource.replicationConfiguration = {
      role: this.role.role.roleArn,
      rules: TIERS.map(({ name, level }) => rule(name, level, props)),
    };
  }
}

function eventsPrefix(tier: TierName): string {
  return `events/tier=${tier}/`;
}

function rule(
  tier: TierName,
  priority: number,
  { vaults, keys }: ReplicationProps,
): CfnBucket.ReplicationRuleProperty {
  return {
    id: tier,
    status: 'Enabled',
    priority,
    filter: { prefix: eventsPrefix(tier) },
    deleteMarkerReplication: { status: 'Disabled' },
    sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
    destination: {
      bucket: vaults[tier].bucketArn,
      encryptionConfiguration: { replicaKmsKeyId: keys[tier].keyArn },
      // Lag and failures are counted per rule: the alarms watch them.
      metrics: { status: 'Enabled' },
    },
  };
}

function statements({ landing, vaults, keys }: ReplicationProps): readonly PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'ReadRules',
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [landing.bucketArn],
    }),
    new PolicyStatement({
      sid: 'ReadOriginals',
      actions: ['s3:GetObjectVersionAcl', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging'],
      resources: [landing.arnForObjects('events/*')],
    }),
    new PolicyStatement({
      sid: 'AddReplicas',
      actions: ['s3:ReplicateObject', 's3:ReplicateTags'],
      resources: TIERS.map(({ name }) => vaults[name].arnForObjects(`${eventsPrefix(name)}*`)),
    }),
    ...TIERS.flatMap(({ name }) => {
      const shared = { key: keys[name], prefix: eventsPrefix(name) };
      return [
        keyUseStatement({
          ...shared,
          sid: `Open${constructId(name)}`,
          bucket: landing,
          actions: ['kms:Decrypt'],
        }),
        keyUseStatement({
          ...shared,
          sid: `Seal${constructId(name)}`,
          bucket: vaults[name],
          actions: ['kms:Encrypt', 'kms:GenerateDataKey'],
        }),
      ];
    }),
  ];
}

function wildcardReasons(): Readonly<Record<string, string>> {
  const replicas = TIERS.map(
    ({ name }) =>
      [
        `/${eventsPrefix(name)}*`,
        `replicas have the names that Firehose gave; the prefix is that of the events of tier ${name}, in its own vault`,
      ] as const,
  );
  return {
    '/events/*': 'originals have the names that Firehose gave; refused records are outside the prefix',
    ...Object.fromEntries(replicas),
  };
}
