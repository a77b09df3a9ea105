import { App, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acknowledgeWildcards, type WildcardReasons } from '../../lib/constructs/acknowledge-wildcards';

/** The findings of a policy on a bucket of another stack, on one of its own, and on everything. */
function findings(reasons: WildcardReasons): readonly string[] {
  const app = new App();
  const other = new Bucket(new Stack(app, 'other'), 'Bucket');
  const stack = new Stack(app, 'own');
  const own = new Bucket(stack, 'Bucket');
  const policy = new ManagedPolicy(stack, 'Policy', {
    statements: [
      new PolicyStatement({
        actions: ['s3:PutObject'],
        resources: [other.arnForObjects('events/*'), own.arnForObjects('events/*'), '*'],
      }),
      new PolicyStatement({ actions: ['s3:Get*'], resources: [own.bucketArn] }),
    ],
  });
  acknowledgeWildcards(policy, reasons);
  app.synth();
  return new AwsSolutionsChecks(app)
    .validateScope(policy)
    .violations.map(({ ruleName }) => ruleName.replace(/^.*\[(.*)\]$/, '$1'));
}

describe('wildcards of a policy', () => {
  test('are findings until each has its reason', () => {
    expect(findings({})).toHaveLength(4);
  });

  test('have one by their ending, whichever stack the resource is in', () => {
    expect(findings({ '/events/*': 'named by the service' })).toEqual(['Resource::*', 'Action::s3:Get*']);
  });

  test('have one as a whole, which excuses no other', () => {
    expect(findings({ '*': 'knows no resources' })).toEqual([
      expect.stringMatching(/events\/\*$/),
      expect.stringMatching(/events\/\*$/),
      'Action::s3:Get*',
    ]);
  });

  test('in actions never have one', () => {
    expect(findings({ '/events/*': 'a', '*': 'b' })).toEqual(['Action::s3:Get*']);
  });
});
