import { Aws } from 'aws-cdk-lib';
import { type Conditions, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { TIERS, type TierName } from '../core/tiers';
import { throughS3 } from './key-use';
import { type LakeNames, SCOPES, type ScopeName, strictestTier } from './lake-names';
import { WORKGROUPS } from './scope-workgroup';

/** Everything that some reader reads. */
export interface LakeContents {
  readonly keys: Readonly<Record<TierName, IKey>>;
  readonly vaults: Readonly<Record<TierName, IBucket>>;
  readonly results: IBucket;
  /** Of the databases and workgroups. */
  readonly names: LakeNames;
}

const ASK = [
  'athena:StartQueryExecution',
  'athena:StopQueryExecution',
  'athena:GetQueryExecution',
  'athena:GetQueryResults',
  'athena:GetWorkGroup',
] as const;

const LOOK_UP = [
  'glue:GetDatabase',
  'glue:GetDatabases',
  'glue:GetTable',
  'glue:GetTables',
  'glue:GetPartitions',
] as const;

const WRITE_RESULTS = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'] as const;

/**
 * For who asks everywhere: to name every prefix and every database, again and again, would pass the 6,144 characters
 * that a managed policy may have. Every answer has a prefix, and every database of a lake begins alike.
 */
export const EVERY_PREFIX = '*/*';

export function everyDatabase({ prefix }: LakeNames): string {
  return `${prefix.replaceAll('-', '_')}_*`;
}

/** Athena calls S3 as the caller, and says so ("Use CalledVia context keys for Athena", Amazon Athena User Guide; live). */
const ONLY_FOR_ATHENA: Conditions = {
  'ForAnyValue:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' },
};

/**
 * What a role needs to ask about its scopes and nothing else ("Control access to Amazon S3 from Athena", "Configure
 * access to databases and tables in the AWS Glue Data Catalog"). Events are read, and answers written, by Athena only;
 * an answer may also be fetched as the file that it is.
 */
export function readerStatements(
  scopes: readonly ScopeName[],
  { keys, vaults, results, names }: LakeContents,
): readonly PolicyStatement[] {
  const tiers = TIERS.map(({ name }) => name).filter((tier) => hold(scopes, tier));
  const asking = WORKGROUPS.filter(({ scope }) => scopes.includes(scope)).map(({ name }) => name);
  const everywhere = asking.length === WORKGROUPS.length;
  const prefixes = everywhere ? [EVERY_PREFIX] : asking.map((name) => `${name}/*`);
  const answers = prefixes.map((prefix) => results.arnForObjects(prefix));
  // A view over tiers reads their tables: a scope needs the databases of its tiers beside its own.
  const databases = everywhere
    ? [everyDatabase(names)]
    : [...new Set([...scopes, ...tiers])].map((scope) => names.database(scope));
  const stored = tiers.map((tier) => vaults[tier]);

  return [
    allow(
      'Ask',
      ASK,
      asking.map((name) => arnOf('athena', `workgroup/${names.workgroup(name)}`)),
    ),
    // Athena begins in the database `default` and fails where it may not see that; nothing of the lake is there.
    allow('LookUp', LOOK_UP, [
      arnOf('glue', 'catalog'),
      arnOf('glue', 'database/default'),
      ...databases.flatMap((name) => [arnOf('glue', `database/${name}`), arnOf('glue', `table/${name}/*`)]),
    ]),
    allow(
      'ReadEvents',
      ['s3:GetObject'],
      stored.map((vault) => vault.arnForObjects('events/*')),
      ONLY_FOR_ATHENA,
    ),
    allow(
      'ListEvents',
      ['s3:ListBucket'],
      stored.map(({ bucketArn }) => bucketArn),
      { ...ONLY_FOR_ATHENA, StringLike: { 's3:prefix': 'events/*' } },
    ),
    allow('FetchAnswers', ['s3:GetObject'], answers),
    allow('WriteAnswers', WRITE_RESULTS, answers, ONLY_FOR_ATHENA),
    allow('ListAnswers', ['s3:ListBucket'], [results.bucketArn], { StringLike: { 's3:prefix': prefixes } }),
    allow('FindAnswers', ['s3:GetBucketLocation', 's3:ListBucketMultipartUploads'], [results.bucketArn]),
    // A tier's objects are sealed with the tier's key alone, so what the lists cross here opens nothing more.
    allow(
      'OpenEvents',
      ['kms:Decrypt'],
      tiers.map((tier) => keys[tier].keyArn),
      throughS3(stored.flatMap((vault) => [vault.bucketArn, vault.arnForObjects('events/*')])),
    ),
    allow(
      'SealAnswers',
      ['kms:Decrypt', 'kms:GenerateDataKey'],
      [...new Set(scopes.map(strictestTier))].map((tier) => keys[tier].keyArn),
      throughS3([results.bucketArn, ...answers]),
    ),
  ];
}

function hold(scopes: readonly ScopeName[], tier: TierName): boolean {
  return SCOPES.some(({ name, tiers }) => scopes.includes(name) && tiers.includes(tier));
}

function allow(
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  conditions?: Conditions,
): PolicyStatement {
  return new PolicyStatement({ sid, actions: [...actions], resources: [...resources], conditions });
}

function arnOf(service: string, resource: string): string {
  return `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;
}
