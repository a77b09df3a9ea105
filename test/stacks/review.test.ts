import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { SCOPES } from '../../lib/constructs/lake-names';
import { READER_ROLES } from '../../lib/constructs/reader-roles';
import { TIERS } from '../../lib/core/tiers';
import { VIEWS } from '../../lib/views';
import { aReview, readerPolicies, reviewViews } from '../fixtures/a-review';
import { PRODUCTION } from '../fixtures/a-vault';
import { policyFindings } from '../fixtures/policy-findings';

const stacks = aReview();
const template = Template.fromStack(stacks.review);
const policies = readerPolicies(template);

/** Constructs of the roles, each with the tiers it reads and the workgroups in which it asks. */
const READERS = [
  ['PrivacyOfficer', ['standard', 'clinical'], ['standard', 'clinical', 'routine'], 8],
  ['PsychotherapyReviewer', ['psychotherapy'], ['psychotherapy'], 4],
  ['Part2Officer', ['sud'], ['sud'], 4],
  ['Auditor', ['standard', 'clinical'], ['standard', 'clinical', 'routine'], 4],
  [
    'BreakGlass',
    ['standard', 'clinical', 'psychotherapy', 'sud'],
    ['standard', 'clinical', 'psychotherapy', 'sud', 'routine', 'all', 'breach-scope'],
    1,
  ],
] as const;

describe('the views', () => {
  const views = reviewViews(stacks);

  test.each(SCOPES)('are all in the database of $name, under names that Glue does not change', ({ name }) => {
    const own = views
      .filter(({ schema }) => schema === `audit_lake_dev_${name}`)
      .map(({ table }) => table.Name);
    const joins = TIERS.some((tier) => tier.name === name) ? [] : ['events'];

    expect(own).toEqual([...joins, 'review_settings', ...VIEWS.map((view) => view.name)]);
    expect(own.filter((one) => !/^[a-z][a-z0-9_]*$/.test(one))).toEqual([]);
  });

  test('are tables of the kind that CREATE VIEW makes, no longer than Glue takes', () => {
    for (const { table } of views) {
      expect(table).toMatchObject({
        TableType: 'VIRTUAL_VIEW',
        Parameters: { presto_view: 'true' },
        ViewExpandedText: '/* Presto View */',
      });
      expect(table.ViewOriginalText.length).toBeLessThan(409_600);
    }
  });

  test.each(stacks.views)('$stackName leaves room: CloudFormation takes one megabyte', (stack) => {
    const text = JSON.stringify(Template.fromStack(stack).toJSON(), undefined, 1);

    expect(Buffer.byteLength(text)).toBeLessThan(900_000);
  });

  test('know when the clinic works, as it is configured', () => {
    const review = { timeZone: 'Asia/Kolkata', workdayEnd: '24:00', workdays: ['Sun', 'Mon'] };
    const [settings] = reviewViews(aReview({ review })).filter(
      ({ table }) => table.Name === 'review_settings',
    );

    expect(settings?.sql.match(/'[^']*'|\[.*\]/g)).toEqual([
      "'Asia/Kolkata'",
      "'07:00'",
      "'24:00'",
      '[1, 7]',
    ]);
  });

  test('change nothing but names where the stage changes', () => {
    const production = reviewViews(aReview(PRODUCTION));

    expect(production.map(({ schema }) => schema)).toEqual(
      views.map(({ schema }) => schema.replace('_dev_', '_production_')),
    );
    expect(production.map(({ sql }) => sql)).toEqual(
      views.map(({ sql }) => sql.replaceAll('audit_lake_dev_', 'audit_lake_production_')),
    );
  });
});

describe.each(READERS)('%s', (name, tiers, workgroups, hours) => {
  const statements = policies.get(name) ?? [];
  const resources = statements.flatMap(({ Resource }) => Resource);
  const of = (sid: string) => statements.filter(({ Sid }) => Sid === sid);
  const asked = (sid: string) => of(sid).flatMap(({ Resource }) => Resource);

  test(`asks in the workgroups ${workgroups.join(', ')}`, () => {
    expect(asked('Ask').map((arn) => arn.replace(/^.*:workgroup\/audit-lake-dev-/, ''))).toEqual(workgroups);
  });

  test(`reads events of ${tiers.join(', ')} with their keys, and only through Athena`, () => {
    const keys = tiers.map((tier) => expect.stringMatching(new RegExp(`:key/${tier}key`, 'i')));
    const vaults = tiers.map((tier) => expect.stringMatching(new RegExp(`:::${tier}vault`)));
    const [read] = of('ReadEvents');

    expect(asked('ReadEvents')).toEqual(vaults);
    expect(asked('ListEvents')).toEqual(vaults);
    expect(asked('OpenEvents')).toEqual(keys);
    expect(read?.Condition).toEqual({
      'ForAnyValue:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' },
    });
  });

  test('names nothing of another tier', () => {
    const others = TIERS.map((tier) => tier.name).filter((tier) => !tiers.some((own) => own === tier));

    for (const other of others) expect(JSON.stringify(statements).toLowerCase()).not.toContain(other);
  });

  test('uses keys through S3 alone, for buckets that it names', () => {
    const cryptic = statements.filter(({ Action }) => [Action].flat().some((one) => one.startsWith('kms:')));

    expect(cryptic).toHaveLength(2);
    for (const { Condition } of cryptic) {
      expect(Condition?.StringEquals).toEqual({ 'kms:ViaService': 's3.us-gov-west-1.amazonaws.com' });
      const contexts = [Condition?.StringLike?.['kms:EncryptionContext:aws:s3:arn'] ?? ''].flat();
      expect(contexts.every((arn) => /^arn:aws-us-gov:s3:::\w+-*(?:\/|$)/.test(arn))).toBe(true);
    }
  });

  test('has no action with a star, and no resource that is one', () => {
    const actions = statements.flatMap(({ Action }) => Action);

    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    expect(resources.filter((arn) => !/^arn:aws-us-gov:(?:athena|glue|s3|kms):.*:.*:[^*]/.test(arn))).toEqual(
      [],
    );
  });

  test('changes nothing: the only thing it writes is an answer, by Athena', () => {
    const actions = statements.flatMap(({ Action }) => Action);
    const writes = actions.filter((action) => !/^\w+:(?:Get|List|Decrypt|GenerateDataKey)/.test(action));

    expect(writes.sort()).toEqual([
      'athena:StartQueryExecution',
      'athena:StopQueryExecution',
      's3:AbortMultipartUpload',
      's3:PutObject',
    ]);
    expect(of('WriteAnswers')[0]?.Condition).toEqual(of('ReadEvents')[0]?.Condition);
  });

  test(`may be held for ${hours} h at a time`, () => {
    const [role] = Object.entries(template.findResources('AWS::IAM::Role')).filter(([id]) =>
      id.startsWith(`Readers${name}Role`),
    );

    expect(role?.[1].Properties.MaxSessionDuration).toBe(hours * 3600);
  });
});

test('every reader is in the table, and nobody else asks', () => {
  expect(READER_ROLES).toHaveLength(READERS.length);
  expect([...policies.keys()].sort()).toEqual(READERS.map(([name]) => name).sort());
});

test('every policy fits IAM where names are longest: 6,144 characters', () => {
  for (const [, statements] of readerPolicies(Template.fromStack(aReview(PRODUCTION).review))) {
    const document = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    expect(document.replace(/\s/g, '').length).toBeLessThanOrEqual(6144);
  }
});

test('break-glass needs a reason; nobody else may bring tags along', () => {
  const trusts = Object.entries(template.findResources('AWS::IAM::Role')).map(
    ([id, { Properties }]) => [id, JSON.stringify(Properties.AssumeRolePolicyDocument)] as const,
  );

  for (const [id, trust] of trusts) {
    const isBreakGlass = id.startsWith('ReadersBreakGlass');
    expect([id, trust.includes('sts:TagSession'), trust.includes('aws:RequestTag/reason')]).toEqual([
      id,
      isBreakGlass,
      isBreakGlass,
    ]);
    expect(trust).toContain('aws:MultiFactorAuthPresent');
  }
});

test('the ids that CloudFormation knows are frozen', () => {
  const ids = Object.entries(template.toJSON().Resources as Record<string, { Type: string }>).map(
    ([id, { Type }]) => `${Type.replace(/^AWS::\w+::/, '')} ${id}`,
  );

  expect(ids.sort()).toMatchSnapshot();
});

test('no policy pack finds anything that is not acknowledged, and they do find a bare bucket beside it', () => {
  const { app } = aReview();
  new Bucket(new Stack(app, 'canary'), 'bare');

  const found = policyFindings(app);

  expect(found.filter(({ path }) => path.startsWith('audit-lake-dev-review'))).toEqual([]);
  expect(found.filter(({ path }) => path.startsWith('canary/')).length).toBeGreaterThan(3);
});
