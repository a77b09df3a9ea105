import { ADMINISTER_KEY } from '../../lib/constructs/key-administration';
import { ROLE_NAMES, type RoleName } from '../../lib/constructs/lake-names';
import { TIERS, type TierName } from '../../lib/core/tiers';
import { aVaultTemplate } from '../fixtures/a-vault';
import { ADMINISTRATOR, DEPLOY_ROLE, isAllowed, lakeRole, ROOT_USER } from '../fixtures/ask-iam';
import { vaultContents } from '../fixtures/vault-contents';
import type { Context } from '../fixtures/who-may';

const contents = vaultContents(aVaultTemplate());
const keyOf = (name: TierName | 'operations') => {
  const { arn, policy } = contents.keyOf(name);
  return { on: arn, policy };
};
const ALL = [...TIERS.map(({ name }) => name), 'operations'] as const;

const VAULT = 'arn:aws:s3:::audit-lake-dev-vault-anyvault-0123456789ab';
const throughS3 = (context = VAULT) => ({
  'kms:ViaService': 's3.us-east-1.amazonaws.com',
  'kms:EncryptionContext:aws:s3:arn': context,
});
const CRYPTOGRAPHY = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom'] as const;
const ADMINISTRATORS = [
  ['the deploy role', DEPLOY_ROLE],
  ['the key administrator', lakeRole('key-administrator')],
  ['the root user', ROOT_USER],
] as const;

describe.each(ALL)('the key of %s', (name) => {
  const key = keyOf(name);

  test.each(ADMINISTRATORS)('can be given back to its owners by %s: nobody is locked out', async (_, by) => {
    for (const action of ADMINISTER_KEY)
      expect([action, await isAllowed({ ...key, by, action })]).toEqual([action, true]);
  });

  test.each(ADMINISTRATORS)('cannot be used by %s, whatever IAM allows', async (_, by) => {
    for (const action of [...CRYPTOGRAPHY, 'kms:CreateGrant']) {
      expect(await isAllowed({ ...key, by, action })).toBe(false);
      expect(await isAllowed({ ...key, by, action, context: throughS3() })).toBe(false);
    }
  });

  test('opens nothing to an administrator of the account with kms:*, and gives away no administration', async () => {
    const actions = [...CRYPTOGRAPHY, ...ADMINISTER_KEY, 'kms:CreateGrant', 'kms:ScheduleKeyDeletion'];
    for (const action of actions) {
      expect([action, await isAllowed({ ...key, by: ADMINISTRATOR, action })]).toEqual([action, false]);
      expect(await isAllowed({ ...key, by: ADMINISTRATOR, action, context: throughS3() })).toBe(false);
    }
  });

  test.each([
    ['waits as long as KMS can wait', lakeRole('key-administrator'), '30', true],
    ['waits as long when nothing is said', lakeRole('key-administrator'), undefined, true],
    ['waits for the root user too', ROOT_USER, '30', true],
    ['is not hurried', lakeRole('key-administrator'), '7', false],
    ['is not hurried by the root user', ROOT_USER, '7', false],
    ['is not asked for by a deployment', DEPLOY_ROLE, '30', false],
  ] as const)('a deletion %s', async (_, by, days, expected) => {
    const context: Context = days === undefined ? {} : { 'kms:ScheduleKeyDeletionPendingWindowInDays': days };

    expect(await isAllowed({ ...key, by, action: 'kms:ScheduleKeyDeletion', context })).toBe(expected);
  });

  test('is rotated, waits before it is destroyed, and stays when the stack goes', () => {
    const { properties, raw } = contents.keyOf(name);

    expect(properties).toMatchObject({ EnableKeyRotation: true, PendingWindowInDays: 30 });
    expect(raw).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('has a policy that names no wildcard action and no wildcard principal', () => {
    const policy = JSON.stringify(key.policy);

    expect(policy).not.toMatch(/"kms:[A-Za-z]*\*"/);
    expect(policy).not.toMatch(/"Principal":("\*"|\{"AWS":"\*"\})/);
    expect(policy.length).toBeLessThan(32_768);
  });
});

/** Who opens what is under a tier's key. */
const OPENS: Readonly<Record<TierName, readonly RoleName[]>> = {
  standard: [
    'deliver-standard',
    'replicate',
    'quarantine-steward',
    'privacy-officer',
    'auditor',
    'break-glass',
  ],
  clinical: [
    'deliver-clinical',
    'replicate',
    'quarantine-steward',
    'privacy-officer',
    'auditor',
    'break-glass',
  ],
  psychotherapy: [
    'deliver-psychotherapy',
    'replicate',
    'quarantine-steward',
    'psychotherapy-reviewer',
    'break-glass',
  ],
  sud: ['deliver-sud', 'replicate', 'quarantine-steward', 'part2-officer', 'break-glass'],
};
const SENDING_TRANSFORMS: Readonly<Record<TierName, readonly RoleName[]>> = {
  standard: ['transform-standard'],
  clinical: ['transform-standard', 'transform-clinical'],
  psychotherapy: ['transform-standard', 'transform-clinical', 'transform-psychotherapy'],
  sud: ['transform-standard', 'transform-clinical', 'transform-psychotherapy', 'transform-sud'],
};
const SEALS_NOT: readonly RoleName[] = ['quarantine-steward'];

describe.each(TIERS)('the key of tier $name', ({ name: tier }) => {
  const key = keyOf(tier);

  test.each(ROLE_NAMES)('%s opens and seals by it only as the tier asks', async (name) => {
    const by = lakeRole(name);
    const opens = OPENS[tier].includes(name);
    const ask = (action: string) => isAllowed({ ...key, by, action, context: throughS3() });

    expect(await ask('kms:Decrypt')).toBe(opens);
    expect(await ask('kms:GenerateDataKey')).toBe(opens && !SEALS_NOT.includes(name));
    expect(await ask('kms:Encrypt')).toBe(name === 'replicate');
  });

  test.each(OPENS[tier])(
    '%s uses it through S3, for buckets of this lake, and IAM must allow it too',
    async (name) => {
      const asked = { ...key, by: lakeRole(name), action: 'kms:Decrypt' };
      const nothing = { Version: '2012-10-17', Statement: [] };

      expect(await isAllowed({ ...asked, context: throughS3() })).toBe(true);
      expect(await isAllowed({ ...asked, context: throughS3(`${VAULT}/events/tier=${tier}/x`) })).toBe(true);
      expect(await isAllowed(asked)).toBe(false);
      expect(await isAllowed({ ...asked, context: throughS3('arn:aws:s3:::elsewhere') })).toBe(false);
      expect(
        await isAllowed({
          ...asked,
          context: { ...throughS3(), 'kms:ViaService': 'ec2.us-east-1.amazonaws.com' },
        }),
      ).toBe(false);
      expect(await isAllowed({ ...asked, context: throughS3(), identity: nothing })).toBe(false);
    },
  );

  test.each(ROLE_NAMES)('%s sends to its stream only as the way of an event goes', async (name) => {
    const sends = name === 'route' || SENDING_TRANSFORMS[tier].includes(name);
    const context = { 'kms:ViaService': 'firehose.us-east-1.amazonaws.com' };

    for (const action of ['kms:GenerateDataKey', 'kms:Decrypt']) {
      expect(await isAllowed({ ...key, by: lakeRole(name), action, context })).toBe(sends);
    }
  });

  test('a producer of the stage, known by its tag, sends to its stream and opens nothing else', async () => {
    const asked = { ...key, by: ADMINISTRATOR, action: 'kms:Decrypt' };
    const viaStream = { 'kms:ViaService': 'firehose.us-east-1.amazonaws.com' };
    const tagged = { 'aws:PrincipalTag/audit-lake-producer': 'dev' };

    expect(await isAllowed({ ...asked, context: { ...viaStream, ...tagged } })).toBe(true);
    expect(await isAllowed({ ...asked, context: viaStream })).toBe(false);
    expect(await isAllowed({ ...asked, context: { ...throughS3(), ...tagged } })).toBe(false);
  });

  test.each([
    ['through Firehose, for itself, what a stream needs', {}, true],
    ['nothing that a stream does not need', { 'kms:GrantOperations': ['Decrypt', 'Sign'] }, false],
    ['nothing by itself', { 'kms:ViaService': '' }, false],
    ['nothing through another service', { 'kms:ViaService': 'ec2.us-east-1.amazonaws.com' }, false],
    ['nothing that is not for an AWS resource', { 'kms:GrantIsForAWSResource': 'false' }, false],
  ] as const)('a deployment grants %s', async (_, changed, expected) => {
    const context = {
      'kms:ViaService': 'firehose.us-east-1.amazonaws.com',
      'kms:GrantIsForAWSResource': 'true',
      'kms:GrantOperations': ['Decrypt', 'GenerateDataKey'],
      ...changed,
    };
    const asked = {
      ...key,
      action: 'kms:CreateGrant',
      context: context as Record<string, string | string[]>,
    };

    expect(await isAllowed({ ...asked, by: DEPLOY_ROLE })).toBe(expected);
    expect(await isAllowed({ ...asked, by: lakeRole('key-administrator') })).toBe(false);
  });
});
