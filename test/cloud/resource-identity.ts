import { createHash } from 'node:crypto';

/** What a resource is told about itself, to say how others refer to it. */
export interface Identity {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly stack: string;
  readonly logicalId: string;
  /** An evaluated property that is text, by its name (`TableInput.Name` within another). */
  readonly property: (name: string) => string | undefined;
}

type Part = (self: Identity) => string | undefined;

interface Kind {
  readonly ref: Part;
  readonly attributes: Readonly<Record<string, Part>>;
}

/** Lower-case hexadecimal digits that are always the same for one resource: what CloudFormation would draw. */
function drawn({ stack, logicalId }: Identity, digits: number): string {
  return createHash('sha256').update(`${stack}/${logicalId}`).digest('hex').slice(0, digits);
}

/** CloudFormation's form of a generated name: stack, logical id and twelve characters, cut to the service's length. */
function generated(longest: number): Part {
  return (self) => {
    const tail = `-${drawn(self, 12).toUpperCase()}`;
    const half = Math.floor((longest - tail.length - 1) / 2);
    const id = self.logicalId.slice(0, Math.max(half, longest - tail.length - 1 - self.stack.length));
    const stack = self.stack.slice(0, longest - tail.length - 1 - id.length);
    return `${stack}-${id}${tail}`;
  };
}

const named =
  (property: string, longest: number): Part =>
  (self) =>
    self.property(property) ?? generated(longest)(self);

const lower =
  (part: Part): Part =>
  (self) =>
    part(self)?.toLowerCase();

const arn =
  (service: string, resource: (name: string, self: Identity) => string, name: Part): Part =>
  (self) =>
    `arn:${self.partition}:${service}:${self.region}:${self.account}:${resource(name(self) ?? '', self)}`;

/** Services without a region, or without an account, in their ARNs. */
const globalArn =
  (service: string, resource: (name: string) => string, name: Part): Part =>
  (self) =>
    `arn:${self.partition}:${service}::${service === 's3' ? '' : self.account}:${resource(name(self) ?? '')}`;

const drawnId =
  (prefix: string): Part =>
  (self) =>
    `${prefix}-${drawn(self, 17)}`;

const keyId: Part = (self) =>
  drawn(self, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');
const bucket = lower(named('BucketName', 63));
const path = (self: Identity): string => self.property('Path') ?? '/';
const role = named('RoleName', 64);
const queue = named('QueueName', 80);
const topic = named('TopicName', 256);
const topicArn = arn('sns', (name) => name, topic);
const logGroup = named('LogGroupName', 512);
const destination = named('DestinationName', 512);
const stream = named('DeliveryStreamName', 64);
const lambda = named('FunctionName', 64);
const trail = named('TrailName', 128);
const alarm = named('AlarmName', 255);
const rule = named('Name', 64);
const policyArn: Part = (self) =>
  `arn:${self.partition}:iam::${self.account}:policy${path(self)}${named('ManagedPolicyName', 128)(self)}`;

/** What has no attributes that anything refers to: its Ref alone. */
const plain = (ref: Part): Kind => ({ ref, attributes: {} });

/**
 * What Ref and Fn::GetAtt give for the resource types that the lake has ("Return values" of each type in the
 * AWS CloudFormation template reference). A type or an attribute that is not here is an error: add a row.
 */
const KINDS: Readonly<Record<string, Kind>> = {
  'AWS::S3::Bucket': {
    ref: bucket,
    attributes: {
      Arn: globalArn('s3', (name) => name, bucket),
      DomainName: (self) => `${bucket(self)}.s3.amazonaws.com`,
      RegionalDomainName: (self) => `${bucket(self)}.s3.${self.region}.amazonaws.com`,
    },
  },
  'AWS::S3::BucketPolicy': plain((self) => self.property('Bucket')),
  'AWS::KMS::Key': {
    ref: keyId,
    attributes: { Arn: arn('kms', (id) => `key/${id}`, keyId), KeyId: keyId },
  },
  'AWS::KMS::Alias': plain((self) => self.property('AliasName')),
  'AWS::IAM::Role': {
    ref: role,
    attributes: {
      Arn: (self) => `arn:${self.partition}:iam::${self.account}:role${path(self)}${role(self)}`,
      RoleId: (self) => `AROA${drawn(self, 17).toUpperCase()}`,
    },
  },
  'AWS::IAM::ManagedPolicy': { ref: policyArn, attributes: { PolicyArn: policyArn } },
  'AWS::IAM::Policy': plain(named('PolicyName', 128)),
  'AWS::Lambda::Function': {
    ref: lambda,
    attributes: { Arn: arn('lambda', (name) => `function:${name}`, lambda) },
  },
  'AWS::Lambda::EventSourceMapping': plain(keyId),
  'AWS::Lambda::Permission': plain(generated(100)),
  'AWS::Lambda::EventInvokeConfig': plain(generated(100)),
  'AWS::KinesisFirehose::DeliveryStream': {
    ref: stream,
    attributes: { Arn: arn('firehose', (name) => `deliverystream/${name}`, stream) },
  },
  'AWS::Logs::LogGroup': {
    ref: logGroup,
    attributes: { Arn: arn('logs', (name) => `log-group:${name}:*`, logGroup) },
  },
  'AWS::Logs::LogStream': plain(named('LogStreamName', 512)),
  'AWS::Logs::MetricFilter': plain(named('FilterName', 512)),
  'AWS::Logs::SubscriptionFilter': plain(named('FilterName', 512)),
  'AWS::Logs::ResourcePolicy': plain((self) => self.property('PolicyName')),
  'AWS::Logs::QueryDefinition': plain(keyId),
  'AWS::Logs::Destination': {
    ref: destination,
    attributes: { Arn: arn('logs', (name) => `destination:${name}`, destination) },
  },
  'AWS::SQS::Queue': {
    ref: (self) => `https://sqs.${self.region}.amazonaws.com/${self.account}/${queue(self)}`,
    attributes: {
      Arn: arn('sqs', (name) => name, queue),
      QueueName: queue,
      QueueUrl: (self) => `https://sqs.${self.region}.amazonaws.com/${self.account}/${queue(self)}`,
    },
  },
  'AWS::SQS::QueuePolicy': plain(generated(100)),
  'AWS::SNS::Topic': { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: topic } },
  'AWS::SNS::TopicPolicy': plain(generated(100)),
  'AWS::SNS::Subscription': plain((self) => `${self.property('TopicArn')}:${keyId(self)}`),
  'AWS::Glue::Database': plain(lower(named('DatabaseInput.Name', 255))),
  'AWS::Glue::Table': plain(named('TableInput.Name', 255)),
  'AWS::Athena::WorkGroup': plain((self) => self.property('Name')),
  'AWS::Athena::NamedQuery': plain(keyId),
  'AWS::EC2::VPC': {
    ref: drawnId('vpc'),
    attributes: {
      VpcId: drawnId('vpc'),
      CidrBlock: (self) => self.property('CidrBlock'),
      DefaultSecurityGroup: drawnId('sg'),
      DefaultNetworkAcl: drawnId('acl'),
    },
  },
  'AWS::EC2::Subnet': {
    ref: drawnId('subnet'),
    attributes: {
      SubnetId: drawnId('subnet'),
      AvailabilityZone: (self) => self.property('AvailabilityZone'),
      CidrBlock: (self) => self.property('CidrBlock'),
    },
  },
  'AWS::EC2::RouteTable': { ref: drawnId('rtb'), attributes: { RouteTableId: drawnId('rtb') } },
  'AWS::EC2::SubnetRouteTableAssociation': plain(drawnId('rtbassoc')),
  'AWS::EC2::SecurityGroup': {
    ref: drawnId('sg'),
    attributes: { GroupId: drawnId('sg'), VpcId: (self) => self.property('VpcId') },
  },
  'AWS::EC2::SecurityGroupIngress': plain(drawnId('sgr')),
  'AWS::EC2::SecurityGroupEgress': plain(drawnId('sgr')),
  'AWS::EC2::NetworkAcl': { ref: drawnId('acl'), attributes: { Id: drawnId('acl') } },
  'AWS::EC2::VPCEndpoint': { ref: drawnId('vpce'), attributes: { Id: drawnId('vpce') } },
  'AWS::EC2::FlowLog': { ref: drawnId('fl'), attributes: { Id: drawnId('fl') } },
  'AWS::CloudTrail::Trail': {
    ref: trail,
    attributes: { Arn: arn('cloudtrail', (name) => `trail/${name}`, trail) },
  },
  'AWS::CloudWatch::Alarm': {
    ref: alarm,
    attributes: { Arn: arn('cloudwatch', (name) => `alarm:${name}`, alarm) },
  },
  'AWS::CloudWatch::CompositeAlarm': {
    ref: alarm,
    attributes: { Arn: arn('cloudwatch', (name) => `alarm:${name}`, alarm) },
  },
  'AWS::CloudWatch::Dashboard': plain(named('DashboardName', 255)),
  'AWS::CloudWatch::AnomalyDetector': plain(keyId),
  'AWS::Events::Rule': { ref: rule, attributes: { Arn: arn('events', (name) => `rule/${name}`, rule) } },
  'AWS::SSM::Parameter': plain(named('Name', 1011)),
};

/** What `{"Ref": id}` gives; undefined when the type is not known. */
export function refOf(type: string, self: Identity): string | undefined {
  return KINDS[type]?.ref(self);
}

/** What `{"Fn::GetAtt": [id, attribute]}` gives; undefined when the type or the attribute is not known. */
export function attributeOf(type: string, attribute: string, self: Identity): string | undefined {
  return KINDS[type]?.attributes[attribute]?.(self);
}
