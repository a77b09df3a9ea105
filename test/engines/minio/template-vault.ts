import {
  CreateBucketCommand,
  type LifecycleRule,
  type ObjectLockConfiguration,
  PutBucketLifecycleConfigurationCommand,
  PutObjectLockConfigurationCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { perTier } from '../../../lib/core/deployed-names';
import type { TierName } from '../../../lib/core/tiers';
import { at, type Json, listAt, textAt } from '../../cloud/json';
import { synthLake } from '../../cloud/synth-lake';
import { loadTemplates } from '../../cloud/template-set';
import { vaultContents } from '../../fixtures/vault-contents';

/** What a tier's bucket in the templates says about time, in the words of S3's own interface. */
export interface TemplateVault {
  readonly lock: ObjectLockConfiguration;
  /** When objects are hidden and when hidden ones go; without moves to colder classes, which need other servers. */
  readonly lifecycle: readonly LifecycleRule[];
}

/** The vaults of a configuration, as its synthesized templates would have CloudFormation make them. */
export function templateVaults(config: object): Readonly<Record<TierName, TemplateVault>> {
  const vault = vaultContents(loadTemplates(synthLake(config)));
  return perTier((tier) => {
    const { properties } = vault.vaultOf(tier);
    if (properties.ObjectLockEnabled !== true) throw new Error(`the vault of ${tier} has no Object Lock`);
    return {
      // CloudFormation and S3 name its members alike.
      lock: properties.ObjectLockConfiguration as ObjectLockConfiguration,
      lifecycle: listAt(properties, 'LifecycleConfiguration', 'Rules').flatMap(endOfLife),
    };
  });
}

function endOfLife(rule: Json, index: number): readonly LifecycleRule[] {
  const days = at(rule, 'ExpirationInDays');
  const noncurrent = at(rule, 'NoncurrentVersionExpiration', 'NoncurrentDays');
  if (typeof days !== 'number' || typeof noncurrent !== 'number') return [];
  return [
    {
      ID: textAt(rule, 'Id') ?? `rule-${index}`,
      Status: 'Enabled',
      Filter: { Prefix: textAt(rule, 'Prefix') ?? '' },
      Expiration: { Days: days },
      NoncurrentVersionExpiration: { NoncurrentDays: noncurrent },
    },
  ];
}

/** Makes the bucket on a real server, as the template has it. */
export async function makeVault(
  s3: S3Client,
  Bucket: string,
  { lock, lifecycle }: TemplateVault,
): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
  await s3.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration: lock }));
  await s3.send(
    new PutBucketLifecycleConfigurationCommand({
      Bucket,
      LifecycleConfiguration: { Rules: [...lifecycle] },
    }),
  );
}
