import { Aws } from 'aws-cdk-lib';
import { type CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { LakeConfig } from '../config';
import type { TierName } from '../core/tiers';
import { dateProjection } from './date-projection';

export const QUARANTINE_TABLE = 'quarantine';

const RECEIVED_DATE = {
  name: 'received_date',
  type: 'string',
  says: 'UTC date on which it arrived',
} as const;

/**
 * A record that Firehose could not process ("Handle data transformation failure", Amazon Data Firehose Developer
 * Guide). Glue knows lower case only; the SerDe finds a member whatever its case, so `lambdaArn` and `lambdaARN`
 * are one column.
 */
// biome-ignore format: a table, one column a line
const RECORD = [
  { name: 'attemptsmade', type: 'bigint', says: 'how often the transformation was tried' },
  { name: 'arrivaltimestamp', type: 'bigint', says: 'when it arrived, epoch milliseconds' },
  { name: 'errorcode', type: 'string', says: "the refusal's reason, or the service's own error code" },
  { name: 'errormessage', type: 'string', says: 'where and why, never the value' },
  { name: 'attemptendingtimestamp', type: 'bigint', says: 'when the last attempt ended, epoch milliseconds' },
  { name: 'rawdata', type: 'string', says: 'the refused bytes in base64: may be PHI' },
  { name: 'lambdaarn', type: 'string', says: 'version of the function that refused it' },
] as const;

export interface QuarantineTableProps {
  readonly tier: TierName;
  readonly database: CfnDatabase;
  readonly landing: IBucket;
  readonly clock: LakeConfig['clock'];
}

/**
 * A tier's refused records. A malformed one is a row of nulls instead of the end of the query; of records written
 * one behind the other on a line the SerDe may read the first only (live), so this table is for looking, and counts
 * come from the delivery's metrics. Reading it needs the bucket's and the key's consent, like every table here.
 */
export class QuarantineTable extends CfnTable {
  constructor(scope: Construct, id: string, { tier, database, landing, clock }: QuarantineTableProps) {
    const location = `s3://${landing.bucketName}/quarantine/tier=${tier}/`;
    super(scope, id, {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: database.ref,
      tableInput: {
        name: QUARANTINE_TABLE,
        description: `Refused records of tier ${tier}`,
        tableType: 'EXTERNAL_TABLE',
        parameters: {
          EXTERNAL: 'TRUE',
          classification: 'json',
          ...dateProjection(RECEIVED_DATE.name, location, clock),
        },
        partitionKeys: [{ name: RECEIVED_DATE.name, type: RECEIVED_DATE.type, comment: RECEIVED_DATE.says }],
        storageDescriptor: {
          columns: RECORD.map(({ name, type, says }) => ({ name, type, comment: says })),
          location,
          inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: {
            serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe',
            parameters: { 'case.insensitive': 'true', 'ignore.malformed.json': 'true' },
          },
        },
      },
    });
  }
}
