import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { TierName } from '../core/tiers';
import { acknowledgeWildcards } from './acknowledge-wildcards';
import { throughS3 } from './key-use';
import { LakeRole } from './lake-role';

export interface DeliveryRoleProps {
  readonly tier: TierName;
  readonly streamArn: string;
  readonly key: IKey;
  readonly landing: IBucket;
  readonly databaseName: string;
  readonly tableName: string;
  readonly transform: IFunction;
  readonly logGroup: ILogGroup;
}

/**
 * What Amazon Data Firehose does for one tier's stream ("Controlling access with Amazon Data Firehose"): it writes
 * events and refusals of its tier under the tier's key, calls the tier's transform and reads the schema of the
 * tier's table. It reads no object and deletes none: the document's list has s3:GetObject, of which delivery of new
 * objects shows no need (live).
 *
 * The document asks for the account as external id. `aws:SourceArn` it does not promise, so the stream is compared
 * where the service names it (live).
 */
export class DeliveryRole extends LakeRole {
  constructor(scope: Construct, id: string, props: DeliveryRoleProps) {
    const { tier, landing } = props;
    const written = ['events', 'quarantine'].map((part) => landing.arnForObjects(`${part}/tier=${tier}/*`));
    super(scope, id, {
      name: `deliver-${tier}`,
      description: `Firehose, tier ${tier}: writes events and refusals to the landing bucket`,
      assumedBy: new ServicePrincipal('firehose.amazonaws.com', {
        conditions: {
          StringEquals: { 'sts:ExternalId': Aws.ACCOUNT_ID },
          ArnEqualsIfExists: { 'aws:SourceArn': props.streamArn },
        },
      }),
      statements: [
        new PolicyStatement({
          sid: 'WriteObjects',
          actions: ['s3:PutObject', 's3:AbortMultipartUpload'],
          resources: written,
        }),
        new PolicyStatement({
          sid: 'FindBucket',
          actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
          resources: [landing.bucketArn],
        }),
        // A multipart upload needs kms:Decrypt too ("Uploading and copying objects using multipart upload").
        new PolicyStatement({
          sid: 'SealObjects',
          actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
          resources: [props.key.keyArn],
          // With a bucket key the context is the bucket, without one the object.
          conditions: throughS3([landing.bucketArn, ...written]),
        }),
        new PolicyStatement({
          sid: 'CallTransform',
          actions: ['lambda:InvokeFunction', 'lambda:GetFunctionConfiguration'],
          resources: [props.transform.functionArn, `${props.transform.functionArn}:$LATEST`],
        }),
        new PolicyStatement({
          sid: 'ReadSchema',
          actions: ['glue:GetTable', 'glue:GetTableVersion', 'glue:GetTableVersions'],
          resources: [
            'catalog',
            `database/${props.databaseName}`,
            `table/${props.databaseName}/${props.tableName}`,
          ].map((part) => `arn:${Aws.PARTITION}:glue:${Aws.REGION}:${Aws.ACCOUNT_ID}:${part}`),
        }),
        // The ARN attribute of a log group ends in `:*`: its streams, and nothing else.
        new PolicyStatement({
          sid: 'OwnLog',
          actions: ['logs:PutLogEvents'],
          resources: [props.logGroup.logGroupArn],
        }),
      ],
    });
    acknowledgeWildcards(this.policy, {
      [`/events/tier=${tier}/*`]: 'Firehose names the objects; the prefix is that of the events of one tier',
      [`/quarantine/tier=${tier}/*`]:
        'Firehose names the objects; the prefix is that of the refusals of one tier',
    });
  }
}
