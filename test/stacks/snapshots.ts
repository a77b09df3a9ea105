import { at, isArray, isObject, type Json, listAt, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';

type Facts = (resource: Resource) => readonly (Json | undefined)[];

const props =
  (...paths: readonly string[]): Facts =>
  ({ properties }) =>
    paths.flatMap((path) => {
      const value = at(properties, ...path.split('.'));
      return value === undefined ? [] : [{ [path.split('.').at(-1) ?? path]: value }];
    });

/** Each statement as one word: what it says, by its name, or else its actions. */
const statements = (document: Json | undefined): readonly string[] =>
  listAt(document, 'Statement').map((statement) => {
    const name = textAt(statement, 'Sid') ?? listAt(statement, 'Action').join('+');
    return at(statement, 'Effect') === 'Deny' ? `not:${name}` : name;
  });

const SSE = 'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault';
const DESTINATION = 'ExtendedS3DestinationConfiguration';
const ANSWERS = 'WorkGroupConfiguration';

/** What of a resource decides who can do what, and for how long; other types are counted only. */
const FACTS: Readonly<Record<string, Facts>> = {
  'AWS::S3::Bucket': (bucket) => [
    ...props(`${SSE}.KMSMasterKeyID`, 'ObjectLockConfiguration.Rule.DefaultRetention')(bucket),
    ...listAt(bucket.properties, 'LifecycleConfiguration', 'Rules').flatMap((rule) => {
      const days = at(rule, 'ExpirationInDays');
      return days === undefined ? [] : [`${textAt(rule, 'Prefix') ?? 'all'} ends after ${days} days`];
    }),
  ],
  'AWS::S3::BucketPolicy': ({ properties }) => statements(properties.PolicyDocument),
  'AWS::KMS::Key': ({ properties }) => statements(properties.KeyPolicy),
  'AWS::SQS::QueuePolicy': ({ properties }) => statements(properties.PolicyDocument),
  'AWS::SNS::TopicPolicy': ({ properties }) => statements(properties.PolicyDocument),
  'AWS::IAM::ManagedPolicy': ({ properties }) => statements(properties.PolicyDocument),
  'AWS::IAM::Role': ({ properties }) => [
    at(properties, 'AssumeRolePolicyDocument', 'Statement', 0, 'Principal'),
    at(properties, 'AssumeRolePolicyDocument', 'Statement', 0, 'Condition'),
  ],
  'AWS::KMS::Alias': props('AliasName'),
  'AWS::Logs::LogGroup': props('KmsKeyId', 'RetentionInDays'),
  'AWS::SQS::Queue': props('KmsMasterKeyId', 'MessageRetentionPeriod', 'RedrivePolicy.maxReceiveCount'),
  'AWS::SNS::Topic': props('KmsMasterKeyId'),
  'AWS::Lambda::Function': props('Runtime', 'Timeout', 'MemorySize', 'ReservedConcurrentExecutions'),
  'AWS::Lambda::Permission': props('Principal', 'SourceArn', 'SourceAccount'),
  'AWS::KinesisFirehose::DeliveryStream': props(
    'DeliveryStreamEncryptionConfigurationInput.KeyARN',
    `${DESTINATION}.Prefix`,
    `${DESTINATION}.ErrorOutputPrefix`,
    `${DESTINATION}.EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN`,
  ),
  'AWS::Athena::WorkGroup': props(
    `${ANSWERS}.EnforceWorkGroupConfiguration`,
    `${ANSWERS}.BytesScannedCutoffPerQuery`,
    `${ANSWERS}.ResultConfiguration.EncryptionConfiguration.KmsKey`,
  ),
  'AWS::CloudTrail::Trail': props('KMSKeyId', 'IsMultiRegionTrail', 'EnableLogFileValidation'),
  'AWS::EC2::VPCEndpoint': ({ properties }) => [
    properties.ServiceName,
    ...listAt(properties, 'PolicyDocument', 'Statement').map((one) => listAt(one, 'Action').join('+')),
  ],
  'AWS::EC2::SecurityGroup': props('SecurityGroupIngress', 'SecurityGroupEgress'),
  'AWS::EC2::SecurityGroupIngress': props('SourceSecurityGroupId', 'FromPort', 'ToPort'),
  'AWS::EC2::SecurityGroupEgress': props('DestinationSecurityGroupId', 'FromPort', 'ToPort'),
  'AWS::Events::Rule': props('EventPattern'),
};

/** A stack in a few lines, sorted: names without their hashes, references by name, the rest counted by type. */
export function outlineOf(templates: TemplateSet, stack: string): readonly string[] {
  const own = templates.resources.filter((one) => one.stack === stack);
  const mask = masker(templates);
  const told = own.flatMap((one) => {
    const facts = FACTS[one.type]?.(one);
    if (facts === undefined) return [];
    const text = facts.flatMap((fact) => (fact === undefined ? [] : [compact(fact)])).join(', ');
    return [`${short(one.type)} ${plain(one.logicalId)}: ${mask(text)}`];
  });
  const counted = [...new Set(own.map(({ type }) => type))]
    .filter((type) => FACTS[type] === undefined)
    .map((type) => `${own.filter((one) => one.type === type).length} x ${short(type)}`);
  return [...told.sort(), ...counted.sort()];
}

const short = (type: string): string => type.replace(/^AWS::/, '');
const plain = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

function compact(fact: Json): string {
  if (isArray(fact)) return `[${fact.map(compact).join(' ')}]`;
  if (!isObject(fact)) return String(fact);
  const members = Object.entries(fact).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${compact(value)}`],
  );
  return members.length === 1 ? members.join() : `{${members.join(' ')}}`;
}

/** Puts the name of a resource in place of whatever refers to it. */
function masker(templates: TemplateSet): (text: string) => string {
  const names = templates.resources
    .flatMap(({ ref, arn, logicalId }) =>
      [ref, arn].map((id) => [id ?? '', `<${plain(logicalId)}>`] as const),
    )
    .filter(([id]) => id.length > 12)
    .sort(([a], [b]) => b.length - a.length);
  return (text) => names.reduce((masked, [id, name]) => masked.replaceAll(id, name), text);
}
