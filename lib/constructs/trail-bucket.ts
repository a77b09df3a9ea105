import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { type Retention, tierRetention } from '../core/retention';
import { TIERS } from '../core/tiers';
import { DELETE_OBJECTS, denial, READ_CONTENT } from './bucket-denials';
import { acknowledgeBucket } from './bucket-findings';
import { LakeBucket } from './lake-bucket';
import { TRAIL_READERS } from './reader-roles';

export interface TrailBucketProps {
  readonly key: IKey;
  readonly accessLogs: IBucket;
  readonly retention: Retention;
  /** Of the one trail that writes here. */
  readonly trailArn: string;
}

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/** What would end or shorten the life of a record, or stretch it at will. */
const ENDING = [
  ...DELETE_OBJECTS,
  's3:BypassGovernanceRetention',
  's3:PutObjectRetention',
  's3:PutObjectLegalHold',
] as const;

/**
 * The trail's own bucket: written by CloudTrail alone, locked as long as the longest tier, so whoever could touch an
 * event can't outlive the record of it.
 *
 * Its default encryption has no S3 bucket key: then CloudTrail's own encryption context, the trail's ARN, is what
 * the policy of the key sees ("Configure AWS KMS key policies for CloudTrail"). That CloudTrail writes log and
 * digest files into a bucket with a default retention is widely done and nowhere promised: live.
 */
export class TrailBucket extends LakeBucket {
  constructor(scope: Construct, id: string, { key, accessLogs, retention, trailArn }: TrailBucketProps) {
    const tiers = TIERS.map(({ name }) => tierRetention(retention, name));
    const longest = tiers.reduce((one, other) => (other.lockDays > one.lockDays ? other : one));
    super(scope, id, {
      key,
      objectLock: true,
      lifecycleRules: [
        {
          id: 'after-the-lock',
          expiration: Duration.days(longest.expireAfterDays),
          noncurrentVersionExpiration: Duration.days(longest.noncurrentExpireAfterDays),
        },
      ],
    });
    this.resource.objectLockConfiguration = {
      objectLockEnabled: 'Enabled',
      rule: { defaultRetention: { mode: longest.mode, ...longest.period } },
    };
    this.resource.addPropertyOverride(
      'BucketEncryption.ServerSideEncryptionConfiguration.0.BucketKeyEnabled',
      false,
    );
    // The log bucket lets this one in by name: its own method would write into the policy of a stack that this one
    // waits for.
    this.resource.loggingConfiguration = {
      destinationBucketName: accessLogs.bucketName,
      logFilePrefix: 'trail/',
    };
    for (const statement of this.trailStatements(trailArn)) this.addToResourcePolicy(statement);
    acknowledgeBucket(this, {
      S3BucketReplicationEnabled:
        'The trail is the record of the lake, not its content: it is locked, versioned and deletable by nobody, and a second copy would only double the places where it can be read.',
    });
  }

  private trailStatements(trailArn: string): readonly PolicyStatement[] {
    const principals = [new ServicePrincipal(CLOUDTRAIL)];
    const ofTheTrail = { 'aws:SourceArn': trailArn };
    return [
      // "Amazon S3 bucket policy for CloudTrail" asks for these two.
      new PolicyStatement({
        sid: 'TrailLooksAtTheBucket',
        principals,
        actions: ['s3:GetBucketAcl'],
        resources: [this.bucketArn],
        conditions: { StringEquals: ofTheTrail },
      }),
      new PolicyStatement({
        sid: 'TrailWrites',
        principals,
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`AWSLogs/${Aws.ACCOUNT_ID}/*`)],
        conditions: { StringEquals: { ...ofTheTrail, 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }),
      // A record that anybody could add is no evidence. Only a service in its own name has the key at all, and a
      // missing key differs ("AWS global condition context keys: aws:PrincipalServiceName").
      denial({
        sid: 'OnlyTheTrailWrites',
        actions: ['s3:PutObject'],
        on: [this.objects],
        when: { StringNotEquals: { 'aws:PrincipalServiceName': CLOUDTRAIL } },
      }),
      denial({ sid: 'NobodyEndsARecord', actions: ENDING, on: [this.objects] }),
      denial({
        sid: 'OnlyReviewersRead',
        actions: READ_CONTENT,
        on: [this.objects],
        except: TRAIL_READERS.map((name) => this.lake.roleArn(name)),
      }),
    ];
  }
}
