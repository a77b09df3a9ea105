import { Duration } from 'aws-cdk-lib';
import { type IRole, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeWildcards, type WildcardReasons } from './acknowledge-wildcards';
import { constructId } from './construct-id';
import { humanTrust } from './human-trust';
import { lakeOf } from './lake-of';
import { LakeRole } from './lake-role';
import { TRAIL_READERS } from './reader-roles';

type OfficerName = Exclude<(typeof TRAIL_READERS)[number], 'security-analyst'>;

export interface TrailReadersProps {
  readonly bucket: IBucket;
  readonly key: IKey;
  readonly trailArn: string;
  /** Who reads events as well: their roles are there already. */
  readonly officers: Readonly<Record<OfficerName, IRole>>;
}

const DESCRIPTION = 'Reads the record of who did what with the lake';

const OFFICERS: WildcardReasons = {
  '/AWSLogs/*': 'CloudTrail names its files by account, region and day: this is all that it writes',
  '*': 'CloudTrail knows no narrower resource for these two, and they show neither a record nor an event',
};

const ANALYST: WildcardReasons = {
  '/AWSLogs/*':
    'Patterns are looked for in all that was done: every file of the trail, and of no other bucket',
  '*': 'Proving the files takes the trail and its public keys, which CloudTrail gives for the account alone',
};

/**
 * Who reads the trail's files: those who review access, and the security analyst, who looks for patterns in what was
 * done and reads no event at all. Bucket and key name the same roles.
 */
export class TrailReaders extends Construct {
  constructor(scope: Construct, id: string, { officers, ...trail }: TrailReadersProps) {
    super(scope, id);
    const { config } = lakeOf(this);
    for (const name of TRAIL_READERS) {
      const statements = trailStatements(trail);
      const policy =
        name === 'security-analyst'
          ? new LakeRole(this, constructId(name), {
              name,
              description: `Security analyst: ${DESCRIPTION.toLowerCase()}, and no event`,
              assumedBy: humanTrust(config),
              maxSessionDuration: Duration.hours(8),
              statements,
            }).policy
          : new ManagedPolicy(this, constructId(name, 'policy'), {
              roles: [officers[name]],
              description: DESCRIPTION,
              statements,
            });
      acknowledgeWildcards(policy, name === 'security-analyst' ? ANALYST : OFFICERS);
    }
  }
}

/**
 * To find, fetch and open the files, and to prove them ("Validating CloudTrail log file integrity with the AWS CLI":
 * it asks for the trail and for the keys of its digests).
 */
function trailStatements({ bucket, key, trailArn }: Omit<TrailReadersProps, 'officers'>): PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'FetchRecords',
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      resources: [bucket.arnForObjects('AWSLogs/*')],
    }),
    new PolicyStatement({
      sid: 'FindRecords',
      actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketVersions'],
      resources: [bucket.bucketArn],
    }),
    new PolicyStatement({
      sid: 'OpenRecords',
      actions: ['kms:Decrypt'],
      resources: [key.keyArn],
      conditions: {
        StringEquals: {
          'kms:ViaService': `s3.${lakeOf(bucket).region}.amazonaws.com`,
          'kms:EncryptionContext:aws:cloudtrail:arn': trailArn,
        },
      },
    }),
    new PolicyStatement({
      sid: 'ProveRecords',
      actions: ['cloudtrail:DescribeTrails', 'cloudtrail:ListPublicKeys'],
      resources: ['*'],
    }),
  ];
}
