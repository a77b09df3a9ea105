import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { DELETE_OBJECTS, denial } from './bucket-denials';
import { acknowledgeBucket } from './bucket-findings';
import { constructId } from './construct-id';
import { LakeBucket } from './lake-bucket';

/** The trail keeps the record for as long as the events; what S3 writes down by itself is a second look. */
const KEPT_DAYS = 400;

/**
 * Where S3 writes down the requests to all other buckets ("Logging requests with server access logging"). Delivery
 * takes neither a key of KMS's customers nor a default lock ("Enabling Amazon S3 server access logging"), so this
 * bucket has S3's own encryption and no Object Lock; nobody may delete from it, and nobody but S3 may write.
 */
export class AccessLogBucket extends LakeBucket {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      lifecycleRules: [
        {
          id: 'second-look',
          expiration: Duration.days(KEPT_DAYS),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
    this.addToResourcePolicy(
      denial({
        sid: 'OnlyServicesWrite',
        actions: ['s3:PutObject'],
        on: [this.objects],
        when: { Bool: { 'aws:PrincipalIsAWSService': 'false' } },
      }),
    );
    this.addToResourcePolicy(denial({ sid: 'NobodyDeletes', actions: DELETE_OBJECTS, on: [this.objects] }));
    // Another stack's bucket can't be named here: its stack waits for this one. Its name begins like the lake's (live).
    this.receiveFrom(`arn:${Aws.PARTITION}:s3:::${this.lake.names.prefix}-*`, 'trail/');
    acknowledgeBucket(this, {
      S3BucketReplicationEnabled:
        'The second record beside the trail, delivered by S3 on best effort: a copy would not complete it.',
      S3DefaultEncryptionKMS:
        'S3 delivers access logs only into buckets with its own encryption; they name objects and callers, and hold no events.',
    });
  }

  /** Lets S3 deliver the log of one bucket under a prefix of its own. */
  receiveFrom(bucketArn: string, prefix: string): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: `LogOf${constructId(prefix.replace('/', ''))}`,
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`${prefix}*`)],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: { 'aws:SourceArn': bucketArn },
        },
      }),
    );
  }
}
