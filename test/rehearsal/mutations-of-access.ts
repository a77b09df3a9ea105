import type { RoleName } from '../../lib/constructs/lake-names';
import type { TierName } from '../../lib/core/tiers';
import type { Mutation } from './mutation';
import {
  type Draft,
  type Editable,
  inside,
  listIn,
  put,
  rewrite,
  statement,
  takeOut,
} from './template-draft';

const key = (draft: Draft): Editable => inside(draft.find('AWS::KMS::Key', 'ClinicalKey'), 'KeyPolicy');
const bucketPolicy = (draft: Draft, id: string): Editable =>
  inside(draft.find('AWS::S3::BucketPolicy', id), 'PolicyDocument');
const endpoint = (draft: Draft): Editable => draft.find('AWS::EC2::VPCEndpoint', 'firehose:PutRecordBatch');

/** Takes an action away from the statement that allows it. */
function withoutAction(document: Editable, action: string): void {
  const found = statement(document, action);
  found.Action = [found.Action].flat().filter((one) => one !== action);
  if ((found.Action as unknown[]).length === 0)
    takeOut(listIn(document, 'Statement'), (one) => one === found);
}

/** A policy that means a role no more: where it allowed, the role loses its right; where it denied, its exception. */
const forget = (document: Editable, role: RoleName): void =>
  rewrite(document, 'Statement', `audit-lake-dev-${role}-`, `audit-lake-dev-former-${role}-`);

/** Leaves one stream out of those that a role may put into. */
const withoutStream = (draft: Draft, role: RoleName, tier: TierName): void =>
  takeOut(listIn(statement(draft.policyOf(role), 'firehose:PutRecordBatch'), 'Resource'), (one) =>
    JSON.stringify(one).includes(`-${tier}`),
  );

/** Roles, keys, buckets and endpoints that do not let a step happen. */
export const accessMutations: readonly Mutation[] = [
  {
    name: "route's role may not put into one stream",
    expected: 'permission',
    mutate: (draft) => withoutStream(draft, 'route', 'sud'),
  },
  {
    name: 'a transform may not move events to a stricter stream',
    expected: 'permission',
    mutate: (draft) => withoutStream(draft, 'transform-standard', 'clinical'),
  },
  {
    name: 'route may not read its queue',
    expected: 'permission',
    mutate: (draft) => withoutAction(draft.policyOf('route'), 'sqs:DeleteMessage'),
  },
  {
    name: 'route may not write its log: what it counts would be heard by nobody',
    expected: 'permission',
    mutate: (draft) => withoutAction(draft.policyOf('route'), 'logs:PutLogEvents'),
  },
  {
    name: 'a transform may not write its log',
    expected: 'permission',
    mutate: (draft) => withoutAction(draft.policyOf('transform-sud'), 'logs:CreateLogStream'),
  },
  {
    name: 'a transform may not join its network',
    expected: 'permission',
    mutate: (draft) => withoutAction(draft.policyOf('transform-sud'), 'ec2:CreateNetworkInterface'),
  },
  {
    name: 'a function may join another group than its own',
    expected: 'permission',
    mutate: (draft) =>
      takeOut(
        listIn(statement(draft.policyOf('transform-sud'), 'ec2:CreateNetworkInterface'), 'Resource'),
        (one) => JSON.stringify(one).includes('security-group'),
      ),
  },
  {
    name: "the endpoint's policy lets one role through no more",
    expected: 'endpoint',
    mutate: (draft) => forget(inside(endpoint(draft), 'PolicyDocument'), 'route'),
  },
  {
    name: 'the endpoint has no private name',
    expected: 'endpoint',
    mutate: (draft) => put(endpoint(draft), 'PrivateDnsEnabled', false),
  },
  {
    name: 'nothing may go out of the functions',
    expected: 'endpoint',
    mutate: (draft) => put(draft.find('AWS::EC2::SecurityGroupEgress'), 'ToPort', 80),
  },
  {
    name: 'Firehose may not assume the role of a stream',
    expected: 'trust',
    mutate: (draft) =>
      rewrite(
        draft.role('deliver-clinical'),
        'AssumeRolePolicyDocument',
        'sts:ExternalId',
        'sts:RoleSessionName',
      ),
  },
  {
    name: "a stream's role may not call its function",
    expected: 'permission',
    mutate: (draft) => withoutAction(draft.policyOf('deliver-clinical'), 'lambda:InvokeFunction'),
  },
  {
    name: "a stream's role may not read the schema of its table",
    expected: 'permission',
    mutate: (draft) => withoutAction(draft.policyOf('deliver-clinical'), 'glue:GetTableVersions'),
  },
  {
    name: "a stream's role may not write its objects",
    expected: 'permission',
    mutate: (draft) =>
      rewrite(
        statement(draft.policyOf('deliver-clinical'), 's3:PutObject'),
        'Resource',
        '/events/',
        '/event/',
      ),
  },
  {
    name: "a stream's role may not write refused records",
    expected: 'permission',
    mutate: (draft) =>
      rewrite(
        statement(draft.policyOf('deliver-standard'), 's3:PutObject'),
        'Resource',
        '/quarantine/',
        '/refused/',
      ),
  },
  {
    name: "the tier's key does not know the role of its stream",
    expected: 'permission',
    mutate: (draft) => forget(key(draft), 'deliver-clinical'),
  },
  {
    name: "the tier's key does not know who sends to its stream",
    expected: 'permission',
    mutate: (draft) => forget(key(draft), 'route'),
  },
  {
    name: 'a transform may not use the key of the stream that it moves events to',
    expected: 'permission',
    mutate: (draft) => withoutAction(draft.policyOf('transform-standard'), 'kms:GenerateDataKey'),
  },
  {
    name: 'the landing bucket denies the role of a stream',
    expected: 'permission',
    mutate: (draft) => forget(bucketPolicy(draft, 'LandingPolicy'), 'deliver-clinical'),
  },
  {
    name: 'the replication may not read what it copies',
    expected: 'permission',
    mutate: (draft) => withoutAction(draft.policyOf('replicate'), 's3:GetObjectVersionForReplication'),
  },
  {
    name: 'the replication may not write into a vault',
    expected: 'permission',
    mutate: (draft) =>
      rewrite(
        statement(draft.policyOf('replicate'), 's3:ReplicateObject'),
        'Resource',
        'tier=clinical',
        'tier=x',
      ),
  },
  {
    name: "the tier's key does not know the replication",
    expected: 'permission',
    mutate: (draft) => forget(key(draft), 'replicate'),
  },
  {
    name: 'a vault denies the replication',
    expected: 'permission',
    mutate: (draft) => forget(bucketPolicy(draft, 'ClinicalVaultPolicy'), 'replicate'),
  },
  {
    name: 'S3 may not assume the role of the replication',
    expected: 'trust',
    mutate: (draft) =>
      rewrite(draft.role('replicate'), 'AssumeRolePolicyDocument', 's3.amazonaws.com', 'ec2.amazonaws.com'),
  },
  {
    name: 'a reader may not read the vault of its tier',
    expected: 'permission',
    mutate: (draft) =>
      rewrite(
        statement(draft.policyOf('privacy-officer'), 's3:GetObject'),
        'Resource',
        '/events/',
        '/event/',
      ),
  },
  {
    name: 'a vault denies a reader',
    expected: 'permission',
    mutate: (draft) => forget(bucketPolicy(draft, 'ClinicalVaultPolicy'), 'privacy-officer'),
  },
];
