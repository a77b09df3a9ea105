import type { RawStack } from './assembly';
import type { Json, JsonObject } from './json';
import { evaluateTemplates } from './template-set';

const aStack = (template: JsonObject, more: Partial<RawStack> = {}): RawStack => ({
  id: 'first',
  name: 'first',
  region: undefined,
  dependencies: [],
  assets: {},
  template,
  ...more,
});
const aBucket = (properties: JsonObject = {}): JsonObject => ({
  Type: 'AWS::S3::Bucket',
  Properties: properties,
});
/** `<name>` stands for a variable of Fn::Sub. */
const sub = (text: string): string => text.replaceAll('<', '${').replaceAll('>', '}');
/** A queue whose only property is the value that is asked about. */
const valued = (value: Json): JsonObject => ({ Type: 'AWS::SQS::Queue', Properties: { Value: value } });

function evaluated(value: Json, template: JsonObject = {}): Json | undefined {
  const resources = { Bucket: aBucket({ BucketName: 'events' }), Asked: valued(value) };
  return evaluateTemplates([aStack({ ...template, Resources: resources })]).find('first', 'Asked')?.properties
    .Value;
}

const CONDITIONS = {
  Conditions: {
    East: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
    West: { 'Fn::Not': [{ Condition: 'East' }] },
    Either: { 'Fn::Or': [{ Condition: 'East' }, { Condition: 'West' }] },
    Both: { 'Fn::And': [{ Condition: 'East' }, { Condition: 'West' }] },
  },
};

describe('a value of a template', () => {
  test.each<[string, Json, Json | undefined]>([
    ['a plain value', { a: [1, true, null, 'x'] }, { a: [1, true, null, 'x'] }],
    ['a pseudo parameter', { Ref: 'AWS::AccountId' }, '111122223333'],
    ['the standard region', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['a resource by its name', { Ref: 'Bucket' }, 'events'],
    ['an attribute', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:s3:::events'],
    ['an attribute with a dot', { 'Fn::GetAtt': 'Bucket.Arn' }, 'arn:aws:s3:::events'],
    ['a join', { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::x']] }, 'arn:aws:s3:::x'],
    [
      'a substitution',
      { 'Fn::Sub': sub('<Bucket>-<AWS::Region>-<Bucket.Arn>') },
      'events-us-east-1-arn:aws:s3:::events',
    ],
    [
      'a substitution with its own names',
      { 'Fn::Sub': [sub('<a><!b>'), { a: { Ref: 'Bucket' } }] },
      sub('events<b>'),
    ],
    ['a choice', { 'Fn::Select': ['1', { 'Fn::Split': ['-', 'a-b-c'] }] }, 'b'],
    ['a zone', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, 'us-east-1a'],
    ['base64', { 'Fn::Base64': { Ref: 'Bucket' } }, 'ZXZlbnRz'],
    ['a list without what is left out', [1, { Ref: 'AWS::NoValue' }, 2], [1, 2]],
    ['an object without what is left out', { a: { Ref: 'AWS::NoValue' } }, {}],
    ['a true condition', { 'Fn::If': ['East', 'yes', 'no'] }, 'yes'],
    ['a false condition', { 'Fn::If': ['West', 'yes', 'no'] }, 'no'],
    ['conditions of conditions', [{ 'Fn::If': ['Either', 1, 0] }, { 'Fn::If': ['Both', 1, 0] }], [1, 0]],
    [
      'a policy condition, which is no function',
      { Condition: { Bool: { a: 'b' } } },
      { Condition: { Bool: { a: 'b' } } },
    ],
  ])('can be %s', (_title, value, expected) => {
    expect(evaluated(value, CONDITIONS)).toEqual(expected);
  });

  test.each<[string, Json, string]>([
    ['a function that is not known', { 'Fn::Length': [] }, 'Fn::Length is a function'],
    ['a resource that is not there', { Ref: 'Nothing' }, 'Nothing is no resource'],
    [
      'an attribute that is not known',
      { 'Fn::GetAtt': ['Bucket', 'Colour'] },
      'attribute Colour of AWS::S3::Bucket',
    ],
    ['an export that nobody makes', { 'Fn::ImportValue': 'x' }, 'no stack exports x'],
    ['a choice past the end', { 'Fn::Select': [3, ['a']] }, 'past the end'],
    ['a condition that is not there', { 'Fn::If': ['Nowhere', 1, 2] }, 'Nowhere is no condition'],
    ['a join of what is no text', { 'Fn::Join': ['', [{ a: 1 }]] }, 'a text is needed'],
  ])('is refused with its path when it asks for %s', (_title, value, message) => {
    expect(() => evaluated(value)).toThrow(message);
    expect(() => evaluated(value)).toThrow('first: Resources/Asked/Properties/Value');
  });
});

describe('a set of templates', () => {
  const exporting = aStack({
    Resources: { Bucket: aBucket() },
    Outputs: { Out: { Value: { 'Fn::GetAtt': ['Bucket', 'Arn'] }, Export: { Name: 'first:Arn' } } },
  });
  const importing = aStack(
    {
      Resources: {
        Asked: valued({ 'Fn::ImportValue': 'first:Arn' }),
        After: { ...aBucket(), DependsOn: 'Asked' },
        Unmade: { ...aBucket(), Condition: 'Never' },
      },
      Conditions: { Never: { 'Fn::Equals': [1, 2] } },
    },
    { id: 'second', name: 'second', dependencies: ['first'], region: 'eu-west-1' },
  );

  test('resolves what one stack exports and another imports', () => {
    const set = evaluateTemplates([importing, exporting]);
    expect(set.find('second', 'Asked')?.properties.Value).toBe(set.find('first', 'Bucket')?.arn);
    expect(set.outputs('first').Out).toMatch(/^arn:aws:s3:::first-bucket-[0-9a-f]{12}$/);
  });

  test('leaves out a resource whose condition does not hold', () => {
    expect(evaluateTemplates([importing, exporting]).find('second', 'Unmade')).toBeUndefined();
  });

  test("uses the stack's own region", () => {
    const [asked] = evaluateTemplates([importing, exporting]).ofType('AWS::SQS::Queue');
    expect(asked?.ref).toContain('sqs.eu-west-1.');
    expect(asked?.ref).toContain('/111122223333/second-Asked-');
  });

  test('gives the same names every time, other names to other resources, within the length of the service', () => {
    const long = aStack({
      Resources: Object.fromEntries(['A', 'B'].map((id) => [id.repeat(90), aBucket()])),
    });
    const names = [1, 2].map(() => evaluateTemplates([long]).resources.map(({ ref }) => ref));
    expect(names[0]).toEqual(names[1]);
    expect(new Set(names[0]).size).toBe(2);
    expect(names[0]?.every((name) => name.length <= 63)).toBe(true);
  });

  test('orders stacks by their imports and resources by what they need', () => {
    const order = evaluateTemplates([importing, exporting]).deployOrder();
    expect(order.map(({ logicalId }) => logicalId)).toEqual(['Bucket', 'Asked', 'After']);
  });

  test.each<[string, JsonObject]>([
    ['a reference', { A: valued({ Ref: 'B' }), B: { ...aBucket(), DependsOn: ['A'] } }],
    ['a substitution', { A: valued({ 'Fn::Sub': sub('<B.Arn>') }), B: { ...aBucket(), DependsOn: ['A'] } }],
  ])('names a cycle that %s closes', (_title, resources) => {
    expect(() => evaluateTemplates([aStack({ Resources: resources })]).deployOrder()).toThrow(
      'resources of first wait for each other: A -> B -> A',
    );
  });

  test('names a cycle of stacks', () => {
    const back = { ...exporting, dependencies: ['second'] };
    expect(() => evaluateTemplates([importing, back]).deployOrder()).toThrow('second -> first -> second');
  });

  test('tells every problem at once, and what type it does not know', () => {
    const broken = aStack({ Resources: { A: { Type: 'AWS::Made::Up' }, B: valued({ Ref: 'C' }) } });
    expect(() => evaluateTemplates([broken])).toThrow(/AWS::Made::Up is not known[\s\S]*C is no resource/);
  });
});
