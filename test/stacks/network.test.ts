import type { App } from 'aws-cdk-lib';
import { Validations } from 'aws-cdk-lib';
import { CfnVPC, Vpc } from 'aws-cdk-lib/aws-ec2';
import { parseConfig } from '../../lib/config';
import { LakeStack } from '../../lib/constructs/lake-stack';
import { NetworkStack } from '../../lib/stacks/network';
import { addPolicyChecks } from '../../lib/stacks/policy-checks';
import { VaultStack } from '../../lib/stacks/vault';
import {
  aNetwork,
  anApp,
  deployed,
  endpointPolicies,
  keyArn,
  resourcesOf,
  storageDouble,
} from '../constructs/a-network';

const PROFILES = [
  { profile: 'clinic', zones: 1, services: ['s3', 'kinesis-firehose', 'athena', 'kms'] },
  { profile: 'standard', zones: 2, services: ['s3', 'kinesis-firehose', 'athena', 'kms', 'glue', 'sns'] },
] as const;

/** All that the network may be made of. What leads outside has other types: gateways, addresses, routes, connections. */
const TYPES = [
  'AWS::EC2::FlowLog',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::Subnet',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPC',
  'AWS::EC2::VPCEndpoint',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::Logs::LogGroup',
];

describe.each(PROFILES)('the network of profile $profile', ({ profile, zones, services }) => {
  const stack = aNetwork(profile);
  const all = resourcesOf(stack);
  const ofType = (type: string) => Object.entries(all).filter(([, { Type }]) => Type === type);
  const properties = (type: string) => ofType(type).map(([, resource]) => resource.Properties);
  const ids = (type: string) => ofType(type).map(([id]) => ({ Ref: id }));
  const groupId = (part: string) => ({
    'Fn::GetAtt': [ofType('AWS::EC2::SecurityGroup').find(([id]) => id.includes(part))?.[0], 'GroupId'],
  });

  test('has no resource that could lead outside', () => {
    expect([...new Set(Object.values(all).map(({ Type }) => Type))].sort()).toEqual(TYPES);
  });

  test('names the whole internet nowhere', () => {
    expect(JSON.stringify(all).match(/"[0.:]+\/0"/g)).toBeNull();
  });

  test(`has ${zones} isolated subnet(s), each in a zone of the region that deploys it, without public addresses`, () => {
    const subnets = properties('AWS::EC2::Subnet');
    expect(
      subnets.map(({ MapPublicIpOnLaunch, CidrBlock, AvailabilityZone }) => [
        MapPublicIpOnLaunch,
        CidrBlock,
        AvailabilityZone,
      ]),
    ).toEqual(
      Array.from({ length: zones }, (_, at) => [
        false,
        `10.0.${at}.0/24`,
        { 'Fn::Select': [at, { 'Fn::GetAZs': '' }] },
      ]),
    );
    expect(ids('AWS::EC2::RouteTable')).toHaveLength(zones);
  });

  test('has the endpoints of its profile, in every subnet, behind the group of the endpoints', () => {
    const endpoints = properties('AWS::EC2::VPCEndpoint');
    const names = endpoints.map(({ ServiceName }) =>
      String(deployed(ServiceName)).split('.').slice(3).join('.'),
    );
    expect(names).toEqual(services);
    for (const endpoint of endpoints.filter(({ VpcEndpointType }) => VpcEndpointType === 'Interface')) {
      expect(endpoint).toMatchObject({
        PrivateDnsEnabled: true,
        SecurityGroupIds: [groupId('EndpointSecurityGroup')],
        SubnetIds: ids('AWS::EC2::Subnet'),
      });
    }
    const gateways = endpoints.filter(({ VpcEndpointType }) => VpcEndpointType === 'Gateway');
    expect(gateways.map(({ RouteTableIds }) => RouteTableIds)).toEqual([ids('AWS::EC2::RouteTable')]);
  });

  test('lets functions open one kind of connection, to the endpoints, and nobody else open any', () => {
    const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
    const [functions, endpoints] = [groupId('FunctionSecurityGroup'), groupId('EndpointSecurityGroup')];
    expect(properties('AWS::EC2::SecurityGroupEgress')).toEqual([
      expect.objectContaining({ ...https, GroupId: functions, DestinationSecurityGroupId: endpoints }),
    ]);
    expect(properties('AWS::EC2::SecurityGroupIngress')).toEqual([
      expect.objectContaining({ ...https, GroupId: endpoints, SourceSecurityGroupId: functions }),
    ]);
  });

  test('leaves no group without an outbound rule of its own, which EC2 would replace by one that allows everything', () => {
    const groups = properties('AWS::EC2::SecurityGroup');
    expect(groups).toHaveLength(2);
    for (const { SecurityGroupEgress, SecurityGroupIngress } of groups) {
      expect(SecurityGroupEgress).toEqual([expect.objectContaining({ CidrIp: '255.255.255.255/32' })]);
      expect(SecurityGroupIngress).toBeUndefined();
    }
  });

  test('puts nothing into the default group', () => {
    expect(JSON.stringify(all)).not.toContain('DefaultSecurityGroup');
  });

  test('keeps a year of all its connections, encrypted, written by a role that can do nothing else', () => {
    const [group] = ids('AWS::Logs::LogGroup');
    expect(properties('AWS::EC2::FlowLog')).toEqual([
      expect.objectContaining({
        TrafficType: 'ALL',
        ResourceType: 'VPC',
        ResourceId: ids('AWS::EC2::VPC')[0],
        LogGroupName: group,
      }),
    ]);
    expect(properties('AWS::Logs::LogGroup')).toEqual([
      expect.objectContaining({ RetentionInDays: 365, KmsKeyId: keyArn('operations') }),
    ]);
    expect(properties('AWS::IAM::ManagedPolicy').map(({ PolicyDocument }) => PolicyDocument)).toEqual([
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
            Resource: { 'Fn::GetAtt': [group?.Ref, 'Arn'] },
          },
        ],
      },
    ]);
  });

  test('trusts the flow log service with that role for this account only', () => {
    expect(
      deployed(properties('AWS::IAM::Role').map(({ AssumeRolePolicyDocument }) => AssumeRolePolicyDocument)),
    ).toEqual([
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111122223333' },
              ArnLike: { 'aws:SourceArn': 'arn:aws:ec2:us-east-1:111122223333:vpc-flow-log/*' },
            },
          },
        ],
      },
    ]);
  });

  test('needs no look-up, with or without a region', () => {
    for (const region of [undefined, 'eu-central-1']) {
      const app = anApp();
      aNetwork(profile, app, region);
      expect(app.synth().manifest.missing).toBeUndefined();
    }
  });
});

describe('on the real vault stack', () => {
  const app = anApp();
  const config = parseConfig({ profile: 'standard' });
  const vault = new VaultStack(app, { config });
  const network = new NetworkStack(app, { config, vault });
  app.synth();

  test('it follows the vault, which does not wait for it', () => {
    expect(network.dependencies).toEqual([vault]);
    expect(vault.dependencies).toEqual([]);
  });

  test('its endpoints name the five buckets to be read and the five keys, and no other', () => {
    const exported = Object.values(endpointPolicies(network)).flatMap(({ Statement }) =>
      Statement.flatMap(({ Resource }) => JSON.stringify(Resource).match(/"Fn::ImportValue":"[^"]+"/g) ?? []),
    );
    expect(new Set(exported).size).toBe(10);
  });
});

describe('growth', () => {
  test('from clinic to standard replaces no subnet and no endpoint', () => {
    const [small, large] = [resourcesOf(aNetwork('clinic')), resourcesOf(aNetwork('standard'))];
    expect(Object.keys(large)).toEqual(expect.arrayContaining(Object.keys(small)));
    for (const id of Object.keys(resourcesOf(aNetwork('clinic'), 'AWS::EC2::Subnet'))) {
      expect(large[id]).toEqual(small[id]);
    }
  });
});

describe('the policy packs', () => {
  const findings = (build: (app: App) => void): string => {
    const app = anApp();
    addPolicyChecks(app);
    build(app);
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      app.synth();
      return '';
    } catch (error) {
      return `${error}`;
    } finally {
      said.mockRestore();
    }
  };

  test.each(['clinic', 'standard'] as const)('have no finding in the network of profile %s', (profile) => {
    expect(findings((app) => aNetwork(profile, app))).toBe('');
  });

  test('would have found a network without flow logs', () => {
    expect(
      findings((app) => new Vpc(new LakeStack(app, 'x', 'x', { config: parseConfig({}) }), 'Vpc')),
    ).not.toBe('');
  });

  test('have the default group alone acknowledged, at the VPC alone', () => {
    const app = anApp();
    const stack = new NetworkStack(app, { config: parseConfig({}), vault: storageDouble(app) });
    const acknowledged = stack.network.node.findAll().flatMap((one) =>
      one.node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.keys(data))
        .map((rule) => [one instanceof CfnVPC, rule.replace('Annotation::', '')]),
    );
    expect(acknowledged).toEqual([
      [true, 'HIPAA.Security-VPCDefaultSecurityGroupClosed'],
      [true, 'NIST.800.53.R5-VPCDefaultSecurityGroupClosed'],
      [true, 'PCI.DSS.321-VPCDefaultSecurityGroupClosed'],
    ]);
  });
});
