import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { LANDING_DAYS } from '../core/retention';
import { TIERS, type TierName } from '../core/tiers';
import type { AccessLogBucket } from './access-log-bucket';
import { anotherEncryption, anotherKey, DELETE_OBJECTS, denial, READ_CONTENT } from './bucket-denials';
import { constructId } from './construct-id';
import { LakeBucket } from './lake-bucket';

export interface LandingBucketProps {
  readonly keys: Readonly<Record<TierName, IKey>>;
  readonly accessLogs: AccessLogBucket;
}

/** What is refused may hold PHI that must not be kept: long enough to be looked at and sent again. */
const QUARANTINE_DAYS = 365;

/** Where the delivery stream of a tier writes, and nobody else. */
export function landingPrefixes(tier: TierName): readonly string[] {
  return [`events/tier=${tier}/`, `quarantine/tier=${tier}/`];
}

/**
 * Where delivery streams write: without a lock, because no document promises that Firehose can deliver into a locked
 * bucket, and because what is refused must be removable. `events/` is copied into the vaults, read by replication
 * alone and deleted by nobody; `quarantine/` is read and deleted by its steward. S3 keeps an object past its days as
 * long as its replication is pending or has failed ("Lifecycle and replication"; live).
 */
export class LandingBucket extends LakeBucket {
  constructor(scope: Construct, id: string, { keys, accessLogs }: LandingBucketProps) {
    super(scope, id, {
      // Nobody but the strictest tier's stream can use it: who forgets to name a key is refused by KMS.
      key: keys.sud,
      log: { to: accessLogs, prefix: 'landing/' },
      lifecycleRules: [
        {
          id: 'delivered',
          prefix: 'events/',
          expiration: Duration.days(LANDING_DAYS),
          noncurrentVersionExpiration: Duration.days(1),
        },
        {
          id: 'refused',
          prefix: 'quarantine/',
          expiration: Duration.days(QUARANTINE_DAYS),
          noncurrentVersionExpiration: Duration.days(7),
        },
      ],
    });
    const [events, quarantine] = [this.arnForObjects('events/*'), this.arnForObjects('quarantine/*')];
    const steward = [this.lake.roleArn('quarantine-steward')];
    const written = TIERS.map(({ name }) => ({
      name,
      on: landingPrefixes(name).map((one) => this.arnForObjects(`${one}*`)),
    }));
    const statements = [
      ...written.flatMap(({ name, on }) => [
        denial({
          sid: `Only${constructId('deliver', name)}Writes`,
          actions: ['s3:PutObject'],
          on,
          except: [this.lake.roleArn(`deliver-${name}`)],
        }),
        anotherKey(`NoOtherKeyFor${constructId(name)}`, on, keys[name]),
      ]),
      ...anotherEncryption([this.objects]),
      denial({
        sid: 'NothingElsewhere',
        actions: ['s3:PutObject'],
        on: { outside: written.flatMap(({ on }) => on) },
      }),
      denial({ sid: 'NobodyChanges', actions: UNUSED, on: [this.objects] }),
      denial({ sid: 'NobodyDeletesEvents', actions: DELETE_OBJECTS, on: [events] }),
      denial({ sid: 'OnlyTheStewardDeletes', actions: DELETE_OBJECTS, on: [quarantine], except: steward }),
      denial({
        sid: 'OnlyReplicationReadsEvents',
        actions: READ_CONTENT,
        on: [events],
        except: [this.lake.roleArn('replicate')],
      }),
      denial({ sid: 'OnlyTheStewardReads', actions: READ_CONTENT, on: [quarantine], except: steward }),
    ];
    for (const statement of statements) this.addToResourcePolicy(statement);
  }
}

/** Nothing replicates into this bucket, and nothing in it has a lock, a tag or an ACL to change. */
const UNUSED = [
  's3:BypassGovernanceRetention',
  's3:PutObjectAcl',
  's3:PutObjectLegalHold',
  's3:PutObjectRetention',
  's3:PutObjectTagging',
  's3:PutObjectVersionAcl',
  's3:PutObjectVersionTagging',
  's3:ReplicateObject',
  's3:ReplicateTags',
] as const;
