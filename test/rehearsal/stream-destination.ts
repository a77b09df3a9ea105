import { at, type Json, listAt, textAt } from '../cloud/json';
import type { Resource } from '../cloud/template-set';
import type { Report } from './finding';

/** What a delivery stream's template says about where and how it writes, in the words of the service. */
export interface Destination {
  readonly bucketArn: string;
  readonly roleArn: string;
  readonly prefix: string;
  readonly errorPrefix: string;
  readonly zone: string;
  /** Bytes gathered for one object. */
  readonly objectBytes: number;
  readonly keyArn: string | undefined;
  readonly transform: { readonly lambdaArn: string; readonly bufferBytes: number } | undefined;
  readonly table: { readonly database: string; readonly name: string; readonly roleArn: string } | undefined;
  readonly isPartitioned: boolean;
  readonly log: { readonly group: string; readonly stream: string } | undefined;
}

const MIB = 1024 * 1024;
const AT = 'ExtendedS3DestinationConfiguration';

export function destinationOf(stream: Resource): Destination {
  const s3 = at(stream.properties, AT);
  const processor = listAt(s3, 'ProcessingConfiguration', 'Processors').find(
    (one) => textAt(one, 'Type') === 'Lambda',
  );
  const conversion = at(s3, 'DataFormatConversionConfiguration');
  const lambdaArn = parameter(processor, 'LambdaArn');
  const isTransformed = at(s3, 'ProcessingConfiguration', 'Enabled') === true && lambdaArn !== undefined;
  const logs = at(s3, 'CloudWatchLoggingOptions');
  return {
    bucketArn: textAt(s3, 'BucketARN') ?? '',
    roleArn: textAt(s3, 'RoleARN') ?? '',
    prefix: textAt(s3, 'Prefix') ?? '',
    errorPrefix: textAt(s3, 'ErrorOutputPrefix') ?? '',
    zone: textAt(s3, 'CustomTimeZone') ?? 'UTC',
    objectBytes: numberAt(s3, 5, 'BufferingHints', 'SizeInMBs') * MIB,
    keyArn: textAt(s3, 'EncryptionConfiguration', 'KMSEncryptionConfig', 'AWSKMSKeyARN'),
    transform: isTransformed
      ? {
          lambdaArn: lambdaArn.replace(/:\$LATEST$/, ''),
          bufferBytes: Number(parameter(processor, 'BufferSizeInMBs') ?? '1') * MIB,
        }
      : undefined,
    table:
      at(conversion, 'Enabled') === true
        ? {
            database: textAt(conversion, 'SchemaConfiguration', 'DatabaseName') ?? '',
            name: textAt(conversion, 'SchemaConfiguration', 'TableName') ?? '',
            roleArn: textAt(conversion, 'SchemaConfiguration', 'RoleARN') ?? '',
          }
        : undefined,
    isPartitioned: at(s3, 'DynamicPartitioningConfiguration', 'Enabled') === true,
    log:
      at(logs, 'Enabled') === true
        ? { group: textAt(logs, 'LogGroupName') ?? '', stream: textAt(logs, 'LogStreamName') ?? '' }
        : undefined,
  };
}

interface Rule {
  readonly property: string;
  readonly expected: string;
  /** What is found instead, or undefined when the rule holds. */
  readonly broken: (destination: Destination, s3: Json | undefined) => string | undefined;
}

const is = (holds: boolean, found: string): string | undefined => (holds ? undefined : found);

/** What the service refuses, or does otherwise than the lake needs ("ExtendedS3DestinationConfiguration"). */
const RULES: readonly Rule[] = [
  {
    property: 'ProcessingConfiguration',
    expected: 'a Lambda processor: nothing else validates an event',
    broken: ({ transform }) => is(transform !== undefined, 'none is enabled'),
  },
  {
    property: 'ProcessingConfiguration/BufferSizeInMBs',
    expected: '0.2 to 3 MiB: the request and the answer of a function end at 6 MB with base64 counted',
    broken: ({ transform }) => {
      const size = (transform?.bufferBytes ?? MIB) / MIB;
      return is(size >= 0.2 && size <= 3, `${size} MiB`);
    },
  },
  {
    property: 'DataFormatConversionConfiguration',
    expected: 'enabled, with a table: the vault holds Parquet',
    broken: ({ table }) => is(table !== undefined, 'not enabled'),
  },
  {
    property: 'DataFormatConversionConfiguration/InputFormatConfiguration',
    expected: 'OpenXJsonSerDe, with keys in lower case as the columns are',
    broken: (_, s3) => {
      const serde = at(
        s3,
        ...[
          'DataFormatConversionConfiguration',
          'InputFormatConfiguration',
          'Deserializer',
          'OpenXJsonSerDe',
        ],
      );
      return is(serde !== undefined && at(serde, 'CaseInsensitive') !== false, 'another reader');
    },
  },
  {
    property: 'DataFormatConversionConfiguration/OutputFormatConfiguration',
    expected: 'ParquetSerDe',
    broken: (_, s3) =>
      is(
        at(
          s3,
          'DataFormatConversionConfiguration',
          'OutputFormatConfiguration',
          'Serializer',
          'ParquetSerDe',
        ) !== undefined,
        'another writer',
      ),
  },
  {
    property: 'CompressionFormat',
    expected: 'UNCOMPRESSED beside a conversion: Parquet compresses by itself',
    broken: (_, s3) => {
      const format = textAt(s3, 'CompressionFormat') ?? 'UNCOMPRESSED';
      return is(format === 'UNCOMPRESSED', format);
    },
  },
  {
    property: 'CloudWatchLoggingOptions',
    expected: 'enabled, with a log group and a stream of it: else a delivery that fails says nothing',
    broken: ({ log }) => is(log !== undefined && log.group !== '' && log.stream !== '', 'not enabled'),
  },
  {
    property: 'S3BackupMode',
    expected: 'Disabled: a backup holds every record as it came, refused ones too, where nothing guards them',
    broken: (_, s3) => {
      const mode = textAt(s3, 'S3BackupMode') ?? 'Disabled';
      return is(mode === 'Disabled', mode);
    },
  },
  {
    property: 'BufferingHints/SizeInMBs',
    expected: '64 to 128 with conversion and partitions',
    broken: ({ objectBytes }) => {
      const size = objectBytes / MIB;
      return is(size >= 64 && size <= 128, String(size));
    },
  },
  {
    property: 'BufferingHints/IntervalInSeconds',
    expected: '60 to 900',
    broken: (_, s3) => {
      const seconds = numberAt(s3, 300, 'BufferingHints', 'IntervalInSeconds');
      return is(seconds >= 60 && seconds <= 900, String(seconds));
    },
  },
];

export function checkSettings(stream: Resource, report: Report): void {
  const destination = destinationOf(stream);
  for (const { property, expected, broken } of RULES) {
    const found = broken(destination, at(stream.properties, AT));
    if (found !== undefined) {
      report('stream_setting', { at: stream, property: `${AT}/${property}`, expected, found });
    }
  }
}

function parameter(processor: Json | undefined, name: string): string | undefined {
  return textAt(
    listAt(processor, 'Parameters').find((one) => textAt(one, 'ParameterName') === name),
    'ParameterValue',
  );
}

function numberAt(value: Json | undefined, standard: number, ...path: readonly string[]): number {
  const found = at(value, ...path);
  return found === undefined ? standard : Number(found);
}
