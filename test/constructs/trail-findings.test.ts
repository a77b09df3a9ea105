import {
  TRAIL_FINDING_NAMES,
  TRAIL_FINDINGS,
  type TrailFindingName,
} from '../../lib/constructs/trail-findings';
import { matchesPattern } from './matches-pattern';

const KEY = '0d1e2f30-0000-4000-8000-0123456789ab';
const ROLE = 'arn:aws:iam::111122223333:role/audit-lake-dev-break-glass-us-east-1';
const SUBJECTS = {
  bucketNames: ['audit-lake-dev-vault-standard-1a2b', 'audit-lake-dev-vault-landing-3c4d'],
  keyIds: [KEY],
  prefix: 'audit-lake-dev',
  breakGlassRoleArn: ROLE,
  trailName: 'audit-lake-dev',
};

const kms = (eventName: string, more: object = {}) => ({
  eventSource: 'kms.amazonaws.com',
  eventName,
  ...more,
});
const s3 = (eventName: string, bucketName: string, more: object = {}) => ({
  eventSource: 's3.amazonaws.com',
  eventName,
  requestParameters: { bucketName },
  ...more,
});
const iam = (eventName: string, requestParameters: object) => ({
  eventSource: 'iam.amazonaws.com',
  eventName,
  requestParameters,
});
const trail = (eventName: string, requestParameters: object) => ({
  eventSource: 'cloudtrail.amazonaws.com',
  eventName,
  requestParameters,
});
const VAULT = 'audit-lake-dev-vault-standard-1a2b';
const DENIED = { errorCode: 'AccessDenied' };
const keyId = (id: string) => ({ requestParameters: { keyId: id } });

/** Events in the form of the trail: those that a finding must see, and near misses that it must not. */
const CASES: Readonly<
  Record<TrailFindingName, { readonly hits: readonly object[]; readonly misses: readonly object[] }>
> = {
  keyDenials: {
    hits: [kms('Decrypt', DENIED), kms('GenerateDataKey', { errorCode: 'AccessDeniedException' })],
    misses: [
      kms('Decrypt'),
      kms('Decrypt', { errorCode: 'ThrottlingException' }),
      s3('GetObject', VAULT, DENIED),
    ],
  },
  bucketDenials: {
    hits: [s3('GetObject', VAULT, DENIED), s3('DeleteObject', VAULT, DENIED)],
    misses: [
      s3('GetObject', VAULT),
      s3('GetObject', 'somebody-elses', DENIED),
      s3('GetObject', VAULT, { errorCode: 'NoSuchKey' }),
    ],
  },
  keyChanges: {
    hits: [
      kms('PutKeyPolicy', keyId(KEY)),
      kms('ScheduleKeyDeletion', keyId(`arn:aws:kms:us-east-1:111122223333:key/${KEY}`)),
      kms('DisableKeyRotation', keyId(KEY)),
      kms('CreateGrant', keyId(KEY)),
    ],
    misses: [kms('Decrypt', keyId(KEY)), kms('PutKeyPolicy', keyId('0d1e2f30-0000-4000-8000-ffffffffffff'))],
  },
  bucketChanges: {
    hits: [
      s3('PutBucketPolicy', VAULT),
      s3('DeleteBucketPolicy', VAULT),
      s3('PutBucketObjectLockConfiguration', VAULT),
      s3('PutObjectLockConfiguration', VAULT),
      s3('PutBucketLifecycle', VAULT),
    ],
    misses: [
      s3('PutObject', VAULT),
      s3('PutObjectRetention', VAULT),
      s3('GetBucketPolicy', VAULT),
      s3('PutBucketPolicy', 'somebody-elses'),
    ],
  },
  holdChanges: {
    hits: [s3('PutObjectRetention', VAULT), s3('PutObjectLegalHold', VAULT, DENIED)],
    misses: [s3('PutObject', VAULT), s3('GetObjectRetention', VAULT)],
  },
  roleChanges: {
    hits: [
      iam('UpdateAssumeRolePolicy', { roleName: 'audit-lake-dev-break-glass-us-east-1' }),
      iam('AttachRolePolicy', {
        roleName: 'audit-lake-dev-route-us-east-1',
        policyArn: 'arn:aws:iam::aws:x',
      }),
      iam('CreatePolicyVersion', {
        policyArn: 'arn:aws:iam::111122223333:policy/audit-lake-dev-ingest-Route-1',
      }),
      iam('CreatePolicy', { policyName: 'audit-lake-dev-ingest-Route-1' }),
    ],
    misses: [
      iam('UpdateAssumeRolePolicy', { roleName: 'web-server' }),
      iam('GetRole', { roleName: 'audit-lake-dev-route-us-east-1' }),
    ],
  },
  trailChanges: {
    hits: [
      trail('StopLogging', { name: 'audit-lake-dev' }),
      trail('DeleteTrail', { name: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit-lake-dev' }),
      trail('PutEventSelectors', { trailName: 'audit-lake-dev' }),
    ],
    misses: [
      trail('StopLogging', { name: 'audit-lake-development' }),
      trail('DescribeTrails', { trailName: 'audit-lake-dev' }),
    ],
  },
  breakGlass: {
    hits: [
      { eventName: 'AssumeRole', requestParameters: { roleArn: ROLE } },
      { eventName: 'AssumeRoleWithSAML', requestParameters: { roleArn: ROLE } },
      {
        eventName: 'StartQueryExecution',
        userIdentity: { type: 'AssumedRole', sessionContext: { sessionIssuer: { arn: ROLE } } },
      },
    ],
    misses: [
      { eventName: 'AssumeRole', requestParameters: { roleArn: ROLE.replace('break-glass', 'auditor') } },
      { eventName: 'GetRole', requestParameters: { roleArn: ROLE } },
    ],
  },
  rootUse: {
    hits: [{ userIdentity: { type: 'Root' }, eventType: 'AwsApiCall', eventName: 'PutKeyPolicy' }],
    misses: [
      { userIdentity: { type: 'Root', invokedBy: 's3.amazonaws.com' }, eventType: 'AwsApiCall' },
      { userIdentity: { type: 'Root' }, eventType: 'AwsServiceEvent' },
      { userIdentity: { type: 'AssumedRole' }, eventType: 'AwsApiCall' },
    ],
  },
};

describe.each(TRAIL_FINDING_NAMES)('the finding %s', (name) => {
  const pattern = TRAIL_FINDINGS[name].pattern(SUBJECTS).logPatternString;

  test.each(CASES[name].hits.map((event) => [event]))('sees %j', (event) => {
    expect(matchesPattern(pattern, event)).toBe(true);
  });

  test.each(CASES[name].misses.map((event) => [event]))('leaves out %j', (event) => {
    expect(matchesPattern(pattern, event)).toBe(false);
  });

  test('fits into a filter, with eight buckets of the longest name and five keys', () => {
    const long = TRAIL_FINDINGS[name].pattern({
      ...SUBJECTS,
      bucketNames: Array.from({ length: 8 }, () => 'b'.repeat(63)),
      keyIds: Array.from({ length: 5 }, () => KEY),
    }).logPatternString;
    expect(long.length).toBeLessThanOrEqual(1024);
  });
});
