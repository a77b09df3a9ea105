import { at, listAt, textAt } from '../cloud/json';
import type { Resource } from '../cloud/template-set';
import type { Draft } from '../fixtures/stacks/template-change';
import { each, keyOwner, type LakeProperty, statementsIn, textsAt } from './lake-properties';

/** Where each of them names its key. All hold what is of no tier, or of all: unclassified events, logs, the trail. */
const OF_OPERATIONS = {
  'AWS::Logs::LogGroup': 'KmsKeyId',
  'AWS::SQS::Queue': 'KmsMasterKeyId',
  'AWS::SNS::Topic': 'KmsMasterKeyId',
  'AWS::CloudTrail::Trail': 'KMSKeyId',
} as const;

/** What would lead to the internet, or let it in. */
export const OPEN_TYPES =
  /^AWS::(EC2::(InternetGateway|NatGateway|EIP|EIPAssociation|EgressOnlyInternetGateway|VPCGatewayAttachment|Route|VPCPeeringConnection|TransitGateway\w*|VPN\w+|ClientVpn\w+|CarrierGateway|Instance)|Lambda::Url|ApiGateway\w*::\w+|ElasticLoadBalancing\w*::\w+|CloudFront::\w+|AppSync::\w+|Route53\w*::\w+)$/;

/** How a resource's own policy names it: the property that holds the Ref, by the type of the policy. */
const POLICY_OF = {
  'AWS::S3::Bucket': ['AWS::S3::BucketPolicy', 'Bucket'],
  'AWS::SQS::Queue': ['AWS::SQS::QueuePolicy', 'Queues'],
  'AWS::SNS::Topic': ['AWS::SNS::TopicPolicy', 'Topics'],
} as const;

const RETAINED = [
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SQS::Queue',
] as const;

const openTo = (cidr: string) => [{ CidrIp: cidr, IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }];

export const SERVICE_PROPERTIES: readonly LakeProperty[] = [
  {
    says: 'every log group, queue, topic and trail has the key of operations',
    offenders: (templates) =>
      Object.entries(OF_OPERATIONS).flatMap(([type, member]) =>
        each([type], ({ properties }) => keyOwner(templates, properties[member]) !== 'operations')(templates),
      ),
    breakIt: [
      ...Object.entries(OF_OPERATIONS).map(([type, member]) => ({
        type,
        set: (properties: Draft) => delete properties[member],
      })),
      { type: 'AWS::SQS::Queue', set: (queue) => (queue.KmsMasterKeyId = 'alias/aws/sqs') },
    ],
  },
  {
    says: 'every key rotates',
    offenders: each(['AWS::KMS::Key'], ({ properties }) => properties.EnableKeyRotation !== true),
    breakIt: [{ type: 'AWS::KMS::Key', set: (key) => delete key.EnableKeyRotation }],
  },
  {
    says: 'every bucket, queue and topic refuses what does not come over TLS',
    offenders: (templates) =>
      Object.entries(POLICY_OF).flatMap(([type, [policy, member]]) =>
        each(
          [type],
          ({ ref }) =>
            !statementsIn(templates, 'Deny').some(
              ({ of, statement }) =>
                of.type === policy &&
                textsAt(of.properties, member).includes(ref) &&
                textAt(statement, 'Condition', 'Bool', 'aws:SecureTransport') === 'false' &&
                (textsAt(statement, 'Principal').includes('*') ||
                  textsAt(statement, 'Principal', 'AWS').includes('*')),
            ),
        )(templates),
      ),
    breakIt: Object.values(POLICY_OF).map(([type]) => ({
      type,
      set: ({ PolicyDocument }: Draft) =>
        (PolicyDocument.Statement = PolicyDocument.Statement.filter(
          ({ Condition }: Draft) => Condition?.Bool?.['aws:SecureTransport'] === undefined,
        )),
    })),
  },
  {
    says: 'nothing leads to or from the internet',
    offenders: (templates) => [
      ...each(
        [...new Set(templates.resources.map(({ type }) => type))],
        ({ type, properties }) =>
          OPEN_TYPES.test(type) ||
          properties.MapPublicIpOnLaunch === true ||
          properties.AssociatePublicIpAddress === true ||
          /"(0\.0\.0\.0|::)\/0"/.test(JSON.stringify(properties)),
      )(templates),
    ],
    breakIt: [
      { type: 'AWS::EC2::Subnet', set: (subnet) => (subnet.MapPublicIpOnLaunch = true) },
      ...['0.0.0.0/0', '::/0'].map((cidr) => ({
        type: 'AWS::EC2::SecurityGroup',
        set: (group: Draft) => (group.SecurityGroupIngress = openTo(cidr)),
      })),
    ],
  },
  {
    says: 'every function runs in the network and writes into its own log group',
    offenders: each(
      ['AWS::Lambda::Function'],
      ({ properties }, templates) =>
        listAt(properties, 'VpcConfig', 'SubnetIds').length === 0 ||
        listAt(properties, 'VpcConfig', 'SecurityGroupIds').length === 0 ||
        templates.named('AWS::Logs::LogGroup', textAt(properties, 'LoggingConfig', 'LogGroup') ?? '') ===
          undefined,
    ),
    breakIt: [
      { type: 'AWS::Lambda::Function', set: (lambda) => delete lambda.VpcConfig },
      { type: 'AWS::Lambda::Function', set: (lambda) => delete lambda.LoggingConfig },
    ],
  },
  {
    says: 'a function is called by a service of this account only',
    offenders: each(['AWS::Lambda::Permission'], ({ properties }) => {
      const source = textAt(properties, 'SourceArn') ?? '';
      return (
        !/^[a-z0-9.-]+\.amazonaws\.com$/.test(textAt(properties, 'Principal') ?? '') ||
        (properties.SourceAccount === undefined && !/:\d{12}:/.test(source))
      );
    }),
    breakIt: [
      {
        type: 'AWS::Lambda::Permission',
        set: (permission) => {
          delete permission.SourceAccount;
          delete permission.SourceArn;
        },
      },
      { type: 'AWS::Lambda::Permission', set: (permission) => (permission.Principal = '*') },
    ],
  },
  {
    says: 'no log group keeps its lines for ever',
    offenders: each(
      ['AWS::Logs::LogGroup'],
      ({ properties }) => typeof properties.RetentionInDays !== 'number',
    ),
    breakIt: [{ type: 'AWS::Logs::LogGroup', set: (group) => delete group.RetentionInDays }],
  },
  {
    says: 'everything that holds data or guards it outlives its stack',
    offenders: each(RETAINED, (resource: Resource) =>
      [resource.raw.DeletionPolicy, resource.raw.UpdateReplacePolicy].some((policy) => policy !== 'Retain'),
    ),
    breakIt: RETAINED.flatMap((type) =>
      ['DeletionPolicy', 'UpdateReplacePolicy'].map((member) => ({
        type,
        set: (_: Draft, resource: Draft) => (resource[member] = 'Delete'),
      })),
    ),
  },
  {
    says: 'every endpoint has a policy, for roles and resources of this account',
    offenders: each(
      ['AWS::EC2::VPCEndpoint'],
      ({ properties }) =>
        listAt(properties, 'PolicyDocument', 'Statement').length === 0 ||
        listAt(properties, 'PolicyDocument', 'Statement').some(
          (statement) =>
            textsAt(statement, 'Condition', 'ArnEquals', 'aws:PrincipalArn').length === 0 ||
            ['aws:PrincipalAccount', 'aws:ResourceAccount'].some(
              (key) => !/^\d{12}$/.test(String(at(statement, 'Condition', 'StringEquals', key))),
            ),
        ),
    ),
    breakIt: [
      { type: 'AWS::EC2::VPCEndpoint', id: /S3/, set: (endpoint) => delete endpoint.PolicyDocument },
      ...['ArnEquals', 'StringEquals'].map((operator) => ({
        type: 'AWS::EC2::VPCEndpoint',
        set: ({ PolicyDocument }: Draft) => delete PolicyDocument.Statement[0].Condition[operator],
      })),
    ],
  },
];
