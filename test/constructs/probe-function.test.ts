import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { parseConfig, type Stage } from '../../lib/config';
import { LakeStack } from '../../lib/constructs/lake-stack';
import { addProbe } from '../../lib/constructs/probe-function';
import { addPolicyChecks } from '../../lib/stacks/policy-checks';
import {
  aNetwork,
  anApp,
  deployed,
  endpointPolicies,
  type Policy,
  type Resource,
  storageDouble,
} from './a-network';

function aProbe(stage: Stage = 'dev', app: App = anApp()): LakeStack {
  const stack = new LakeStack(app, 'ingest', 'the probe alone', { config: { ...parseConfig({}), stage } });
  const network = aNetwork('clinic', app);
  const { operationsKey } = storageDouble(app, 'probe-storage');
  addProbe(stack, { vpc: network.vpc, securityGroup: network.functionSecurityGroup, operationsKey });
  return stack;
}

function only(stack: LakeStack, type: string): Resource['Properties'] {
  const found = Object.values(Template.fromStack(stack).findResources(type));
  expect(found).toHaveLength(1);
  return deployed(found[0]?.Properties) as Resource['Properties'];
}

const policyOf = (stack: LakeStack): Policy =>
  only(stack, 'AWS::IAM::ManagedPolicy').PolicyDocument as Policy;
const streamsOf = ({ Statement }: Policy): readonly string[] =>
  Statement.filter(({ Action }) => Action === 'firehose:DescribeDeliveryStream').flatMap(
    ({ Resource }) => Resource,
  );

describe('the probe function', () => {
  test('is told a stream of the lake and one outside it', () => {
    expect(only(aProbe(), 'AWS::Lambda::Function').Environment).toMatchObject({
      Variables: {
        PROBE_STREAM: 'audit-lake-dev-standard',
        PROBE_OUTSIDE_STREAM: 'audit-lake-probe-outside-dev',
      },
    });
  });

  test('may describe exactly one stream that its endpoint refuses, so a refusal is the endpoint’s', () => {
    const through = streamsOf(
      endpointPolicies(aNetwork('clinic'))['kinesis-firehose'] ?? { Version: '', Statement: [] },
    );
    const may = streamsOf(policyOf(aProbe()));
    expect(through).toHaveLength(4);
    expect(may.filter((arn) => through.includes(arn))).toEqual(through);
    expect(may.filter((arn) => !through.includes(arn))).toEqual([
      'arn:aws:firehose:us-east-1:111122223333:deliverystream/audit-lake-probe-outside-dev',
    ]);
  });

  test('may do nothing with a stream but describe it', () => {
    const actions = policyOf(aProbe()).Statement.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.startsWith('firehose:'))).toEqual([
      'firehose:DescribeDeliveryStream',
    ]);
  });

  test('asks each stage for a name of that stage', () => {
    expect(JSON.stringify(only(aProbe('test'), 'AWS::Lambda::Function').Environment)).toContain(
      'audit-lake-probe-outside-test',
    );
  });

  test('has no finding in the policy packs', () => {
    const app = anApp();
    addPolicyChecks(app);
    aProbe('dev', app);
    expect(() => app.synth()).not.toThrow();
  });
});
