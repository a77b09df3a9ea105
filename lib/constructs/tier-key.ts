import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { TIERS, type TierName } from '../core/tiers';
import { administrationStatements, allowAccount, DELETION_WAIT_DAYS } from './key-administration';
import { type KeyUse, SEND_TO_STREAM, throughFirehose, throughS3 } from './key-use';
import { type RoleName, SCOPES, strictestTier } from './lake-names';
import { lakeOf } from './lake-of';
import type { LakeStack } from './lake-stack';
import { PRODUCER_TAG } from './producer-tag';
import { readersOf, readersOfScope } from './reader-roles';

export interface TierKeyProps {
  readonly tier: TierName;
}

interface KeyUser {
  readonly sid: string;
  readonly actions: readonly KeyUse[];
  readonly roles: (tier: TierName) => readonly RoleName[];
}

/** Who uses a tier's key, and how far. Nobody here administers it, and nobody who administers it is here. */
const USERS = [
  // An upload in parts is sealed with one and continued with the other ("Uploading and copying objects ... multipart").
  {
    sid: 'DeliverUses',
    actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    roles: (tier) => [`deliver-${tier}`],
  },
  // "Replicating encrypted objects": opens the original, seals the replica; with bucket keys the latter is GenerateDataKey.
  {
    sid: 'ReplicateUses',
    actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
    roles: () => ['replicate'],
  },
  { sid: 'ReadersUse', actions: ['kms:Decrypt'], roles: readersOf },
  // Athena seals the answers of a scope with the key of its strictest tier, in the name of who asks.
  { sid: 'AnswersUse', actions: ['kms:GenerateDataKey', 'kms:Decrypt'], roles: writersOfAnswers },
  { sid: 'QuarantineUses', actions: ['kms:Decrypt'], roles: () => ['quarantine-steward'] },
] as const satisfies readonly KeyUser[];

function writersOfAnswers(tier: TierName): readonly RoleName[] {
  const scopes = SCOPES.filter(({ name }) => strictestTier(name) === tier);
  return [...new Set(scopes.flatMap(({ name }) => readersOfScope(name)))];
}

/** All that Firehose may do with the key by its grant ("StartDeliveryStreamEncryption": encrypt, decrypt, manage the grant). */
const GRANTED = [
  'Decrypt',
  'DescribeKey',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
  'RetireGrant',
] as const;

/**
 * The key of one tier: rotated every year, kept when the stack goes, administered by those who cannot use it and
 * used, through S3 and Firehose alone, by those who cannot administer it.
 *
 * The bucket's ARN cannot stand here, because the bucket is made with the key: what stands here is how the names of
 * the lake's buckets begin, which CloudFormation takes from the stack's name (live). The exact bucket stands in the
 * policy of each role (`keyUseStatement`), and both must allow.
 */
export class TierKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { tier }: TierKeyProps) {
    super(scope, id);
    const stack = lakeOf(this);
    this.key = new Key(this, 'Key', {
      description: `Audit lake, ${stack.config.stage}: events of tier ${tier}`,
      alias: `alias/${stack.names.prefix}-${tier}`,
      enableKeyRotation: true,
      rotationPeriod: Duration.days(365),
      pendingWindow: Duration.days(DELETION_WAIT_DAYS),
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({
        statements: [
          ...administrationStatements(stack),
          streamEncryption(stack),
          ...sending(stack, tier),
          ...uses(stack, tier),
        ],
      }),
    });
  }
}

/**
 * Firehose asks for a grant in the name of who creates the stream. That its request carries both conditions is
 * live: without them, whoever deploys could hand out cryptography.
 */
function streamEncryption(stack: LakeStack): PolicyStatement {
  return allowAccount('StreamsAreEncrypted', ['kms:CreateGrant'], {
    ArnEquals: { 'aws:PrincipalArn': stack.deployRoleArn },
    Bool: { 'kms:GrantIsForAWSResource': 'true' },
    ...throughFirehose(),
    'ForAllValues:StringEquals': { 'kms:GrantOperations': [...GRANTED] },
  });
}

/**
 * Who puts into the tier's stream: `route`, the transforms of tiers not stricter, which pass on what is misplaced, and
 * producers that know their tier.
 */
function sending(stack: LakeStack, tier: TierName): readonly PolicyStatement[] {
  const level = TIERS.find(({ name }) => name === tier)?.level ?? 0;
  const transforms = TIERS.filter((other) => other.level <= level).map(
    ({ name }) => `transform-${name}` as const,
  );
  const senders = (['route', ...transforms] as const).map((name) => stack.roleArn(name));
  const { StringEquals } = throughFirehose();
  return [
    allowAccount('SendersUse', SEND_TO_STREAM, {
      StringEquals,
      ArnEquals: { 'aws:PrincipalArn': senders },
    }),
    allowAccount('ProducersSend', SEND_TO_STREAM, {
      StringEquals: { ...StringEquals, [`aws:PrincipalTag/${PRODUCER_TAG}`]: stack.config.stage },
    }),
  ];
}

function uses(stack: LakeStack, tier: TierName): readonly PolicyStatement[] {
  const users: readonly KeyUser[] = USERS;
  return users.map(({ sid, actions, roles }) =>
    allowAccount(sid, actions, {
      ...throughS3([`arn:${Aws.PARTITION}:s3:::${stack.names.prefix}-*`]),
      ArnEquals: { 'aws:PrincipalArn': roles(tier).map((name) => stack.roleArn(name)) },
    }),
  );
}
