import { Aws } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Profile } from '../config';
import { TIERS, type TierName } from '../core/tiers';
import { ROLE_NAMES, type RoleName, SCOPES } from './lake-names';
import type { LakeStack } from './lake-stack';

/** What stands in the vault stack and may be named by an endpoint's policy. */
export interface LakeStorage {
  readonly keys: Readonly<Record<TierName, IKey>>;
  readonly operationsKey: IKey;
  readonly vaults: Readonly<Record<TierName, IBucket>>;
  readonly results: IBucket;
}

/** One statement of an endpoint's policy: these roles, these actions, these resources of the lake. */
export interface EndpointAllowance {
  readonly calledBy: readonly RoleName[];
  readonly actions: readonly string[];
  readonly resources: (stack: LakeStack, storage: LakeStorage) => readonly string[];
}

export interface EndpointRow {
  /** Name of the service behind `com.amazonaws.<region>.` ("AWS services that integrate with AWS PrivateLink"). */
  readonly service: string;
  readonly kind: 'gateway' | 'interface';
  /** The SDK's package whose calls go through it: a function may import no client without an endpoint. */
  readonly client: `@aws-sdk/client-${string}`;
  readonly profiles: readonly Profile[];
  readonly allows: readonly EndpointAllowance[];
  readonly says: string;
}

const MINIMAL = ['clinic', 'standard'] as const satisfies readonly Profile[];
const FULL = ['standard'] as const satisfies readonly Profile[];

/** The roles of all functions that run in the network. A new function's role appears here by its row in ROLE_NAMES. */
export const FUNCTION_ROLES: readonly RoleName[] = ROLE_NAMES.filter(
  (name) => name === 'route' || name === 'probe' || name.startsWith('transform-'),
);
const SENDERS = FUNCTION_ROLES.filter((name) => name !== 'probe');

const regional = (service: string, resource: string): string =>
  `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;

const streams = (stack: LakeStack): readonly string[] => TIERS.map(({ name }) => stack.streamArn(name));

/**
 * Every way out of the network. A policy here is a ceiling: it opens nothing that a role's own policy does not
 * allow, and it stops everything else, whoever's credentials are used from inside. Only calls that our code makes need
 * a row: what a service does for us (Athena reading a table, S3 opening a key, Lambda polling a queue or delivering a
 * function's log) never enters the network. Where no function calls yet, the row allows what its says names.
 */
export const ENDPOINTS: readonly EndpointRow[] = [
  {
    service: 's3',
    kind: 'gateway',
    client: '@aws-sdk/client-s3',
    profiles: MINIMAL,
    allows: [
      {
        calledBy: FUNCTION_ROLES,
        actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectRetention', 's3:GetObjectLegalHold'],
        resources: (_, storage) => bucketArns(storage).map((arn) => `${arn}/*`),
      },
      {
        calledBy: FUNCTION_ROLES,
        actions: ['s3:ListBucket', 's3:ListBucketVersions', 's3:GetBucketLocation'],
        resources: (_, storage) => bucketArns(storage),
      },
    ],
    says: 'sealing lists and reads versions in the vaults, a review reads its results; nothing is written or deleted from inside, so nothing can be carried out through a bucket',
  },
  {
    service: 'kinesis-firehose',
    kind: 'interface',
    client: '@aws-sdk/client-firehose',
    profiles: MINIMAL,
    allows: [
      { calledBy: SENDERS, actions: ['firehose:PutRecordBatch'], resources: streams },
      { calledBy: ['probe'], actions: ['firehose:DescribeDeliveryStream'], resources: streams },
    ],
    says: 'route forwards events, transform moves those of a stricter tier, the probe asks for a description',
  },
  {
    service: 'athena',
    kind: 'interface',
    client: '@aws-sdk/client-athena',
    profiles: MINIMAL,
    allows: [
      {
        calledBy: FUNCTION_ROLES,
        actions: [
          'athena:StartQueryExecution',
          'athena:StopQueryExecution',
          'athena:GetQueryExecution',
          'athena:GetQueryResults',
        ],
        resources: (stack) =>
          [...SCOPES.map(({ name }) => name), 'breach-scope' as const].map((name) =>
            regional('athena', `workgroup/${stack.names.workgroup(name)}`),
          ),
      },
    ],
    says: 'a scheduled review starts the lake’s views in the lake’s workgroups, and in no other',
  },
  {
    service: 'kms',
    kind: 'interface',
    client: '@aws-sdk/client-kms',
    profiles: MINIMAL,
    allows: [
      {
        calledBy: FUNCTION_ROLES,
        actions: ['kms:DescribeKey', 'kms:GetKeyRotationStatus'],
        resources: (_, { keys, operationsKey }) =>
          [...TIERS.map(({ name }) => keys[name]), operationsKey].map(({ keyArn }) => keyArn),
      },
    ],
    says: 'evidence states the condition of the keys; data is opened by S3 for its caller, so no cryptography on these keys is ever asked for from inside',
  },
  {
    service: 'glue',
    kind: 'interface',
    client: '@aws-sdk/client-glue',
    profiles: FULL,
    allows: [
      {
        calledBy: FUNCTION_ROLES,
        actions: ['glue:GetDatabase', 'glue:GetTable'],
        resources: (stack) => [
          regional('glue', 'catalog'),
          ...SCOPES.flatMap(({ name }) => [
            regional('glue', `database/${stack.names.database(name)}`),
            regional('glue', `table/${stack.names.database(name)}/*`),
          ]),
        ],
      },
    ],
    says: 'a review compares the table it is about to ask with the columns it knows, and refuses when they differ',
  },
  {
    service: 'sns',
    kind: 'interface',
    client: '@aws-sdk/client-sns',
    profiles: FULL,
    allows: [
      {
        calledBy: FUNCTION_ROLES,
        actions: ['sns:Publish'],
        // The topic's stack comes after the network and CloudFormation names the topic: its stack's name is what is known.
        resources: (stack) => [regional('sns', `${stack.names.prefix}-observability-*`)],
      },
    ],
    says: 'a review tells its findings to the operations topic at once; a metric and its alarm could only say that there is one',
  },
];

export function endpointsOf(profile: Profile): readonly EndpointRow[] {
  return ENDPOINTS.filter(({ profiles }) => profiles.includes(profile));
}

function bucketArns({ vaults, results }: LakeStorage): readonly string[] {
  return [...TIERS.map(({ name }) => vaults[name]), results].map(({ bucketArn }) => bucketArn);
}
