import { WORKGROUPS, type WorkgroupName } from '../../lib/constructs/scope-workgroup';
import { TIERS, type TierName } from '../../lib/core/tiers';
import type { RequestContext } from '../cloud/access';
import { type MatrixLake, type MatrixTier, QUEUE_NAMES, type QueueName } from './role-matrix-lake';

export interface Asked {
  readonly on: string;
  readonly context?: RequestContext;
  /**
   * An AWS service makes the call with the role ("Using Lambda with Amazon SQS": the service polls and sends).
   * @default whether the request is made via a service
   */
  readonly byService?: boolean;
}

/** One line of the matrix: what somebody would do, and the request that AWS would judge, place by place. */
export interface Question {
  readonly action: string;
  readonly asked: Readonly<Record<string, (lake: MatrixLake) => Asked>>;
}

const EVENT = 'event_date=2026-03-10/part-0.parquet';
const REFUSED = 'received_date=2026-03-10/processing-failed/part-0';

/** Headers of a write that names the key ("Specifying server-side encryption with AWS KMS (SSE-KMS)"). */
const sealedWith = (key: string): RequestContext => ({
  's3:x-amz-server-side-encryption': 'aws:kms',
  's3:x-amz-server-side-encryption-aws-kms-key-id': key,
});

/** "Use CalledVia context keys for Athena" (Amazon Athena User Guide; live). */
const THROUGH_ATHENA: RequestContext = {
  'aws:CalledVia': ['athena.amazonaws.com'],
  'aws:CalledViaFirst': 'athena.amazonaws.com',
  'aws:CalledViaLast': 'athena.amazonaws.com',
  'aws:ViaAWSService': 'true',
};

/** What KMS is told when S3 asks it for somebody; the context of a bucket key is the bucket. */
const byS3 = ({ region }: MatrixLake, bucket: string): RequestContext => ({
  'kms:ViaService': `s3.${region}.amazonaws.com`,
  'kms:EncryptionContext:aws:s3:arn': bucket,
  'aws:ViaAWSService': 'true',
});

function eachTier(action: string, asked: (tier: MatrixTier, lake: MatrixLake) => Asked): Question {
  const ask = (tier: TierName) => (lake: MatrixLake) => asked(lake.tiers[tier], lake);
  return { action, asked: Object.fromEntries(TIERS.map(({ name }) => [name, ask(name)])) };
}

function eachWorkgroup(action: string, asked: (name: WorkgroupName, lake: MatrixLake) => Asked): Question {
  const ask = (name: WorkgroupName) => (lake: MatrixLake) => asked(name, lake);
  return { action, asked: Object.fromEntries(WORKGROUPS.map(({ name }) => [name, ask(name)])) };
}

function eachQueue(action: string, asked: (name: QueueName, lake: MatrixLake) => Asked): Question {
  const ask = (name: QueueName) => (lake: MatrixLake) => asked(name, lake);
  return { action, asked: Object.fromEntries(QUEUE_NAMES.map((name) => [name, ask(name)])) };
}

function trail(action: string, asked: (lake: MatrixLake) => Asked): Question {
  return { action, asked: { trail: asked } };
}

const landed = ({ landing }: MatrixLake, { tier }: MatrixTier) => `${landing}/events/tier=${tier}/${EVENT}`;
const refused = ({ landing }: MatrixLake, { tier }: MatrixTier) =>
  `${landing}/quarantine/tier=${tier}/${REFUSED}`;
const stored = ({ vault, tier }: MatrixTier) => `${vault}/events/tier=${tier}/${EVENT}`;
const anotherKey = (lake: MatrixLake, { key }: MatrixTier) =>
  TIERS.map(({ name }) => lake.tiers[name].key).find((one) => one !== key) ?? '';
const answer = (lake: MatrixLake, name: WorkgroupName) => `${lake.results}/${name}/8f2a.csv`;

/** By the name that the expected matrix and its document use. */
export const QUESTIONS = {
  'put into the stream': eachTier('firehose:PutRecordBatch', ({ stream }) => ({ on: stream })),
  'seal for the stream with the key': eachTier('kms:GenerateDataKey', ({ key }, { region }) => ({
    on: key,
    context: { 'kms:ViaService': `firehose.${region}.amazonaws.com`, 'aws:ViaAWSService': 'true' },
  })),
  'deliver events': eachTier('s3:PutObject', (tier, lake) => ({
    on: landed(lake, tier),
    context: sealedWith(tier.key),
  })),
  'deliver refusals': eachTier('s3:PutObject', (tier, lake) => ({
    on: refused(lake, tier),
    context: sealedWith(tier.key),
  })),
  'seal what is delivered': eachTier('kms:GenerateDataKey', ({ key }, lake) => ({
    on: key,
    context: byS3(lake, lake.landing),
  })),
  'open what is delivered with the key': eachTier('kms:Decrypt', ({ key }, lake) => ({
    on: key,
    context: byS3(lake, lake.landing),
  })),
  'read delivered events': eachTier('s3:GetObject', (tier, lake) => ({ on: landed(lake, tier) })),
  'copy delivered events': eachTier('s3:GetObjectVersionForReplication', (tier, lake) => ({
    on: landed(lake, tier),
  })),
  'delete delivered events': eachTier('s3:DeleteObjectVersion', (tier, lake) => ({ on: landed(lake, tier) })),
  'replicate into the vault': eachTier('s3:ReplicateObject', (tier) => ({
    on: stored(tier),
    context: sealedWith(tier.key),
  })),
  "replicate under another tier's key": eachTier('s3:ReplicateObject', (tier, lake) => ({
    on: stored(tier),
    context: sealedWith(anotherKey(lake, tier)),
  })),
  'seal replicas with the key': eachTier('kms:GenerateDataKey', ({ key, vault }, lake) => ({
    on: key,
    context: byS3(lake, vault),
  })),
  'put into the vault': eachTier('s3:PutObject', (tier) => ({
    on: stored(tier),
    context: sealedWith(tier.key),
  })),
  'read the vault': eachTier('s3:GetObject', (tier) => ({ on: stored(tier) })),
  'read the vault through Athena': eachTier('s3:GetObject', (tier) => ({
    on: stored(tier),
    context: THROUGH_ATHENA,
  })),
  'open stored events with the key': eachTier('kms:Decrypt', ({ key, vault }, lake) => ({
    on: key,
    context: byS3(lake, vault),
  })),
  'use the key outside S3': eachTier('kms:Decrypt', ({ key }) => ({ on: key })),
  'delete from the vault': eachTier('s3:DeleteObject', (tier) => ({ on: stored(tier) })),
  'delete a version from the vault': eachTier('s3:DeleteObjectVersion', (tier) => ({ on: stored(tier) })),
  'set retention': eachTier('s3:PutObjectRetention', (tier, { lockMode }) => ({
    on: stored(tier),
    context: { 's3:object-lock-mode': lockMode, 's3:object-lock-remaining-retention-days': '3650' },
  })),
  'bypass the lock': eachTier('s3:BypassGovernanceRetention', (tier) => ({ on: stored(tier) })),
  'put or lift a legal hold': eachTier('s3:PutObjectLegalHold', (tier) => ({ on: stored(tier) })),
  'change the policy of the vault': eachTier('s3:PutBucketPolicy', ({ vault }) => ({ on: vault })),
  'change the default lock': eachTier('s3:PutBucketObjectLockConfiguration', ({ vault }) => ({ on: vault })),
  'change the lifecycle': eachTier('s3:PutLifecycleConfiguration', ({ vault }) => ({ on: vault })),
  'change the policy of the key': eachTier('kms:PutKeyPolicy', ({ key }) => ({ on: key })),
  'schedule the end of the key in 30 days': eachTier('kms:ScheduleKeyDeletion', ({ key }) => ({
    on: key,
    context: { 'kms:ScheduleKeyDeletionPendingWindowInDays': '30' },
  })),
  'schedule the end of the key in 7 days': eachTier('kms:ScheduleKeyDeletion', ({ key }) => ({
    on: key,
    context: { 'kms:ScheduleKeyDeletionPendingWindowInDays': '7' },
  })),
  'lend the key to Firehose': eachTier('kms:CreateGrant', ({ key }, { region }) => ({
    on: key,
    context: {
      'kms:GrantIsForAWSResource': 'true',
      'kms:ViaService': `firehose.${region}.amazonaws.com`,
      'kms:GrantOperations': ['Decrypt', 'GenerateDataKey'],
      'aws:ViaAWSService': 'true',
    },
  })),
  'lend the key to anybody': eachTier('kms:CreateGrant', ({ key }) => ({
    on: key,
    context: { 'kms:GrantIsForAWSResource': 'false', 'kms:GrantOperations': ['Decrypt'] },
  })),
  'read refusals': eachTier('s3:GetObject', (tier, lake) => ({ on: refused(lake, tier) })),
  'delete refusals': eachTier('s3:DeleteObjectVersion', (tier, lake) => ({ on: refused(lake, tier) })),
  ask: eachWorkgroup('athena:StartQueryExecution', (name, { workgroups }) => ({ on: workgroups[name].arn })),
  'write answers through Athena': eachWorkgroup('s3:PutObject', (name, lake) => ({
    on: answer(lake, name),
    context: { ...THROUGH_ATHENA, ...sealedWith(lake.workgroups[name].key) },
  })),
  'write answers': eachWorkgroup('s3:PutObject', (name, lake) => ({
    on: answer(lake, name),
    context: sealedWith(lake.workgroups[name].key),
  })),
  'read answers': eachWorkgroup('s3:GetObject', (name, lake) => ({ on: answer(lake, name) })),
  'send to the queue': eachQueue('sqs:SendMessage', (name, { queues }) => ({
    on: queues[name].arn,
    byService: true,
  })),
  'receive from the queue': eachQueue('sqs:ReceiveMessage', (name, { queues }) => ({
    on: queues[name].arn,
    byService: true,
  })),
  'open messages with the key': eachQueue('kms:Decrypt', (name, { queues, region }) => ({
    on: queues[name].key,
    context: { 'kms:ViaService': `sqs.${region}.amazonaws.com`, 'aws:ViaAWSService': 'true' },
  })),
  'read the trail': trail('s3:GetObject', ({ trailBucket }) => ({ on: `${trailBucket}/AWSLogs/1.json.gz` })),
  'open the trail with its key': trail('kms:Decrypt', (lake) => ({
    on: lake.trailKey,
    context: {
      'kms:ViaService': `s3.${lake.region}.amazonaws.com`,
      'kms:EncryptionContext:aws:cloudtrail:arn': lake.trail,
      'aws:ViaAWSService': 'true',
    },
  })),
  'delete from the trail': trail('s3:DeleteObjectVersion', ({ trailBucket }) => ({
    on: `${trailBucket}/AWSLogs/1.json.gz`,
  })),
  "change the policy of the trail's bucket": trail('s3:PutBucketPolicy', ({ trailBucket }) => ({
    on: trailBucket,
  })),
  'stop the trail': trail('cloudtrail:StopLogging', (lake) => ({ on: lake.trail })),
} as const satisfies Readonly<Record<string, Question>>;

export type QuestionName = keyof typeof QUESTIONS;
export const QUESTION_NAMES = Object.keys(QUESTIONS) as readonly QuestionName[];
