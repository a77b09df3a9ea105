import { Aws } from 'aws-cdk-lib';
import { type Conditions, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

export type KeyUse = 'kms:Decrypt' | 'kms:Encrypt' | 'kms:GenerateDataKey';

export interface KeyUseProps {
  readonly sid: string;
  readonly key: IKey;
  readonly actions: readonly KeyUse[];
  readonly bucket: IBucket;
  /** Prefix of the object keys, `quarantine/`. @default every object of the bucket */
  readonly prefix?: string;
}

/**
 * The half of a key's use that stands with the role: by S3 alone, for this bucket alone. With a bucket key the
 * encryption context is the bucket's ARN, without one the object's ("Reducing the cost of SSE-KMS with Amazon S3
 * Bucket Keys"); a writer may ask for either, so both are named. The other half is the key's own policy.
 */
export function keyUseStatement({ sid, key, actions, bucket, prefix = '' }: KeyUseProps): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: Effect.ALLOW,
    actions: [...actions],
    resources: [key.keyArn],
    conditions: throughS3([bucket.bucketArn, `${bucket.bucketArn}/${prefix}*`]),
  });
}

/** @param contexts ARNs of buckets and objects, or patterns of them */
export function throughS3(contexts: readonly string[]): Conditions {
  return {
    StringEquals: { 'kms:ViaService': `s3.${Aws.REGION}.amazonaws.com` },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': [...contexts] },
  };
}

/**
 * Since April 2026 Firehose asks for the key in the name of who sends to an encrypted stream ("Data protection in
 * Amazon Data Firehose": kms:GenerateDataKey and kms:Decrypt; live). It gives nothing back to the sender.
 */
export const SEND_TO_STREAM = ['kms:GenerateDataKey', 'kms:Decrypt'] as const satisfies readonly KeyUse[];

export function throughFirehose(): { readonly StringEquals: Readonly<Record<string, string>> } {
  return { StringEquals: { 'kms:ViaService': `firehose.${Aws.REGION}.amazonaws.com` } };
}

/** The half of it that stands with who sends: for the streams of these keys. */
export function sendToStreams(keys: readonly IKey[]): PolicyStatement {
  return new PolicyStatement({
    sid: 'SealForStreams',
    effect: Effect.ALLOW,
    actions: [...SEND_TO_STREAM],
    resources: keys.map(({ keyArn }) => keyArn),
    conditions: throughFirehose(),
  });
}
