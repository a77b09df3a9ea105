import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { TierName } from '../core/tiers';
import type { AccessLogBucket } from './access-log-bucket';
import { anotherEncryption, anotherKey, denial, READ_CONTENT } from './bucket-denials';
import { acknowledgeBucket } from './bucket-findings';
import { constructId } from './construct-id';
import { LakeBucket } from './lake-bucket';
import { strictestTier } from './lake-names';
import { readersOfScope } from './reader-roles';
import { WORKGROUPS } from './scope-workgroup';

export interface ResultsBucketProps {
  readonly keys: Readonly<Record<TierName, IKey>>;
  readonly accessLogs: AccessLogBucket;
}

/** An answer is downloaded or asked for again: what lies around is what leaks. */
const KEPT_DAYS = 7;

/**
 * Where Athena writes answers: a prefix for each workgroup, sealed with the key of the strictest tier that it asks
 * about, read and written in the name of the roles that may ask there. Athena acts as its caller ("Forward access
 * sessions"), so the caller's role is what the denials see (live).
 */
export class ResultsBucket extends LakeBucket {
  constructor(scope: Construct, id: string, { keys, accessLogs }: ResultsBucketProps) {
    super(scope, id, {
      key: keys.sud,
      log: { to: accessLogs, prefix: 'results/' },
      lifecycleRules: [
        {
          id: 'answers',
          expiration: Duration.days(KEPT_DAYS),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
    const areas = WORKGROUPS.map((row) => ({ ...row, on: [this.arnForObjects(`${row.name}/*`)] }));
    const statements = [
      ...areas.flatMap(({ name, scope: asked, on }) => [
        denial({
          sid: `OnlyReadersOf${constructId(name)}`,
          actions: [...READ_CONTENT, 's3:PutObject'],
          on,
          except: readersOfScope(asked).map((role) => this.lake.roleArn(role)),
        }),
        anotherKey(`NoOtherKeyFor${constructId(name)}`, on, keys[strictestTier(asked)]),
      ]),
      ...anotherEncryption([this.objects]),
      denial({
        sid: 'NothingElsewhere',
        actions: [...READ_CONTENT, 's3:PutObject'],
        on: { outside: areas.flatMap(({ on }) => on) },
      }),
      denial({
        sid: 'NothingReplicated',
        actions: ['s3:BypassGovernanceRetention', 's3:ReplicateObject'],
        on: [this.objects],
      }),
    ];
    for (const statement of statements) this.addToResourcePolicy(statement);
    acknowledgeBucket(this, {
      S3BucketReplicationEnabled: `Answers live ${KEPT_DAYS} days and can be asked for again; a copy would outlive its purpose.`,
    });
  }
}
