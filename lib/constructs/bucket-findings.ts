import { Validations } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';

export type BucketRule = 'S3BucketReplicationEnabled' | 'S3DefaultEncryptionKMS';

/** Each asks for the same by the same name. */
const PACKS = ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'] as const;

/** Rules of the policy packs that one bucket knowingly does not keep, with the reason of that bucket. */
export function acknowledgeBucket(
  bucket: Bucket,
  reasons: Readonly<Partial<Record<BucketRule, string>>>,
): void {
  const acknowledged = Object.entries(reasons).flatMap(([rule, reason]) =>
    PACKS.map((pack) => ({ id: `${pack}-${rule}`, reason })),
  );
  Validations.of(bucket).acknowledge(...acknowledged);
}
