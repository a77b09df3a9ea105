import { TIERS } from '../../lib/core/tiers';
import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';

/** A rule over every resource of every stack, and the place that breaks it when it is broken on purpose. */
export interface LakeProperty {
  readonly says: string;
  /** What breaks the rule, as `stack/logicalId: what`; empty when the rule holds. */
  readonly offenders: (templates: TemplateSet) => readonly string[];
  /** One change to the templates that must make an offender. */
  readonly breakIt: readonly {
    readonly type: string;
    readonly id?: RegExp;
    readonly set: (properties: Draft) => void;
  }[];
}

/** Properties of a resource, to be changed. */
// biome-ignore lint/suspicious/noExplicitAny: a draft of arbitrary JSON that a test changes in one place
export type Draft = any;

const place = ({ stack, logicalId }: Resource): string => `${stack}/${logicalId}`;

function statementsOf(document: Json | undefined): readonly JsonObject[] {
  return listAt(document, 'Statement').filter(isObject);
}

/** Every policy document of the templates, with where it stands. */
function policies(
  templates: TemplateSet,
): readonly { readonly of: Resource; readonly document: Json | undefined }[] {
  return templates.resources.flatMap((of) =>
    [
      at(of.properties, 'PolicyDocument'),
      at(of.properties, 'AssumeRolePolicyDocument'),
      of.type === 'AWS::KMS::Key' ? at(of.properties, 'KeyPolicy') : undefined,
    ].flatMap((document) => (document === undefined ? [] : [{ of, document }])),
  );
}

function allowStatements(templates: TemplateSet) {
  return policies(templates).flatMap(({ of, document }) =>
    statementsOf(document)
      .filter(({ Effect }) => Effect === 'Allow')
      .map((statement) => ({ of, statement })),
  );
}

/** Actions that IAM's service authorization reference lists without resource types. */
const WITHOUT_RESOURCE: ReadonlySet<string> = new Set([
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'athena:ListWorkGroups',
  'kms:ListAliases',
  'kms:ListKeys',
]);

/** In the policy of a key, a bucket's, a queue's or a topic's own, `*` in a key's means the key itself. */
const isOwnPolicy = ({ type }: Resource): boolean => type === 'AWS::KMS::Key';

const HOLDS = ['s3:PutObjectRetention', 's3:PutObjectLegalHold'];

function tierNamedIn(text: string): string | undefined {
  return TIERS.find(({ name }) => text.toLowerCase().includes(name))?.name;
}

/** The tier whose key an ARN is, `operations` for the key of operations. */
function keyOwner(templates: TemplateSet, key: Json | undefined): string | undefined {
  if (typeof key !== 'string') return undefined;
  const found = templates
    .ofType('AWS::KMS::Key')
    .find(({ arn, ref }) => key === arn || key === ref || key.endsWith(`/${ref}`));
  if (found === undefined) return undefined;
  return tierNamedIn(found.logicalId) ?? (/operations/i.test(found.logicalId) ? 'operations' : undefined);
}

function bucketKey(bucket: Resource): Json | undefined {
  return at(
    bucket.properties,
    'BucketEncryption',
    'ServerSideEncryptionConfiguration',
    0,
    'ServerSideEncryptionByDefault',
    'KMSMasterKeyID',
  );
}

/** Every prefix of the bucket is expired by an enabled rule, and what is left of versions too. */
function isTransient({ properties }: Resource): boolean {
  const rules = listAt(properties, 'LifecycleConfiguration', 'Rules').filter(
    (rule) => at(rule, 'Status') === 'Enabled',
  );
  const expires = (rule: Json) => typeof at(rule, 'ExpirationInDays') === 'number';
  const clears = (rule: Json) =>
    typeof at(rule, 'NoncurrentVersionExpirationInDays') === 'number' ||
    at(rule, 'NoncurrentVersionExpiration') !== undefined;
  const whole = rules.filter((rule) => textAt(rule, 'Prefix') === undefined || textAt(rule, 'Prefix') === '');
  const prefixes = new Set(rules.filter(expires).map((rule) => textAt(rule, 'Prefix') ?? ''));
  const isVersioned = textAt(properties, 'VersioningConfiguration', 'Status') === 'Enabled';
  return (
    (whole.some(expires) || ['events/', 'quarantine/'].every((prefix) => prefixes.has(prefix))) &&
    (!isVersioned || rules.some(clears))
  );
}

const isLocked = ({ properties }: Resource): boolean =>
  at(properties, 'ObjectLockEnabled') === true &&
  at(properties, 'ObjectLockConfiguration', 'Rule', 'DefaultRetention', 'Mode') !== undefined;

export const LAKE_PROPERTIES: readonly LakeProperty[] = [
  {
    says: "every bucket is locked by a default retention, or provably transient; a tier's own is locked",
    offenders: (templates) =>
      templates
        .ofType('AWS::S3::Bucket')
        .filter(
          (bucket) =>
            !isLocked(bucket) && (tierNamedIn(bucket.logicalId) !== undefined || !isTransient(bucket)),
        )
        .map(place),
    breakIt: [
      { type: 'AWS::S3::Bucket', id: /Sud/, set: (bucket) => delete bucket.ObjectLockConfiguration },
      { type: 'AWS::S3::Bucket', id: /Landing/, set: (bucket) => delete bucket.LifecycleConfiguration },
    ],
  },
  {
    says: 'no bucket can be public, and every bucket belongs to its owner',
    offenders: (templates) =>
      templates
        .ofType('AWS::S3::Bucket')
        .filter(
          ({ properties }) =>
            !['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].every(
              (name) => at(properties, 'PublicAccessBlockConfiguration', name) === true,
            ) ||
            textAt(properties, 'OwnershipControls', 'Rules', 0, 'ObjectOwnership') !== 'BucketOwnerEnforced',
        )
        .map(place),
    breakIt: [
      {
        type: 'AWS::S3::Bucket',
        set: (bucket) => (bucket.PublicAccessBlockConfiguration.BlockPublicPolicy = false),
      },
      { type: 'AWS::S3::Bucket', set: (bucket) => delete bucket.OwnershipControls },
    ],
  },
  {
    says: "every vault has its own tier's key",
    offenders: (templates) =>
      templates
        .ofType('AWS::S3::Bucket')
        .filter((bucket) => tierNamedIn(bucket.logicalId) !== undefined)
        .filter((bucket) => keyOwner(templates, bucketKey(bucket)) !== tierNamedIn(bucket.logicalId))
        .map(place),
    breakIt: [
      {
        type: 'AWS::S3::Bucket',
        id: /Sud/,
        set: (bucket) => {
          bucket.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID =
            'other';
        },
      },
    ],
  },
  {
    says: "every stream is encrypted, and writes, with its own tier's key",
    offenders: (templates) =>
      templates
        .ofType('AWS::KinesisFirehose::DeliveryStream')
        .filter(({ properties }) => {
          const tier = tierNamedIn(textAt(properties, 'DeliveryStreamName') ?? '');
          const keys = [
            at(properties, 'DeliveryStreamEncryptionConfigurationInput', 'KeyARN'),
            at(
              properties,
              'ExtendedS3DestinationConfiguration',
              'EncryptionConfiguration',
              'KMSEncryptionConfig',
              'AWSKMSKeyARN',
            ),
          ];
          return tier === undefined || keys.some((key) => keyOwner(templates, key) !== tier);
        })
        .map(place),
    breakIt: [
      {
        type: 'AWS::KinesisFirehose::DeliveryStream',
        set: (stream) => delete stream.DeliveryStreamEncryptionConfigurationInput,
      },
      {
        type: 'AWS::KinesisFirehose::DeliveryStream',
        set: (stream) => delete stream.ExtendedS3DestinationConfiguration.EncryptionConfiguration,
      },
    ],
  },
  {
    says: 'every log group, queue, topic and trail has a key of the lake',
    offenders: (templates) =>
      (
        [
          ['AWS::Logs::LogGroup', 'KmsKeyId'],
          ['AWS::SQS::Queue', 'KmsMasterKeyId'],
          ['AWS::SNS::Topic', 'KmsMasterKeyId'],
          ['AWS::CloudTrail::Trail', 'KMSKeyId'],
        ] as const
      ).flatMap(([type, member]) =>
        templates
          .ofType(type)
          .filter(({ properties }) => keyOwner(templates, at(properties, member)) === undefined)
          .map(place),
      ),
    breakIt: [
      { type: 'AWS::Logs::LogGroup', set: (group) => delete group.KmsKeyId },
      { type: 'AWS::SQS::Queue', set: (queue) => (queue.KmsMasterKeyId = 'alias/aws/sqs') },
      { type: 'AWS::SNS::Topic', set: (topic) => delete topic.KmsMasterKeyId },
      { type: 'AWS::CloudTrail::Trail', set: (trail) => delete trail.KMSKeyId },
    ],
  },
  {
    says: 'every key rotates',
    offenders: (templates) =>
      templates
        .ofType('AWS::KMS::Key')
        .filter(({ properties }) => properties.EnableKeyRotation !== true)
        .map(place),
    breakIt: [{ type: 'AWS::KMS::Key', set: (key) => delete key.EnableKeyRotation }],
  },
  {
    says: 'no policy allows a wildcard action',
    offenders: (templates) =>
      allowStatements(templates)
        .filter(
          ({ statement }) =>
            statement.NotAction !== undefined ||
            listAt(statement, 'Action').some((action) => String(action).includes('*')),
        )
        .map(({ of }) => place(of)),
    breakIt: [
      {
        type: 'AWS::IAM::ManagedPolicy',
        set: (policy) => (policy.PolicyDocument.Statement[0].Action = 's3:Get*'),
      },
      { type: 'AWS::KMS::Key', set: (key) => (key.KeyPolicy.Statement[0].Action = ['kms:*']) },
    ],
  },
  {
    says: 'no policy allows every principal, but endpoints that name the roles by condition',
    offenders: (templates) =>
      allowStatements(templates)
        .filter(({ statement }) => {
          const principal = statement.Principal;
          const isAnybody =
            statement.NotPrincipal !== undefined ||
            principal === '*' ||
            listAt(principal, 'AWS').includes('*');
          const named = listAt(statement, 'Condition', 'ArnEquals', 'aws:PrincipalArn');
          return isAnybody && (named.length === 0 || named.some((arn) => String(arn).includes('*')));
        })
        .map(({ of }) => place(of)),
    breakIt: [
      {
        type: 'AWS::S3::BucketPolicy',
        set: addStatement({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'x' }),
      },
      {
        type: 'AWS::EC2::VPCEndpoint',
        set: (endpoint) => delete endpoint.PolicyDocument.Statement[0].Condition,
      },
    ],
  },
  {
    says: 'no policy allows on every resource what the service can restrict',
    offenders: (templates) =>
      allowStatements(templates)
        .filter(({ of, statement }) => !isOwnPolicy(of) && listAt(statement, 'Resource').includes('*'))
        .filter(({ statement }) =>
          listAt(statement, 'Action').some((action) => !WITHOUT_RESOURCE.has(String(action))),
        )
        .map(({ of }) => place(of)),
    breakIt: [
      {
        type: 'AWS::IAM::ManagedPolicy',
        set: addStatement({ Effect: 'Allow', Action: 'firehose:PutRecordBatch', Resource: '*' }),
      },
    ],
  },
  {
    says: 'nothing leads to or from the internet',
    offenders: (templates) =>
      templates.resources
        .filter(
          ({ type, properties }) =>
            /^AWS::(EC2::(InternetGateway|NatGateway|EIP|EgressOnlyInternetGateway|VPCGatewayAttachment|Route|VPCPeeringConnection|TransitGateway.*|VPNGateway)|Lambda::Url|ApiGateway.*|ElasticLoadBalancing.*|CloudFront.*)(::|$)/.test(
              type,
            ) ||
            at(properties, 'MapPublicIpOnLaunch') === true ||
            /"(0\.0\.0\.0|::)\/0"/.test(JSON.stringify(properties)),
        )
        .map(place),
    breakIt: [
      { type: 'AWS::EC2::Subnet', set: (subnet) => (subnet.MapPublicIpOnLaunch = true) },
      {
        type: 'AWS::EC2::SecurityGroup',
        set: (group) =>
          (group.SecurityGroupIngress = [
            { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 },
          ]),
      },
    ],
  },
  {
    says: 'functions and queues cannot be used from outside: no permission without a source, every function in the VPC',
    offenders: (templates) => [
      ...templates
        .ofType('AWS::Lambda::Permission')
        .filter(
          ({ properties }) => properties.SourceAccount === undefined && properties.SourceArn === undefined,
        )
        .map(place),
      ...templates
        .ofType('AWS::Lambda::Function')
        .filter(({ properties }) => listAt(properties, 'VpcConfig', 'SubnetIds').length === 0)
        .map(place),
    ],
    breakIt: [
      {
        type: 'AWS::Lambda::Permission',
        set: (permission) => {
          delete permission.SourceAccount;
          delete permission.SourceArn;
        },
      },
      { type: 'AWS::Lambda::Function', set: (lambda) => delete lambda.VpcConfig },
    ],
  },
  {
    says: 'no log group keeps its lines for ever',
    offenders: (templates) =>
      templates
        .ofType('AWS::Logs::LogGroup')
        .filter(({ properties }) => typeof properties.RetentionInDays !== 'number')
        .map(place),
    breakIt: [{ type: 'AWS::Logs::LogGroup', set: (group) => delete group.RetentionInDays }],
  },
  {
    says: 'only the legal-hold role may touch retention or holds, and nobody may bypass governance',
    offenders: (templates) => {
      const legalHold = templates
        .ofType('AWS::IAM::Role')
        .find(({ ref }) => ref.includes('-legal-hold-'))?.ref;
      return allowStatements(templates)
        .filter(({ of, statement }) => {
          const actions = listAt(statement, 'Action').map(String);
          const ofLegalHold = listAt(of.properties, 'Roles').includes(legalHold ?? '');
          return (
            actions.includes('s3:BypassGovernanceRetention') ||
            (actions.some((action) => HOLDS.includes(action)) && !ofLegalHold)
          );
        })
        .map(({ of }) => place(of));
    },
    breakIt: [
      {
        type: 'AWS::IAM::ManagedPolicy',
        id: /Replicat/,
        set: addStatement({ Effect: 'Allow', Action: 's3:PutObjectRetention', Resource: 'arn:aws:s3:::x/*' }),
      },
      {
        type: 'AWS::IAM::ManagedPolicy',
        id: /LegalHold/,
        set: addStatement({
          Effect: 'Allow',
          Action: 's3:BypassGovernanceRetention',
          Resource: 'arn:aws:s3:::x/*',
        }),
      },
    ],
  },
  {
    says: 'every stateful resource outlives its stack',
    offenders: (templates) =>
      templates.resources
        .filter(({ type }) => ['AWS::S3::Bucket', 'AWS::KMS::Key'].includes(type))
        .filter(({ raw }) => raw.DeletionPolicy !== 'Retain' || raw.UpdateReplacePolicy !== 'Retain')
        .map(place),
    breakIt: [],
  },
];

function addStatement(statement: object): (properties: Draft) => void {
  return (properties) => properties.PolicyDocument.Statement.push(statement);
}
