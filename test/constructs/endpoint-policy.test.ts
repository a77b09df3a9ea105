import { runSimulation } from '@cloud-copilot/iam-simulate';
import { TIERS } from '../../lib/core/tiers';
import { ACCOUNT, aNetwork, endpointPolicies, keyArn, REGION, type Statement } from './a-network';

const PROFILES = ['clinic', 'standard'] as const;
const policies = endpointPolicies(aNetwork('standard'));
const lists = (value: string | readonly string[]): readonly string[] => [value].flat();

const stream = (name: string, account = ACCOUNT): string =>
  `arn:aws:firehose:${REGION}:${account}:deliverystream/${name}`;
const role = (name: string, account = ACCOUNT): string => `arn:aws:iam::${account}:role/${name}`;
const lakeRole = (name: string): string => role(`audit-lake-dev-${name}-${REGION}`);

interface Request {
  readonly service: string;
  readonly by: string;
  readonly action: string;
  readonly on: string;
  /** Account that owns the resource. */
  readonly owner?: string;
}

/** The policy that an endpoint has when none is given to it. */
const OPEN = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};

/** What the endpoint says of a caller whose own policy allows everything. */
async function through(
  { service, by, action, on, owner = ACCOUNT }: Request,
  policy: unknown = policies[service],
): Promise<string> {
  const account = by.split(':')[4] ?? '';
  const everything = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  };
  const simulated = await runSimulation(
    {
      request: {
        principal: `${by.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/session`,
        action,
        resource: { resource: on, accountId: owner },
        contextVariables: {
          'aws:PrincipalArn': by,
          'aws:PrincipalAccount': account,
          'aws:ResourceAccount': owner,
        },
      },
      identityPolicies: [{ name: 'everything', policy: everything }],
      resourcePolicy: OPEN,
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      vpcEndpointPolicies: [{ name: service, policy }],
    },
    {},
  );
  if (simulated.resultType === 'error') throw new Error(JSON.stringify(simulated.errors));
  return simulated.overallResult;
}

// biome-ignore format: a table, one request a line
const ALLOWED: readonly Request[] = [
  ...TIERS.map(({ name }) => ({ service: 'kinesis-firehose', by: lakeRole('route'), action: 'firehose:PutRecordBatch', on: stream(`audit-lake-dev-${name}`) })),
  { service: 'kinesis-firehose', by: lakeRole('transform-standard'), action: 'firehose:PutRecordBatch', on: stream('audit-lake-dev-sud') },
  { service: 'kinesis-firehose', by: lakeRole('probe'), action: 'firehose:DescribeDeliveryStream', on: stream('audit-lake-dev-standard') },
  { service: 'athena', by: lakeRole('route'), action: 'athena:StartQueryExecution', on: `arn:aws:athena:${REGION}:${ACCOUNT}:workgroup/audit-lake-dev-breach-scope` },
  { service: 'kms', by: lakeRole('route'), action: 'kms:DescribeKey', on: keyArn('sud') },
  { service: 's3', by: lakeRole('route'), action: 's3:GetObject', on: 'arn:aws:s3:::vault-sud/events/tier=sud/event_date=2026-01-01/a.parquet' },
  { service: 's3', by: lakeRole('route'), action: 's3:ListBucketVersions', on: 'arn:aws:s3:::vault-clinical' },
  { service: 'glue', by: lakeRole('route'), action: 'glue:GetTable', on: `arn:aws:glue:${REGION}:${ACCOUNT}:table/audit_lake_dev_standard/events` },
  { service: 'sns', by: lakeRole('route'), action: 'sns:Publish', on: `arn:aws:sns:${REGION}:${ACCOUNT}:audit-lake-dev-observability-Operations1A2B3C4D-x1Y2z3` },
];

const OTHER_ACCOUNT = '999988887777';
const put = { service: 'kinesis-firehose', action: 'firehose:PutRecordBatch' } as const;
// biome-ignore format: a table, one request a line
const REFUSED: readonly (Request & { readonly why: string })[] = [
  { why: 'the probe asks for a stream outside the lake', service: 'kinesis-firehose', by: lakeRole('probe'), action: 'firehose:DescribeDeliveryStream', on: stream('audit-lake-probe-outside-dev') },
  { why: 'route puts into a stream outside the lake', ...put, by: lakeRole('route'), on: stream('elsewhere') },
  { why: 'route puts into a stream of another stage', ...put, by: lakeRole('route'), on: stream('audit-lake-production-sud') },
  { why: 'route puts into a stream of the same name in another account', ...put, by: lakeRole('route'), on: stream('audit-lake-dev-sud', OTHER_ACCOUNT), owner: OTHER_ACCOUNT },
  { why: 'a role of the same name in another account carries events out', ...put, by: role(`audit-lake-dev-route-${REGION}`, OTHER_ACCOUNT), on: stream('audit-lake-dev-sud') },
  { why: 'a role of the account that is not a function', ...put, by: role('administrator'), on: stream('audit-lake-dev-sud') },
  { why: 'a reader of the lake', service: 's3', by: lakeRole('break-glass'), action: 's3:GetObject', on: 'arn:aws:s3:::vault-sud/a' },
  { why: 'the probe puts a record', ...put, by: lakeRole('probe'), on: stream('audit-lake-dev-sud') },
  { why: 'route deletes a stream', ...put, by: lakeRole('route'), action: 'firehose:DeleteDeliveryStream', on: stream('audit-lake-dev-sud') },
  { why: 'an object is read outside the lake', service: 's3', by: lakeRole('route'), action: 's3:GetObject', on: 'arn:aws:s3:::elsewhere/a' },
  { why: 'a bucket of the name belongs to somebody else by now', service: 's3', by: lakeRole('route'), action: 's3:GetObject', on: 'arn:aws:s3:::results/a', owner: OTHER_ACCOUNT },
  { why: 'an object is written into the lake', service: 's3', by: lakeRole('route'), action: 's3:PutObject', on: 'arn:aws:s3:::results/a' },
  { why: 'a version is deleted', service: 's3', by: lakeRole('route'), action: 's3:DeleteObjectVersion', on: 'arn:aws:s3:::vault-sud/a' },
  { why: 'a key of the lake is used', service: 'kms', by: lakeRole('route'), action: 'kms:Decrypt', on: keyArn('sud') },
  { why: 'a key outside the lake', service: 'kms', by: lakeRole('route'), action: 'kms:DescribeKey', on: keyArn('elsewhere') },
  { why: 'a query in a workgroup outside the lake', service: 'athena', by: lakeRole('route'), action: 'athena:StartQueryExecution', on: `arn:aws:athena:${REGION}:${ACCOUNT}:workgroup/primary` },
  { why: 'a table is changed', service: 'glue', by: lakeRole('route'), action: 'glue:UpdateTable', on: `arn:aws:glue:${REGION}:${ACCOUNT}:table/audit_lake_dev_standard/events` },
  { why: 'a topic outside the lake', service: 'sns', by: lakeRole('route'), action: 'sns:Publish', on: `arn:aws:sns:${REGION}:${ACCOUNT}:elsewhere` },
];

describe('the policy of an endpoint, for a caller whose own policy allows everything', () => {
  test.each(ALLOWED)('lets $by do $action on $on', async (request) => {
    expect(await through(request)).toBe('Allowed');
  });

  test.each(REFUSED)('refuses: $why', async ({ why: _, ...request }) => {
    expect(await through(request)).toBe('ImplicitlyDenied');
    // Nothing else would have refused it.
    expect(await through(request, OPEN)).toBe('Allowed');
  });
});

describe.each(PROFILES)('every statement of the endpoints of profile %s', (profile) => {
  const ofProfile = Object.entries(endpointPolicies(aNetwork(profile)));
  const statements: readonly (readonly [string, Statement])[] = ofProfile.flatMap(
    ([service, { Statement }]) => Statement.map((one) => [service, one] as const),
  );

  test('narrows its principal to roles of this lake and its resources to this account', () => {
    for (const [, { Effect, Principal, Condition }] of statements) {
      expect([Effect, Principal]).toEqual(['Allow', '*']);
      expect(Object.keys(Condition).sort()).toEqual(['ArnEquals', 'StringEquals']);
      expect(Condition.StringEquals).toEqual({
        'aws:PrincipalAccount': ACCOUNT,
        'aws:ResourceAccount': ACCOUNT,
      });
      const callers = lists(Condition.ArnEquals?.['aws:PrincipalArn'] ?? []);
      expect(callers.length).toBeGreaterThan(0);
      expect(callers.filter((arn) => !arn.startsWith(role('audit-lake-dev-')) || arn.includes('*'))).toEqual(
        [],
      );
    }
  });

  test('names its resources; a wildcard stands only at the end, behind a name of the lake', () => {
    for (const [, { Resource }] of statements) {
      const bare = lists(Resource).filter((arn) => !/^arn:aws:[^*]+$/.test(arn));
      expect(
        bare.filter((arn) => !/^arn:aws:[^*]*(?:audit[-_]lake[-_]dev|vault|results)[^*]*[-/]\*$/.test(arn)),
      ).toEqual([]);
    }
  });

  test('keeps its policy under the 20,480 characters that an endpoint takes', () => {
    expect(ofProfile.filter(([, policy]) => JSON.stringify(policy).length > 20_480 / 2)).toEqual([]);
  });
});
