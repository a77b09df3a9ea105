import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { LANDING_DAYS, tierRetention } from '../../lib/core/retention';
import { TIERS } from '../../lib/core/tiers';
import { at, listAt } from '../cloud/json';
import { aVault, aVaultTemplate, PRODUCTION } from '../fixtures/a-vault';
import { isAllowed, lakeRole } from '../fixtures/ask-iam';
import { policyFindings } from '../fixtures/policy-findings';
import { vaultContents } from '../fixtures/vault-contents';
import type { Context } from '../fixtures/who-may';

const templates = aVaultTemplate();
const { bucketOf, vaultOf, keyOf, roleOf } = vaultContents(templates);
const production = aVaultTemplate(PRODUCTION);
const inProduction = vaultContents(production);
const BUCKETS = [
  ...TIERS.map(({ name }) => `${name.charAt(0).toUpperCase()}${name.slice(1)}VaultName`),
  'LandingName',
  'ResultsName',
  'AccessLogsName',
];

describe('the policy packs', () => {
  test('find nothing in the stack that is not acknowledged where it stands', () => {
    expect(policyFindings(aVault().app)).toEqual([]);
  });

  test('look at the stack: a bucket without any of its protection is found', () => {
    const { app, vault } = aVault();
    const bucket = new CfnBucket(vault, 'Bare');

    const found = policyFindings(app);

    expect(found.map(({ rule }) => rule)).toContain('HIPAA.Security-S3DefaultEncryptionKMS');
    expect(new Set(found.map(({ path }) => path))).toEqual(new Set([bucket.node.path]));
  });
});

test('what holds data or opens it keeps its name in the template, or a deployment would leave it behind', () => {
  const kept = templates.resources.filter(({ raw }) => raw.DeletionPolicy === 'Retain');

  expect(Object.fromEntries(kept.map(({ logicalId, type }) => [logicalId, type]))).toMatchSnapshot();
});

describe.each(BUCKETS)('the bucket of %s', (output) => {
  const { properties, raw } = bucketOf(output);

  test('is private, versioned, without ACLs, and stays', () => {
    expect(properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    expect(properties).not.toHaveProperty('BucketName');
    expect(raw).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('forgets an upload that nobody finished, and has an end for every version', () => {
    const rules = listAt(properties, 'LifecycleConfiguration', 'Rules');
    const expiring = rules.filter((rule) => at(rule, 'ExpirationInDays') !== undefined);

    expect(rules).toContainEqual(
      expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }),
    );
    expect(expiring.length).toBeGreaterThan(0);
    for (const rule of expiring) expect(at(rule, 'NoncurrentVersionExpiration')).toBeDefined();
  });

  test('has its requests logged under a prefix of its own, but for the log itself', () => {
    const log = at(properties, 'LoggingConfiguration');

    if (output === 'AccessLogsName') expect(log).toBeUndefined();
    else expect(log).toMatchObject({ DestinationBucketName: bucketOf('AccessLogsName').ref });
  });
});

describe.each(TIERS)('the vault of $name', ({ name: tier }) => {
  test('locks by days outside production, and by years in it', () => {
    const years = tier === 'sud' ? 7 : 6;

    expect(vaultOf(tier).properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } },
      },
    });
    expect(at(inProduction.vaultOf(tier).properties, 'ObjectLockConfiguration', 'Rule')).toEqual({
      DefaultRetention: { Mode: 'COMPLIANCE', Years: years },
    });
  });

  test('moves and ends what it keeps as the retention says, never before the lock ends', () => {
    const { retention } = aVault(PRODUCTION).vault.config;
    const told = tierRetention(retention, tier);
    const rule = listAt(inProduction.vaultOf(tier).properties, 'LifecycleConfiguration', 'Rules').find(
      (one) => at(one, 'Id') === 'after-the-lock',
    );

    expect(rule).toMatchObject({
      ExpirationInDays: told.expireAfterDays,
      NoncurrentVersionExpiration: { NoncurrentDays: told.noncurrentExpireAfterDays },
      Transitions: told.transitions.map(({ afterDays, storageClass }) => ({
        StorageClass: storageClass,
        TransitionInDays: afterDays,
      })),
    });
    expect(Number(at(rule, 'ExpirationInDays'))).toBeGreaterThan(told.lockDays);
  });

  test('seals by the key of its tier, with a bucket key', () => {
    expect(listAt(vaultOf(tier).properties, 'BucketEncryption', 'ServerSideEncryptionConfiguration')).toEqual(
      [
        {
          BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] },
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: { KMSMasterKeyID: keyOf(tier).arn, SSEAlgorithm: 'aws:kms' },
        },
      ],
    );
  });

  test('is where the events of its tier are replicated to, under its key, deletions not among them', () => {
    const rules = listAt(bucketOf('LandingName').properties, 'ReplicationConfiguration', 'Rules');

    expect(rules.filter((rule) => at(rule, 'Filter', 'Prefix') === `events/tier=${tier}/`)).toEqual([
      expect.objectContaining({
        Status: 'Enabled',
        DeleteMarkerReplication: { Status: 'Disabled' },
        SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
        Destination: {
          Bucket: vaultOf(tier).arn,
          EncryptionConfiguration: { ReplicaKmsKeyID: keyOf(tier).arn },
          Metrics: { Status: 'Enabled' },
        },
      }),
    ]);
    expect(new Set(rules.map((rule) => at(rule, 'Priority'))).size).toBe(TIERS.length);
  });
});

test('the landing bucket has no lock, and keeps events longer than replication can ordinarily take', () => {
  const { properties } = bucketOf('LandingName');

  expect(properties).not.toHaveProperty('ObjectLockEnabled');
  expect(listAt(properties, 'LifecycleConfiguration', 'Rules')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ Prefix: 'events/', ExpirationInDays: LANDING_DAYS }),
      expect.objectContaining({ Prefix: 'quarantine/', ExpirationInDays: 365 }),
    ]),
  );
});

describe('a role of the stack may', () => {
  const key = keyOf('sud');
  const [landing, vault, other] = [bucketOf('LandingName'), vaultOf('sud'), vaultOf('clinical')];
  const through = (bucket: { readonly arn: string }) => ({
    'kms:ViaService': 's3.us-east-1.amazonaws.com',
    'kms:EncryptionContext:aws:s3:arn': bucket.arn,
  });
  const event = 'events/tier=sud/event_date=2026-03-02/x';
  const refused = 'quarantine/tier=sud/received_date=2026-03-02/x';

  test.each([
    ['replicate', 's3:GetObjectVersionForReplication', landing, event, {}, true],
    ['replicate', 's3:GetObjectVersionForReplication', landing, refused, {}, false],
    ['replicate', 's3:ReplicateObject', vault, event, {}, true],
    ['replicate', 's3:ReplicateObject', other, event, {}, false],
    ['replicate', 's3:GetObject', vault, event, {}, false],
    ['replicate', 's3:ReplicateDelete', vault, event, {}, false],
    ['legal-hold', 's3:PutObjectLegalHold', vault, event, {}, true],
    ['legal-hold', 's3:PutObjectRetention', vault, event, { 's3:object-lock-mode': 'GOVERNANCE' }, true],
    ['legal-hold', 's3:PutObjectRetention', vault, event, { 's3:object-lock-mode': 'COMPLIANCE' }, false],
    ['legal-hold', 's3:BypassGovernanceRetention', vault, event, {}, false],
    ['legal-hold', 's3:GetObject', vault, event, { 'aws:CalledVia': ['athena.amazonaws.com'] }, false],
    ['legal-hold', 's3:DeleteObjectVersion', vault, event, {}, false],
    ['quarantine-steward', 's3:GetObject', landing, refused, {}, true],
    ['quarantine-steward', 's3:DeleteObjectVersion', landing, refused, {}, true],
    ['quarantine-steward', 's3:GetObject', landing, event, {}, false],
    ['quarantine-steward', 's3:DeleteObject', landing, event, {}, false],
    ['quarantine-steward', 's3:GetObject', vault, event, {}, false],
  ] as const)('%s %s (row %#)', async (name, action, bucket, path, context, expected) => {
    const by = lakeRole(name);
    const asked = { by, action, on: `${bucket.arn}/${path}`, policy: bucket.policy };

    expect(await isAllowed({ ...asked, identity: roleOf(by).identity, context: context as Context })).toBe(
      expected,
    );
  });

  test.each([
    ['replicate', 'kms:Decrypt', landing, true],
    ['replicate', 'kms:Decrypt', vault, false],
    ['replicate', 'kms:GenerateDataKey', vault, true],
    ['replicate', 'kms:GenerateDataKey', landing, false],
    ['quarantine-steward', 'kms:Decrypt', landing, true],
    ['quarantine-steward', 'kms:Decrypt', vault, false],
    ['legal-hold', 'kms:Decrypt', vault, false],
    ['key-administrator', 'kms:Decrypt', vault, false],
    ['key-administrator', 'kms:PutKeyPolicy', vault, true],
    ['key-administrator', 'kms:CreateGrant', vault, false],
  ] as const)('%s %s for the bucket of row %#', async (name, action, bucket, expected) => {
    const by = lakeRole(name);
    const asked = { by, action, on: key.arn, policy: key.policy, context: through(bucket) };

    expect(await isAllowed({ ...asked, identity: roleOf(by).identity })).toBe(expected);
  });
});

test('every policy of a role has room: IAM counts 6,144 characters', () => {
  const policies = production.ofType('AWS::IAM::ManagedPolicy');

  expect(policies.length).toBe(4);
  for (const { properties } of policies) {
    expect(JSON.stringify(properties.PolicyDocument).length).toBeLessThan(6_144);
  }
});
