import { createHash } from 'node:crypto';
import type { Engine } from '../../lib/local/lake/engine';
import { listAt, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';
import type { BucketStore } from './bucket-store';
import { checkMembers, convertRows, tableColumns } from './convert-rows';
import type { Report } from './finding';
import { formatTime } from './firehose-time';
import type { TierParts } from './lake-parts';
import { evaluatePrefix } from './object-prefix';
import type { Permissions } from './permissions';
import { placeRows } from './place-rows';
import { refusedRecord } from './refused-record';
import type { Transformed, TransformedStream } from './transform-records';

export interface Delivering {
  readonly templates: TemplateSet;
  readonly engine: Engine;
  readonly store: BucketStore;
  readonly permissions: Permissions;
  readonly report: Report;
}

/** Writes a stream's rows as Parquet, and what its function refused as error records, to the landing bucket. */
export async function deliverStream(
  delivering: Delivering,
  parts: TierParts,
  { rows, refused }: TransformedStream,
): Promise<void> {
  const { engine, store, report } = delivering;
  await needService(delivering, parts);
  const columns = tableColumns(parts.table, report);
  checkMembers(
    parts.table,
    rows.map(({ data }) => data),
    report,
  );
  const placed = [...placeRows(parts, rows, report)].flatMap(([prefix, held]) =>
    cut(held, parts.destination.objectBytes).map((part) => ({ prefix, part })),
  );
  for (const [index, { prefix, part }] of placed.entries()) {
    const key = `${prefix}${objectName(parts.stream, part[0]?.arrival ?? 0, index)}.parquet`;
    if (!(await mayPut(delivering, parts, key))) continue;
    const staged = store.stage(`${parts.tier}-${index}.ndjson`, part.map(({ data }) => data).join(''));
    const file = store.pathOf(parts.landing, key);
    if (!(await convertRows(engine, parts.table, columns, staged, file, report))) return;
    const { landing: bucket, key: encryptedWith, tier } = parts;
    store.add({
      bucket,
      key,
      file,
      tier,
      kind: 'events',
      isReplica: false,
      count: part.length,
      encryptedWith,
    });
  }
  await deliverRefused(delivering, parts, refused);
}

async function deliverRefused(
  delivering: Delivering,
  parts: TierParts,
  refused: TransformedStream['refused'],
): Promise<void> {
  const { stream, destination, landing: bucket, tier, key: encryptedWith } = parts;
  const arrival = refused[0]?.arrival ?? 0;
  const place = evaluatePrefix(destination.errorPrefix, {
    errorType: 'processing-failed',
    arrival,
    zone: destination.zone,
  });
  if (!place.ok || !destination.errorPrefix.includes('!{firehose:error-output-type}')) {
    delivering.report('prefix', {
      at: stream,
      property: 'ExtendedS3DestinationConfiguration/ErrorOutputPrefix',
      expected: 'expressions that an error prefix may have, firehose:error-output-type among them',
      found: place.ok ? destination.errorPrefix : place.expression,
    });
    return;
  }
  // Looked at whether or not something was refused today: the first refusal must find its place.
  if (refused.length === 0) return;
  const key = `${place.text}${objectName(stream, arrival, 0)}`;
  if (!(await mayPut(delivering, parts, key))) return;
  const lambdaArn = `${parts.transform.lambda.arn}:$LATEST`;
  const content = refused.map((record) => `${refusedRecord(record, lambdaArn)}\n`).join('');
  const file = delivering.store.pathOf(bucket, key);
  delivering.store.write(file, content);
  delivering.store.add({
    bucket,
    key,
    file,
    tier,
    kind: 'refused',
    isReplica: false,
    count: refused.length,
    encryptedWith,
  });
}

/** "Controlling access with Amazon Data Firehose": what the role needs whatever is written. */
async function needService(
  { templates, permissions, report }: Delivering,
  { stream, destination, deliver: by, landing, transform, table }: TierParts,
): Promise<void> {
  const { need, needTrust } = permissions;
  const account = stream.arn?.split(':')[4] ?? '';
  await needTrust('firehose.amazonaws.com', by, {
    'sts:ExternalId': account,
    'aws:SourceArn': stream.arn ?? '',
  });
  const bucketActions = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];
  for (const action of bucketActions) await need({ by, action, on: landing.arn ?? '' });
  await need({ by, action: 'lambda:GetFunctionConfiguration', on: transform.lambda.arn ?? '' });
  const glue = stream.arn?.replace(':firehose:', ':glue:').replace(/:deliverystream\/.*/, '') ?? '';
  const reader = templates.named('AWS::IAM::Role', destination.table?.roleArn ?? '') ?? by;
  const { database, name } = destination.table ?? { database: '', name: '' };
  // A table is reached through its database and the catalog: each must allow it ("Resource ARNs in AWS Glue").
  for (const action of ['glue:GetTable', 'glue:GetTableVersion', 'glue:GetTableVersions']) {
    for (const part of ['catalog', `database/${database}`, `table/${database}/${name}`]) {
      await need({ by: reader, action, on: `${glue}:${part}` });
    }
  }
  mustBeReadable(stream, table, report);
  const { log } = destination;
  if (log === undefined) return;
  const group = templates.named('AWS::Logs::LogGroup', log.group);
  await need({
    by,
    action: 'logs:PutLogEvents',
    on: `${(group?.arn ?? '').replace(/:\*$/, '')}:log-stream:${log.stream}`,
  });
}

/** Firehose takes the columns of the table; a partition among them would be written twice ("Enable record format conversion"). */
function mustBeReadable(stream: Resource, table: Resource, report: Report): void {
  const input = table.properties.TableInput;
  const keys = new Set(listAt(input, 'PartitionKeys').map((key) => textAt(key, 'Name')));
  const doubled = listAt(input, 'StorageDescriptor', 'Columns')
    .map((column) => textAt(column, 'Name') ?? '')
    .filter((name) => keys.has(name));
  if (doubled.length === 0) return;
  report('conversion', {
    at: table,
    property: 'TableInput/PartitionKeys',
    expected: `no column of the file that ${stream.ref} writes`,
    found: doubled.join(', '),
  });
}

async function mayPut(
  { permissions }: Delivering,
  { deliver: by, landing, key, destination }: TierParts,
  objectKey: string,
): Promise<boolean> {
  const on = `${landing.arn}/${objectKey}`;
  const context = {
    's3:x-amz-server-side-encryption': 'aws:kms',
    's3:x-amz-server-side-encryption-aws-kms-key-id': destination.keyArn ?? '',
  };
  const put = await permissions.need({ by, action: 's3:PutObject', on, context });
  const abort = await permissions.need({ by, action: 's3:AbortMultipartUpload', on });
  // Objects of this size go up in parts, which need both ("Uploading and copying objects using multipart upload").
  const actions = ['kms:GenerateDataKey', 'kms:Decrypt'];
  const seal = await permissions.needKey(by, actions, key, { bucket: landing, key: objectKey });
  return put && abort && seal;
}

/** "Amazon S3 object name format", with a random part that is the same in every rehearsal. */
function objectName(stream: Resource, arrival: number, index: number): string {
  const drawn = createHash('sha256').update(`${stream.ref} ${index}`).digest('hex');
  const uuid = drawn.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  return `${stream.ref}-1-${formatTime('yyyy-MM-dd-HH-mm-ss', arrival, 'UTC')}-${uuid}`;
}

/** As much as the stream gathers for one object. */
function cut(rows: readonly Transformed[], most: number): readonly (readonly Transformed[])[] {
  const parts: Transformed[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (bytes + row.data.length > most) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(row);
    bytes += row.data.length;
  }
  return parts;
}
