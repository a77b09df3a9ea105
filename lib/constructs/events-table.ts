import { Aws } from 'aws-cdk-lib';
import { type CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { LakeConfig } from '../config';
import { COLUMNS, PARTITION_COLUMN } from '../core/columns';
import type { TierName } from '../core/tiers';
import { dateProjection } from './date-projection';

export const EVENTS_TABLE = 'events';

export interface EventsTableProps {
  readonly tier: TierName;
  readonly database: CfnDatabase;
  readonly vault: IBucket;
  readonly clock: LakeConfig['clock'];
}

/**
 * A tier's stored events as Athena reads them and as Firehose writes them: record format conversion takes its
 * columns from this table ("Convert input data format in Amazon Data Firehose"), so both follow COLUMNS. The
 * partition is no column of the file. A column that older files lack is null in them.
 */
export class EventsTable extends CfnTable {
  constructor(scope: Construct, id: string, { tier, database, vault, clock }: EventsTableProps) {
    const location = `s3://${vault.bucketName}/events/tier=${tier}/`;
    super(scope, id, {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: database.ref,
      tableInput: {
        name: EVENTS_TABLE,
        description: `Audit events of tier ${tier}, as delivered: an event that was sent twice stands here twice`,
        tableType: 'EXTERNAL_TABLE',
        parameters: {
          EXTERNAL: 'TRUE',
          classification: 'parquet',
          ...dateProjection(PARTITION_COLUMN.name, location, clock),
        },
        partitionKeys: [
          { name: PARTITION_COLUMN.name, type: PARTITION_COLUMN.type, comment: PARTITION_COLUMN.says },
        ],
        storageDescriptor: {
          columns: COLUMNS.map(({ name, type, says }) => ({ name, type, comment: says })),
          location,
          inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
          serdeInfo: {
            serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
            parameters: { 'serialization.format': '1' },
          },
        },
      },
    });
  }
}
