import { GOVERN_BUCKET } from '../../lib/constructs/bucket-denials';
import { strictestTier } from '../../lib/constructs/lake-names';
import { readersOf, readersOfScope } from '../../lib/constructs/reader-roles';
import { WORKGROUPS } from '../../lib/constructs/scope-workgroup';
import { TIERS } from '../../lib/core/tiers';
import { aVaultTemplate } from '../fixtures/a-vault';
import { ADMINISTRATOR, DEPLOY_ROLE, isAllowed, lakeRole } from '../fixtures/ask-iam';
import { vaultContents } from '../fixtures/vault-contents';
import { type Context, NOBODY, type Somebody, whoMay } from '../fixtures/who-may';

const { bucketOf, vaultOf, keyOf } = vaultContents(aVaultTemplate());
const sorted = (names: readonly Somebody[]) => [...names].sort();
const sealedBy = (key: string): Context => ({
  's3:x-amz-server-side-encryption': 'aws:kms',
  's3:x-amz-server-side-encryption-aws-kms-key-id': key,
});
const KEY_UNNAMED: Context = { 's3:x-amz-server-side-encryption': 'aws:kms' };
const VIA_ATHENA: Context = { 'aws:CalledVia': ['athena.amazonaws.com'] };

describe.each(['StandardVaultName', 'SudVaultName', 'LandingName', 'ResultsName', 'AccessLogsName'])(
  'the bucket of %s',
  (output) => {
    const { arn, policy, policyResource } = bucketOf(output);

    test.each(GOVERN_BUCKET)('lets a deployment %s, and no administrator', async (action) => {
      const asked = { action, on: arn, policy };

      expect(await isAllowed({ ...asked, by: DEPLOY_ROLE })).toBe(true);
      expect(await isAllowed({ ...asked, by: ADMINISTRATOR })).toBe(false);
      expect(await isAllowed({ ...asked, by: lakeRole('key-administrator') })).toBe(false);
    });

    test.each([
      ['without TLS', { 'aws:SecureTransport': 'false' }],
      ['with an old TLS', { 's3:TlsVersion': '1.1' }],
    ])('answers nobody %s', async (_, context) => {
      expect(await whoMay(policy, 's3:ListBucket', arn, context)).toEqual([]);
      expect(await whoMay(policy, 's3:ListBucket', arn)).not.toEqual([]);
    });

    test('keeps its denials when the stack goes, and has room for them', () => {
      expect(policyResource?.raw).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      expect(JSON.stringify(policy).length).toBeLessThan(20_480);
    });
  },
);

describe('a vault', () => {
  const { arn, policy } = vaultOf('psychotherapy');
  const may = (action: string) => whoMay(policy, action, `${arn}/events/tier=psychotherapy/x`);

  test.each([
    's3:PutObject',
    's3:PutObjectAcl',
    's3:PutObjectTagging',
    's3:DeleteObject',
    's3:DeleteObjectVersion',
    's3:ReplicateDelete',
    's3:BypassGovernanceRetention',
  ])('lets nobody %s', async (action) => {
    expect(await may(action)).toEqual(NOBODY);
  });

  test.each(['s3:PutObjectRetention', 's3:PutObjectLegalHold'])(
    'lets legal-hold alone %s',
    async (action) => {
      expect(await may(action)).toEqual(['legal-hold']);
    },
  );
});

describe.each(TIERS)('the vault of $name', ({ name: tier }) => {
  const { arn, policy } = vaultOf(tier);
  const object = `${arn}/events/tier=${tier}/event_date=2026-03-02/part.parquet`;
  const may = (action: string, context: Context = {}) => whoMay(policy, action, object, context);

  test.each([
    ['under the key of the tier', sealedBy(keyOf(tier).arn), ['replicate']],
    ['under the default, which is that key', {}, ['replicate']],
    ['under another key', sealedBy('arn:aws:kms:us-east-1:111122223333:key/other'), NOBODY],
    ['under no key', { 's3:x-amz-server-side-encryption': 'AES256' }, NOBODY],
    ['under a key of the caller', { 's3:x-amz-server-side-encryption-customer-algorithm': 'AES256' }, NOBODY],
  ] as const)('takes replicas %s: %j', async (_, context, expected) => {
    expect(await may('s3:ReplicateObject', context)).toEqual(expected);
  });

  test.each(['s3:GetObject', 's3:GetObjectVersion'])(
    'lets its readers %s, and only through Athena',
    async (action) => {
      expect(await may(action, VIA_ATHENA)).toEqual(sorted(readersOf(tier)));
      expect(await may(action)).toEqual(NOBODY);
      expect(await may(action, { 'aws:CalledVia': ['cloudformation.amazonaws.com'] })).toEqual(NOBODY);
    },
  );

  test('lets its locks be looked at without its content', async () => {
    expect(await may('s3:GetObjectRetention')).toContain('legal-hold');
    expect(await may('s3:GetObject')).not.toContain('legal-hold');
  });
});

describe.each(TIERS)('the landing bucket, for $name', ({ name: tier }) => {
  const { arn, policy } = bucketOf('LandingName');
  const event = `${arn}/events/tier=${tier}/event_date=2026-03-02/part.parquet`;
  const refused = `${arn}/quarantine/tier=${tier}/received_date=2026-03-02/processing-failed/part`;
  const right = sealedBy(keyOf(tier).arn);
  const stronger = sealedBy(keyOf(tier === 'sud' ? 'standard' : 'sud').arn);

  test.each([event, refused])('lets its stream alone write %s, under its key alone', async (on) => {
    expect(await whoMay(policy, 's3:PutObject', on, right)).toEqual([`deliver-${tier}`]);
    expect(await whoMay(policy, 's3:PutObject', on, stronger)).toEqual(NOBODY);
    // KMS without a key is the account's own, not the bucket's default.
    expect(await whoMay(policy, 's3:PutObject', on, KEY_UNNAMED)).toEqual(NOBODY);
    expect(await whoMay(policy, 's3:PutObject', on, { 's3:x-amz-server-side-encryption': 'AES256' })).toEqual(
      NOBODY,
    );
  });

  test('takes the later parts of an upload, which name no key', async () => {
    expect(await whoMay(policy, 's3:PutObject', event)).toEqual([`deliver-${tier}`]);
  });

  test('lets nobody delete events, and its steward delete refusals', async () => {
    for (const action of ['s3:DeleteObject', 's3:DeleteObjectVersion']) {
      expect(await whoMay(policy, action, event)).toEqual(NOBODY);
      expect(await whoMay(policy, action, refused)).toEqual(['quarantine-steward']);
    }
  });

  test('lets replication read events, and its steward read refusals', async () => {
    for (const action of ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectVersionForReplication']) {
      expect(await whoMay(policy, action, event)).toEqual(['replicate']);
      expect(await whoMay(policy, action, refused)).toEqual(['quarantine-steward']);
    }
  });
});

describe('the landing bucket', () => {
  const { arn, policy } = bucketOf('LandingName');

  test.each(['elsewhere/x', 'events/x', 'events/tier=other/x', 'quarantine/x'])(
    'takes nothing at %s',
    async (key) => {
      expect(await whoMay(policy, 's3:PutObject', `${arn}/${key}`)).toEqual(NOBODY);
    },
  );

  test('is no replica, and has no locks to change', async () => {
    for (const action of ['s3:ReplicateObject', 's3:PutObjectRetention', 's3:PutObjectLegalHold']) {
      expect(await whoMay(policy, action, `${arn}/events/tier=sud/x`)).toEqual(NOBODY);
    }
  });
});

describe.each(WORKGROUPS)('the answers of $name', ({ name, scope }) => {
  const { arn, policy } = bucketOf('ResultsName');
  const answer = `${arn}/${name}/answer.csv`;
  const readers = sorted(readersOfScope(scope));

  test('are written by its readers, under the key of its strictest tier', async () => {
    const other = strictestTier(scope) === 'sud' ? 'standard' : 'sud';

    expect(await whoMay(policy, 's3:PutObject', answer, sealedBy(keyOf(strictestTier(scope)).arn))).toEqual(
      readers,
    );
    expect(await whoMay(policy, 's3:PutObject', answer, sealedBy(keyOf(other).arn))).toEqual(NOBODY);
  });

  test('are read by its readers', async () => {
    expect(await whoMay(policy, 's3:GetObject', answer)).toEqual(readers);
  });
});

describe('the results bucket', () => {
  const { arn, policy } = bucketOf('ResultsName');

  test.each(['elsewhere/x', 'x', 'standardised/x'])('takes and gives nothing at %s', async (key) => {
    expect(await whoMay(policy, 's3:PutObject', `${arn}/${key}`)).toEqual(NOBODY);
    expect(await whoMay(policy, 's3:GetObject', `${arn}/${key}`)).toEqual(NOBODY);
  });
});

describe('the bucket of access logs', () => {
  const { arn, policy } = bucketOf('AccessLogsName');
  const landing = bucketOf('LandingName').arn;
  const ofLake = { 'aws:SourceAccount': '111122223333' };

  test.each([
    ['the landing bucket, at its place', 'landing/x', { ...ofLake, 'aws:SourceArn': landing }, true],
    ['the landing bucket, at another place', 'results/x', { ...ofLake, 'aws:SourceArn': landing }, false],
    ['another bucket', 'landing/x', { ...ofLake, 'aws:SourceArn': 'arn:aws:s3:::other' }, false],
    [
      'another account',
      'landing/x',
      { 'aws:SourceAccount': '999999999999', 'aws:SourceArn': landing },
      false,
    ],
    [
      'the bucket of the trail',
      'trail/x',
      { ...ofLake, 'aws:SourceArn': 'arn:aws:s3:::audit-lake-dev-observability-x' },
      true,
    ],
    [
      'a bucket of another stage',
      'trail/x',
      { ...ofLake, 'aws:SourceArn': 'arn:aws:s3:::audit-lake-test-observability-x' },
      false,
    ],
  ] as const)('takes from S3 the log of %s: %s %j %s', async (_, key, context, expected) => {
    const by = 'logging.s3.amazonaws.com';

    expect(await isAllowed({ by, action: 's3:PutObject', on: `${arn}/${key}`, policy, context })).toBe(
      expected,
    );
  });

  test('takes nothing from anybody else, and loses nothing', async () => {
    for (const action of ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion']) {
      expect(await whoMay(policy, action, `${arn}/landing/x`)).toEqual(NOBODY);
    }
  });
});
