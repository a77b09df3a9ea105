import { type Conditions, Effect, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

/** What changes how a bucket keeps and shows its objects. Reading the same stays open: auditors look at it. */
export const GOVERN_BUCKET = [
  's3:DeleteBucket',
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketLogging',
  's3:PutBucketNotification',
  's3:PutBucketObjectLockConfiguration',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPolicy',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketVersioning',
  's3:PutBucketWebsite',
  's3:PutEncryptionConfiguration',
  's3:PutInventoryConfiguration',
  's3:PutLifecycleConfiguration',
  's3:PutReplicationConfiguration',
] as const;

/** What shows the content of an object. Replication reads by an action of its own. */
export const READ_CONTENT = [
  's3:GetObject',
  's3:GetObjectTorrent',
  's3:GetObjectVersion',
  's3:GetObjectVersionForReplication',
] as const;

export const DELETE_OBJECTS = ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:ReplicateDelete'] as const;

export interface Denial {
  readonly sid: string;
  readonly actions: readonly string[];
  /** Where it holds; or everywhere but there. */
  readonly on: readonly string[] | { readonly outside: readonly string[] };
  /** ARNs of the roles that are not meant. @default nobody is excepted */
  readonly except?: readonly string[];
  /** Further conditions, all of which must hold. */
  readonly when?: Conditions;
}

/**
 * A denial in a bucket's policy: whatever IAM allows, to anybody, the account's administrators among them. A role is
 * excepted by its ARN in a condition; whoever has no ARN (an AWS service in its own name) is denied too. A session
 * that an AWS service opens with a role (Firehose, replication, Athena for its caller) has the ARN of that role
 * ("AWS global condition context keys: aws:PrincipalArn"). Lifecycle rules are not asked.
 */
export function denial({ sid, actions, on, except = [], when = {} }: Denial): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: Effect.DENY,
    principals: [new StarPrincipal()],
    actions: [...actions],
    ...('outside' in on ? { notResources: [...on.outside] } : { resources: [...on] }),
    conditions: {
      ...(except.length === 0 ? {} : { ArnNotEquals: { 'aws:PrincipalArn': [...except] } }),
      ...when,
    },
  });
}

const WRITE = ['s3:PutObject', 's3:ReplicateObject'] as const;
const SSE = 's3:x-amz-server-side-encryption';

/**
 * A write that names another key. One that names none takes the bucket's default, and so do the later parts of an
 * upload in parts, whose requests carry no header: hence the test for absence.
 */
export function anotherKey(sid: string, objects: readonly string[], key: IKey): PolicyStatement {
  return denial({
    sid,
    actions: WRITE,
    on: objects,
    when: {
      Null: { [`${SSE}-aws-kms-key-id`]: 'false' },
      StringNotEquals: { [`${SSE}-aws-kms-key-id`]: key.keyArn },
    },
  });
}

/**
 * A write that names another kind of encryption, brings its own key, or asks for KMS without naming a key, which takes
 * the account's `aws/s3` and not the bucket's default ("Specifying server-side encryption with AWS KMS").
 */
export function anotherEncryption(objects: readonly string[]): readonly PolicyStatement[] {
  return [
    denial({
      sid: 'NoOtherEncryption',
      actions: WRITE,
      on: objects,
      when: { Null: { [SSE]: 'false' }, StringNotEquals: { [SSE]: 'aws:kms' } },
    }),
    denial({
      sid: 'NoKeyOfTheCaller',
      actions: WRITE,
      on: objects,
      when: { Null: { [`${SSE}-customer-algorithm`]: 'false' } },
    }),
    denial({
      sid: 'NoKeyOfTheService',
      actions: ['s3:PutObject'], // a replica's key is its rule's
      on: objects,
      when: { StringEquals: { [SSE]: 'aws:kms' }, Null: { [`${SSE}-aws-kms-key-id`]: 'true' } },
    }),
  ];
}
