import { readAssembly } from '../cloud/assembly';
import { synthLake } from '../cloud/synth-lake';
import { evaluateTemplates } from '../cloud/template-set';
import { CONFIGURATIONS } from '../fixtures/stacks/configurations';
import { changed } from '../fixtures/stacks/template-change';
import { POLICY_PROPERTIES } from './lake-properties-policies';
import { OPEN_TYPES, SERVICE_PROPERTIES } from './lake-properties-services';
import { STORAGE_PROPERTIES } from './lake-properties-storage';

const LAKE_PROPERTIES = [...STORAGE_PROPERTIES, ...SERVICE_PROPERTIES, ...POLICY_PROPERTIES];

describe.each(CONFIGURATIONS)('the templates of $name', ({ config }) => {
  const templates = evaluateTemplates(readAssembly(synthLake(config)));

  test.each(LAKE_PROPERTIES)('$says', ({ offenders }) => {
    expect(offenders(templates)).toEqual([]);
  });

  test('deploy in an order without a cycle', () => {
    expect(templates.deployOrder()).toHaveLength(templates.resources.length);
  });
});

describe('each rule notices when it is broken', () => {
  const stacks = readAssembly(synthLake({}));

  test.each(LAKE_PROPERTIES)('$says', ({ offenders, breakIt }) => {
    const unnoticed = breakIt.filter(
      (change) => offenders(evaluateTemplates(changed(stacks, change))).length === 0,
    );

    expect(unnoticed.map(({ type, id, set }) => `${type} ${id ?? ''} ${set}`)).toEqual([]);
    expect(breakIt.length).toBeGreaterThan(0);
  });
});

test.each([
  ['AWS::EC2::InternetGateway', true],
  ['AWS::EC2::NatGateway', true],
  ['AWS::EC2::Route', true],
  ['AWS::Lambda::Url', true],
  ['AWS::ApiGatewayV2::Api', true],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', true],
  ['AWS::EC2::RouteTable', false],
  ['AWS::EC2::VPCEndpoint', false],
  ['AWS::Lambda::Function', false],
])('%s leads to the internet, or in from there: %s', (type, isOpen) => {
  expect(OPEN_TYPES.test(type)).toBe(isOpen);
});

test('a cycle in the deploy order would be noticed', () => {
  const stacks = changed(readAssembly(synthLake({})), {
    type: 'AWS::KMS::Key',
    id: /^Sud/,
    set: (_, resource) => (resource.DependsOn = ['SudVaultFD9CB76B']),
  });

  expect(() => evaluateTemplates(stacks).deployOrder()).toThrow('wait for each other');
});
