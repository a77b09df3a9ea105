import { App, Stack } from 'aws-cdk-lib';
import { type IPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { breakGlassTrust, humanTrust } from '../../lib/constructs/human-trust';
import { ADMINISTRATOR, isAllowed } from '../fixtures/ask-iam';
import type { Context } from '../fixtures/who-may';

const anybody = { access: { assumedBy: [] } };
const listed = { access: { assumedBy: ['arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*'] } };
const LISTED_ROLE = 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Privacy_1';
const MFA: Context = { 'aws:MultiFactorAuthPresent': 'true' };
const REASON: Context = { 'aws:RequestTag/reason': 'ticket 4711', 'aws:TagKeys': ['reason'] };

function may(trust: IPrincipal, action: string, context: Context, by = ADMINISTRATOR): Promise<boolean> {
  const stack = new Stack(new App(), 'trust', { env: { account: '111122223333', region: 'us-east-1' } });
  const role = new Role(stack, 'Role', { assumedBy: trust });
  const policy = JSON.parse(
    JSON.stringify(stack.resolve(role.assumeRolePolicy)).replaceAll('{"Ref":"AWS::Partition"}', '"aws"'),
  );
  const named = JSON.parse(
    JSON.stringify(policy, (_, value) => (value?.['Fn::Join'] ? value['Fn::Join'][1].join('') : value)),
  );
  return isAllowed({ by, action, on: 'arn:aws:iam::111122223333:role/lake', policy: named, context });
}

describe('a role for people is taken', () => {
  test('with a second factor, where nobody is listed', async () => {
    expect(await may(humanTrust(anybody), 'sts:AssumeRole', MFA)).toBe(true);
    expect(await may(humanTrust(anybody), 'sts:AssumeRole', { 'aws:MultiFactorAuthPresent': 'false' })).toBe(
      false,
    );
    expect(await may(humanTrust(anybody), 'sts:AssumeRole', {})).toBe(false);
  });

  test('by the roles that are listed, and by no other', async () => {
    expect(await may(humanTrust(listed), 'sts:AssumeRole', {}, LISTED_ROLE)).toBe(true);
    expect(await may(humanTrust(listed), 'sts:AssumeRole', MFA)).toBe(false);
  });
});

describe.each(['sts:AssumeRole', 'sts:TagSession'])('break-glass, %s', (action) => {
  test.each([
    ['with a second factor and a reason', { ...MFA, ...REASON }, true],
    ['not without a reason', MFA, false],
    ['not with an empty reason', { ...MFA, ...REASON, 'aws:RequestTag/reason': '' }, false],
    ['not without a second factor', REASON, false],
    ['not with another tag beside it', { ...MFA, ...REASON, 'aws:TagKeys': ['reason', 'team'] }, false],
  ] as const)('%s', async (_, context, expected) => {
    expect(await may(breakGlassTrust(anybody), action, context as Context)).toBe(expected);
  });
});
