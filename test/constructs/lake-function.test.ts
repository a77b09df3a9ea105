import { App, Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import cdk from '../../cdk.json';
import { DEFAULT_CONFIG } from '../../lib/config';
import { LakeFunction, type LakeFunctionProps } from '../../lib/constructs/lake-function';
import { LakeStack } from '../../lib/constructs/lake-stack';
import { resourcesOf } from '../fixtures/an-ingest';

type Asked = Pick<LakeFunctionProps, 'environment'> & { readonly withQueue?: boolean };

function built({ environment, withQueue = false }: Asked = { environment: {} }): Template {
  const stack = new LakeStack(new App({ context: cdk.context }), 'part', 'a part', {
    config: DEFAULT_CONFIG,
  });
  const vpc = new Vpc(stack, 'Vpc', {
    natGateways: 0,
    subnetConfiguration: [
      { name: 'public', subnetType: SubnetType.PUBLIC },
      { name: 'isolated', subnetType: SubnetType.PRIVATE_ISOLATED },
    ],
  });
  new LakeFunction(stack, 'Route', {
    entry: 'route',
    roleName: 'route',
    description: 'a function',
    statements: [
      new PolicyStatement({ actions: ['firehose:PutRecordBatch'], resources: [stack.streamArn('sud')] }),
    ],
    environment,
    vpc,
    securityGroup: new SecurityGroup(stack, 'Group', { vpc }),
    operationsKey: new Key(stack, 'Key'),
    reservedConcurrency: 3,
    timeout: Duration.seconds(5),
    memory: 256,
    failures: withQueue ? { queue: new Queue(stack, 'Failed') } : { none: 'called synchronously' },
  });
  return Template.fromStack(stack);
}

const only = (template: Template, type: string) => Object.values(resourcesOf(template, type))[0]?.Properties;
const statementsOf = (template: Template): readonly { readonly Sid?: string; readonly Action: unknown }[] =>
  only(template, 'AWS::IAM::ManagedPolicy').PolicyDocument.Statement;

describe('a function of the lake', () => {
  test('stands in the isolated subnets although there are others', () => {
    const template = built();
    const { SubnetIds } = only(template, 'AWS::Lambda::Function').VpcConfig;

    expect(SubnetIds).toHaveLength(2);
    for (const { Ref } of SubnetIds) expect(Ref).toMatch(/isolated/);
  });

  test('has one policy, which is all of its permissions', () => {
    const template = built({ environment: {}, withQueue: true });

    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
    expect(only(template, 'AWS::IAM::Role').ManagedPolicyArns).toBeUndefined();
  });

  test('may send what fails only where there is a queue for it', () => {
    const sids = (template: Template) => statementsOf(template).map(({ Sid }) => Sid);

    expect(sids(built())).not.toContain('FailedEvents');
    expect(sids(built({ environment: {}, withQueue: true }))).toEqual(
      expect.arrayContaining(['FailedEvents', 'OpenQueues']),
    );
  });

  test('is packaged from the build, whatever the working directory is', () => {
    const before = process.cwd();
    const codeOf = (template: Template) => only(template, 'AWS::Lambda::Function').Code;
    const here = codeOf(built());
    process.chdir('/');
    try {
      expect(codeOf(built())).toEqual(here);
    } finally {
      process.chdir(before);
    }
  });

  test('has variables up to the limit of the service, and none beyond', () => {
    const fixed = 'NODE_OPTIONS--enable-source-maps'.length;
    const variable = (bytes: number) => ({ environment: { AB: 'é'.repeat((bytes - fixed - 2) / 2) } });

    expect(() => built(variable(4096))).not.toThrow();
    expect(() => built(variable(4098))).toThrow('need 4098 bytes, Lambda allows 4096, and AB has');
  });
});
