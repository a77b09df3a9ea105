import { ROLE_NAMES } from '../../lib/constructs/lake-names';
import { aVaultTemplate } from '../fixtures/a-vault';
import { ADMINISTRATOR, isAllowed, lakeRole } from '../fixtures/ask-iam';
import { vaultContents } from '../fixtures/vault-contents';

const { arn: on, policy } = vaultContents(aVaultTemplate()).keyOf('operations');
const key = { on, policy };
const viaS3 = { 'kms:ViaService': 's3.us-east-1.amazonaws.com' };

describe('the operations key', () => {
  const inAccount = 'us-east-1:111122223333';
  const viaQueue = { 'kms:ViaService': 'sqs.us-east-1.amazonaws.com' };
  const trail = `arn:aws:cloudtrail:${inAccount}:trail/audit-lake-dev`;
  const source = (arn: string) => ({ 'aws:SourceAccount': '111122223333', 'aws:SourceArn': arn });

  test.each([
    [
      'logs.us-east-1.amazonaws.com',
      'kms:GenerateDataKey',
      {
        'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${inAccount}:log-group:audit-lake-dev-ingest-Logs-1`,
      },
      true,
    ],
    [
      'logs.us-east-1.amazonaws.com',
      'kms:GenerateDataKey',
      { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${inAccount}:log-group:/aws/lambda/other` },
      false,
    ],
    [
      'cloudwatch.amazonaws.com',
      'kms:GenerateDataKey',
      source(`arn:aws:cloudwatch:${inAccount}:alarm:audit-lake-dev-x`),
      true,
    ],
    [
      'cloudwatch.amazonaws.com',
      'kms:GenerateDataKey',
      source(`arn:aws:cloudwatch:${inAccount}:alarm:other`),
      false,
    ],
    [
      'events.amazonaws.com',
      'kms:GenerateDataKey',
      source(`arn:aws:events:${inAccount}:rule/audit-lake-dev-x`),
      true,
    ],
    ['events.amazonaws.com', 'kms:GenerateDataKey', source(`arn:aws:events:${inAccount}:rule/other`), false],
    [
      'cloudtrail.amazonaws.com',
      'kms:GenerateDataKey',
      { 'aws:SourceArn': trail, 'kms:EncryptionContext:aws:cloudtrail:arn': trail },
      true,
    ],
    ['cloudtrail.amazonaws.com', 'kms:DescribeKey', { 'aws:SourceArn': trail }, true],
    [
      'cloudtrail.amazonaws.com',
      'kms:GenerateDataKey',
      { 'aws:SourceArn': `${trail}-2`, 'kms:EncryptionContext:aws:cloudtrail:arn': trail },
      false,
    ],
    ['sqs.amazonaws.com', 'kms:Decrypt', {}, false],
  ] as const)('%s may %s: only for this lake (%#)', async (by, action, context, expected) => {
    expect(await isAllowed({ ...key, by, action, context })).toBe(expected);
  });

  test.each([
    ['route opens what waits in its queues', lakeRole('route'), viaQueue, true],
    ['route opens nothing elsewhere', lakeRole('route'), viaS3, false],
    [
      'a producer, known by its tag, fills the queue',
      ADMINISTRATOR,
      { ...viaQueue, 'aws:PrincipalTag/audit-lake-producer': 'dev' },
      true,
    ],
    [
      'a producer of another stage does not',
      ADMINISTRATOR,
      { ...viaQueue, 'aws:PrincipalTag/audit-lake-producer': 'test' },
      false,
    ],
    ['nobody else does', lakeRole('transform-sud'), viaQueue, false],
  ] as const)('%s', async (_, by, context, expected) => {
    expect(await isAllowed({ ...key, by, action: 'kms:Decrypt', context })).toBe(expected);
  });

  test.each(ROLE_NAMES)('%s reads the trail only as a reviewer', async (name) => {
    const context = { ...viaS3, 'kms:EncryptionContext:aws:cloudtrail:arn': trail };
    const allowed = await isAllowed({ ...key, by: lakeRole(name), action: 'kms:Decrypt', context });

    expect(allowed).toBe(['privacy-officer', 'auditor', 'security-analyst'].includes(name));
  });
});
