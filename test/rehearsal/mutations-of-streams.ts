import { DEFAULT_CONFIG } from '../../lib/config';
import type { Mutation } from './mutation';
import { type Draft, drop, type Editable, inside, put, rewrite } from './template-draft';

const STREAM = 'AWS::KinesisFirehose::DeliveryStream';
const LAMBDA = 'AWS::Lambda::Function';

/** Every PHI rule switched off. */
const NO_GUARD = JSON.stringify(
  Object.fromEntries(Object.keys(DEFAULT_CONFIG.guard.rules).map((rule) => [rule, 'off'])),
);

const stream = (draft: Draft, tier = 'clinical'): Editable => draft.find(STREAM, `/tier=${tier}/`);
const s3 = (draft: Draft): Editable => inside(stream(draft), 'ExtendedS3DestinationConfiguration');
const variables = (draft: Draft, ...holding: readonly string[]): Editable =>
  inside(draft.find(LAMBDA, ...holding), 'Environment', 'Variables');
const route = (draft: Draft): Editable =>
  inside(
    draft.findWhere(LAMBDA, ({ Environment: set }) => {
      const text = JSON.stringify(set ?? {});
      return text.includes('LAKE_RULES') && !text.includes('"TIER"');
    }),
    'Environment',
    'Variables',
  );
const transform = (draft: Draft): Editable => variables(draft, '"TIER":"clinical"');

/** Streams and functions that do not fit each other, or what comes before and after them. */
export const streamMutations: readonly Mutation[] = [
  {
    name: 'a template refers to a resource that is not there',
    expected: 'template',
    mutate: (draft) => put(s3(draft), 'RoleARN', { 'Fn::GetAtt': ['NoSuchRole', 'Arn'] }),
  },
  {
    name: 'a tier has no stream: its name is another',
    expected: 'stream_missing',
    mutate: (draft) => put(stream(draft), 'DeliveryStreamName', 'audit-lake-clinical'),
  },
  {
    name: 'route does not know the stream of a tier',
    expected: 'stream_missing',
    mutate: (draft) => drop(route(draft), 'STREAM_SUD'),
  },
  {
    name: 'a transform moves events to a stream that is not there',
    expected: 'stream_missing',
    mutate: (draft) => put(transform(draft), 'STREAM_SUD', 'audit-lake-elsewhere'),
  },
  {
    name: 'a transform serves another tier than its stream',
    expected: 'tier_incomplete',
    mutate: (draft) => put(transform(draft), 'TIER', 'sud'),
  },
  {
    name: 'two tiers share one key',
    expected: 'tier_shared',
    mutate(draft) {
      const { DeliveryStreamEncryptionConfigurationInput: own, ExtendedS3DestinationConfiguration: to } =
        stream(draft, 'sud');
      stream(draft).DeliveryStreamEncryptionConfigurationInput = own;
      s3(draft).EncryptionConfiguration = (to as Editable).EncryptionConfiguration;
    },
  },
  {
    name: 'a stream is encrypted with another key than its objects',
    expected: 'encryption',
    mutate(draft) {
      stream(draft).DeliveryStreamEncryptionConfigurationInput = stream(
        draft,
        'sud',
      ).DeliveryStreamEncryptionConfigurationInput;
    },
  },
  {
    name: 'a function has no such handler',
    expected: 'function_missing',
    mutate: (draft) => put(draft.find(LAMBDA, '"TIER":"clinical"'), 'Handler', 'main.handler'),
  },
  {
    name: 'a function has no rules in its environment',
    expected: 'function_failed',
    mutate: (draft) => put(transform(draft), 'LAKE_RULES', '{'),
  },
  {
    name: 'a function refuses less than the configuration says',
    expected: 'counts',
    mutate: (draft) =>
      rewrite(variables(draft, '"TIER":"standard"'), 'LAKE_RULES', '"guard":{}', `"guard":${NO_GUARD}`),
  },
  {
    name: 'a function classifies otherwise than the configuration says',
    expected: 'rows',
    mutate: (draft) => rewrite(transform(draft), 'LAKE_RULES', ' progressnote ', ' '),
  },
  {
    name: 'a queue may not tell which messages failed',
    expected: 'source_setting',
    mutate: (draft) => drop(draft.find('AWS::Lambda::EventSourceMapping'), 'FunctionResponseTypes'),
  },
  {
    name: 'a queue keeps nothing of what cannot be passed on',
    expected: 'source_setting',
    mutate: (draft) => drop(draft.find('AWS::SQS::Queue', 'RedrivePolicy'), 'RedrivePolicy'),
  },
  {
    name: 'log groups may not call route',
    expected: 'source_setting',
    mutate: (draft) =>
      put(draft.find('AWS::Lambda::Permission', 'logs.'), 'Principal', 'events.amazonaws.com'),
  },
  {
    name: 'an asynchronous call that fails for good goes nowhere',
    expected: 'source_setting',
    mutate: (draft) => drop(draft.find('AWS::Lambda::EventInvokeConfig', 'OnFailure'), 'DestinationConfig'),
  },
  {
    name: 'a function may never run',
    expected: 'function_failed',
    mutate: (draft) => put(draft.find(LAMBDA, '"TIER":"clinical"'), 'ReservedConcurrentExecutions', 0),
  },
  {
    name: 'a transform may run longer than its stream waits',
    expected: 'stream_setting',
    mutate: (draft) => put(draft.find(LAMBDA, '"TIER":"clinical"'), 'Timeout', 900),
  },
  {
    name: 'a stream tells nobody of its errors',
    expected: 'stream_setting',
    mutate: (draft) => drop(s3(draft), 'CloudWatchLoggingOptions'),
  },
  {
    name: 'a stream is made before its role may do anything',
    expected: 'stream_setting',
    mutate(draft) {
      const own = stream(draft);
      const resources = draft.stacks.flatMap(({ template }) => Object.values(template.Resources as object));
      drop(resources.find(({ Properties }: Editable) => Properties === own) as Editable, 'DependsOn');
    },
  },
  {
    name: 'a stream keeps a copy of what it was sent',
    expected: 'stream_setting',
    mutate: (draft) => put(s3(draft), 'S3BackupMode', 'Enabled'),
  },
  {
    name: 'the prefix uses a partition key that the function does not return',
    expected: 'partition_key',
    mutate: (draft) => rewrite(s3(draft), 'Prefix', 'Lambda:event_date', 'Lambda:day'),
  },
  {
    name: 'the prefix says another tier than the function returns',
    expected: 'partition_key',
    mutate: (draft) => rewrite(s3(draft), 'Prefix', 'tier=clinical', 'tier=sud'),
  },
  {
    name: 'the prefix leaves the partition out',
    expected: 'partition_key',
    mutate: (draft) => put(s3(draft), 'Prefix', 'events/tier=clinical/'),
  },
  {
    name: 'the prefix has an expression that Firehose does not know',
    expected: 'prefix',
    mutate: (draft) => rewrite(s3(draft), 'Prefix', 'partitionKeyFromLambda:event_date', 'lambda:event_date'),
  },
  {
    name: 'the prefix names the partition otherwise than the table',
    expected: 'not_projected',
    mutate: (draft) => rewrite(s3(draft), 'Prefix', 'event_date=!', 'day=!'),
  },
  {
    name: 'the error prefix does not say what failed',
    expected: 'prefix',
    mutate: (draft) => rewrite(errors(draft), 'ErrorOutputPrefix', '/!{firehose:error-output-type}', ''),
  },
  {
    name: 'the error prefix of a tier that refuses nothing today has an expression of partitions',
    expected: 'prefix',
    mutate: (draft) =>
      rewrite(
        inside(stream(draft, 'psychotherapy'), 'ExtendedS3DestinationConfiguration'),
        'ErrorOutputPrefix',
        'timestamp:yyyy-MM-dd',
        'partitionKeyFromLambda:event_date',
      ),
  },
  {
    name: 'the error prefix lies where the quarantine table cannot read',
    expected: 'quarantine_unreadable',
    mutate: (draft) => rewrite(errors(draft), 'ErrorOutputPrefix', 'received_date=', 'day='),
  },
  {
    name: 'dynamic partitioning is off',
    expected: 'stream_setting',
    mutate: (draft) => put(inside(s3(draft), 'DynamicPartitioningConfiguration'), 'Enabled', false),
  },
  {
    name: 'the buffer is too small for partitions',
    expected: 'stream_setting',
    mutate: (draft) => put(inside(s3(draft), 'BufferingHints'), 'SizeInMBs', 32),
  },
];

function errors(draft: Draft): Editable {
  return inside(draft.find(STREAM, '/tier=standard/'), 'ExtendedS3DestinationConfiguration');
}
