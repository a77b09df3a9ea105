import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type LifecycleRule, StorageClass } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { ColdClass, TierRetention } from '../core/retention';
import type { TierName } from '../core/tiers';
import type { AccessLogBucket } from './access-log-bucket';
import {
  anotherEncryption,
  anotherKey,
  DELETE_OBJECTS,
  type Denial,
  denial,
  READ_CONTENT,
} from './bucket-denials';
import { acknowledgeBucket } from './bucket-findings';
import { LakeBucket } from './lake-bucket';
import { readersOf } from './reader-roles';

export interface TierVaultProps {
  readonly retention: TierRetention;
  readonly key: IKey;
  readonly accessLogs: AccessLogBucket;
}

/** What adds to an object or changes what is said about it. */
const CHANGE_OBJECTS = [
  's3:DeleteObjectTagging',
  's3:DeleteObjectVersionTagging',
  's3:PutObject',
  's3:PutObjectAcl',
  's3:PutObjectTagging',
  's3:PutObjectVersionAcl',
  's3:PutObjectVersionTagging',
] as const;

const COLD: Readonly<Record<ColdClass, StorageClass>> = {
  STANDARD_IA: StorageClass.INFREQUENT_ACCESS,
  GLACIER_IR: StorageClass.GLACIER_INSTANT_RETRIEVAL,
};

/**
 * Where the events of one tier stay. Objects come by replication alone and are locked as they arrive, by the
 * bucket's default retention ("Replicating objects: Object Lock"; live): no role ever writes here, so none can
 * overwrite. Until the lock ends nobody can remove a version; after it only the lifecycle does.
 */
export class TierVault extends LakeBucket {
  constructor(scope: Construct, id: string, { retention, key, accessLogs }: TierVaultProps) {
    const { tier, mode, period } = retention;
    super(scope, id, {
      key,
      log: { to: accessLogs, prefix: `vault-${tier}/` },
      lifecycleRules: [afterTheLock(retention)],
      objectLock: true,
    });
    // The L2 knows days alone; S3 counts years itself.
    this.resource.objectLockConfiguration = {
      objectLockEnabled: 'Enabled',
      rule: { defaultRetention: { mode, ...period } },
    };
    const statements = [
      ...this.denials(tier).map(denial),
      anotherKey('NoOtherKey', [this.objects], key),
      ...anotherEncryption([this.objects]),
    ];
    for (const statement of statements) this.addToResourcePolicy(statement);
    acknowledgeBucket(this, {
      S3BucketReplicationEnabled: `This is the replica: the events of tier ${tier} come here from the landing bucket, and a lock keeps every version.`,
    });
  }

  private denials(tier: TierName): readonly Denial[] {
    const on = [this.objects];
    return [
      { sid: 'NobodyWrites', actions: CHANGE_OBJECTS, on },
      {
        sid: 'OnlyReplicationAdds',
        actions: ['s3:ReplicateObject', 's3:ReplicateTags'],
        on,
        except: [this.lake.roleArn('replicate')],
      },
      { sid: 'NobodyDeletes', actions: DELETE_OBJECTS, on },
      { sid: 'NobodyBypassesTheLock', actions: ['s3:BypassGovernanceRetention'], on },
      {
        sid: 'OnlyLegalHoldsLengthen',
        actions: ['s3:PutObjectLegalHold', 's3:PutObjectRetention'],
        on,
        except: [this.lake.roleArn('legal-hold')],
      },
      {
        sid: 'OnlyReadersRead',
        actions: READ_CONTENT,
        on,
        except: readersOf(tier).map((role) => this.lake.roleArn(role)),
      },
      // Through a workgroup every question is recorded, capped, and answered into the results bucket; a download is not
      // ("Use CalledVia context keys for Athena"; live). True as well when the key is missing: nothing called via anything.
      {
        sid: 'ReadersAskAthena',
        actions: READ_CONTENT,
        on,
        when: { 'ForAllValues:StringNotEquals': { 'aws:CalledVia': ['athena.amazonaws.com'] } },
      },
    ];
  }
}

/** Of the retention, day by day what lib/core/retention.ts works out. */
function afterTheLock(retention: TierRetention): LifecycleRule {
  return {
    id: 'after-the-lock',
    transitions: retention.transitions.map(({ afterDays, storageClass }) => ({
      storageClass: COLD[storageClass],
      transitionAfter: Duration.days(afterDays),
    })),
    expiration: Duration.days(retention.expireAfterDays),
    noncurrentVersionExpiration: Duration.days(retention.noncurrentExpireAfterDays),
  };
}
