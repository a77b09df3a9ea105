import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockedEncryptionType,
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { AccessLogBucket } from './access-log-bucket';
import { denial, GOVERN_BUCKET } from './bucket-denials';
import { lakeOf } from './lake-of';
import type { LakeStack } from './lake-stack';

export interface LakeBucketProps {
  /** The key of what names none. @default the bucket's own encryption by S3 */
  readonly key?: IKey;
  /** Where requests to this bucket are written down, and under which prefix. @default nowhere: it is the log itself */
  readonly log?: { readonly to: AccessLogBucket; readonly prefix: string };
  readonly lifecycleRules: readonly LifecycleRule[];
  /** Once on, it stays on. @default off */
  readonly objectLock?: true;
}

/** An upload in parts that nobody finished holds data that nobody sees. */
const UNFINISHED: LifecycleRule = { id: 'unfinished', abortIncompleteMultipartUploadAfter: Duration.days(1) };

/**
 * What every bucket of the lake has: no public access, no ACLs, TLS 1.2 at least, versions, a log of requests, and
 * nobody but a deployment who could change any of this. It stays when the stack goes, and so does its policy: a
 * bucket that is kept without its denials would be open to every administrator.
 */
export class LakeBucket extends Bucket {
  /** What every statement about objects is about. */
  readonly objects: string;
  readonly lake: LakeStack;

  constructor(scope: Construct, id: string, { key, log, lifecycleRules, objectLock }: LakeBucketProps) {
    super(scope, id, {
      ...(key === undefined
        ? { encryption: BucketEncryption.S3_MANAGED }
        : { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }),
      blockedEncryptionTypes: [BlockedEncryptionType.SSE_C],
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      objectLockEnabled: objectLock,
      lifecycleRules: [UNFINISHED, ...lifecycleRules],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.objects = this.arnForObjects('*');
    this.lake = lakeOf(this);
    // The root user of the account may always change a bucket policy ("PutBucketPolicy"): nobody is locked out.
    this.addToResourcePolicy(
      denial({
        sid: 'OnlyDeploymentsGovern',
        actions: GOVERN_BUCKET,
        on: [this.bucketArn],
        except: [this.lake.deployRoleArn],
      }),
    );
    this.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN);
    if (log === undefined) return;
    this.resource.loggingConfiguration = {
      destinationBucketName: log.to.bucketName,
      logFilePrefix: log.prefix,
    };
    log.to.receiveFrom(this.bucketArn, log.prefix);
  }

  /** The resource itself, for what the L2 has no property for. */
  get resource(): CfnBucket {
    const resource = this.node.defaultChild;
    if (!(resource instanceof CfnBucket)) throw new Error(`${this.node.path} is no bucket`);
    return resource;
  }
}
