import { Aws } from 'aws-cdk-lib';
import type { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, LogStream, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct as Base, type Construct } from 'constructs';
import type { Profile } from '../config';
import type { TierName } from '../core/tiers';
import { DeliveryRole } from './delivery-role';

/**
 * How much Firehose gathers for one object. Partitioning and conversion need 64 MiB at least, so time decides: with
 * 900 seconds a tier has 96 objects a day at most, with 300 it has 288. A small clinic gains from fewer objects
 * (each is replicated, locked for years and opened by every question about its day) and asks about last week; a
 * larger organisation fills its objects sooner anyway and wants its review nearer to the present.
 */
const BUFFERING: Readonly<Record<Profile, CfnDeliveryStream.BufferingHintsProperty>> = {
  clinic: { sizeInMBs: 128, intervalInSeconds: 900 },
  standard: { sizeInMBs: 128, intervalInSeconds: 300 },
};

/** A row is larger than its event, and the answer of a transform is limited to 6 MB: 1 MB in leaves room. */
const TRANSFORM_BUFFERING = { BufferSizeInMBs: '1', BufferIntervalInSeconds: '60', NumberOfRetries: '3' };

/** What cannot be partitioned for so long goes to the error prefix. */
const PARTITION_RETRY_SECONDS = 300;

export interface TierDeliveryProps {
  readonly tier: TierName;
  readonly streamName: string;
  readonly streamArn: string;
  readonly profile: Profile;
  readonly key: IKey;
  readonly operationsKey: IKey;
  readonly landing: IBucket;
  readonly database: CfnDatabase;
  readonly table: CfnTable;
  readonly transform: IFunction;
}

/**
 * One tier's delivery stream: encrypted with the tier's key from the first byte, transformed by the tier's function,
 * partitioned by the day that the function found in the event, converted to Parquet by the tier's table, and written
 * to the landing bucket under the tier's key. What the function refuses lands under the quarantine prefix.
 */
export class TierDelivery extends Base {
  readonly stream: CfnDeliveryStream;
  readonly role: DeliveryRole;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: TierDeliveryProps) {
    super(scope, id);
    const { tier, streamName, streamArn, key, landing, database, table, transform } = props;
    this.logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: props.operationsKey,
      retention: RetentionDays.ONE_YEAR,
    });
    const logStream = new LogStream(this, 'LogStream', { logGroup: this.logGroup });
    this.role = new DeliveryRole(this, 'Deliver', {
      tier,
      streamArn,
      key,
      landing,
      databaseName: database.ref,
      tableName: table.ref,
      transform,
      logGroup: this.logGroup,
    });
    const roleArn = this.role.role.roleArn;
    this.stream = new CfnDeliveryStream(this, 'Stream', {
      deliveryStreamName: streamName,
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: {
        keyType: 'CUSTOMER_MANAGED_CMK',
        keyArn: key.keyArn,
      },
      extendedS3DestinationConfiguration: {
        bucketArn: landing.bucketArn,
        roleArn,
        prefix: `events/tier=${tier}/event_date=!{partitionKeyFromLambda:event_date}/`,
        errorOutputPrefix: `quarantine/tier=${tier}/received_date=!{timestamp:yyyy-MM-dd}/!{firehose:error-output-type}/`,
        customTimeZone: 'UTC',
        bufferingHints: BUFFERING[props.profile],
        // Parquet compresses by itself; anything else here is refused beside a conversion.
        compressionFormat: 'UNCOMPRESSED',
        encryptionConfiguration: { kmsEncryptionConfig: { awskmsKeyArn: key.keyArn } },
        cloudWatchLoggingOptions: {
          enabled: true,
          logGroupName: this.logGroup.logGroupName,
          logStreamName: logStream.logStreamName,
        },
        // A backup would hold every event as it came, refused ones too, outside quarantine and vault.
        s3BackupMode: 'Disabled',
        dynamicPartitioningConfiguration: {
          enabled: true,
          retryOptions: { durationInSeconds: PARTITION_RETRY_SECONDS },
        },
        processingConfiguration: { enabled: true, processors: [transformProcessor(transform, roleArn)] },
        dataFormatConversionConfiguration: conversion(database, table, roleArn),
      },
    });
    // The stream is validated with the permissions of its role when it is made.
    this.stream.node.addDependency(this.role.policy);
  }
}

function transformProcessor(transform: IFunction, roleArn: string): CfnDeliveryStream.ProcessorProperty {
  const parameters = { LambdaArn: transform.functionArn, RoleArn: roleArn, ...TRANSFORM_BUFFERING };
  return {
    type: 'Lambda',
    parameters: Object.entries(parameters).map(([parameterName, parameterValue]) => ({
      parameterName,
      parameterValue,
    })),
  };
}

/** The rows' JSON into Parquet; the columns are those of the table, in the version that is current at the time. */
function conversion(
  database: CfnDatabase,
  table: CfnTable,
  roleArn: string,
): CfnDeliveryStream.DataFormatConversionConfigurationProperty {
  return {
    enabled: true,
    inputFormatConfiguration: { deserializer: { openXJsonSerDe: { caseInsensitive: true } } },
    outputFormatConfiguration: { serializer: { parquetSerDe: { compression: 'SNAPPY' } } },
    schemaConfiguration: {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: database.ref,
      tableName: table.ref,
      region: Aws.REGION,
      roleArn,
      versionId: 'LATEST',
    },
  };
}
