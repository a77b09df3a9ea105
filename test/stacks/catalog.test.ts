import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import cdk from '../../cdk.json';
import { parseConfig } from '../../lib/config';
import { constructId } from '../../lib/constructs/construct-id';
import { SCOPES } from '../../lib/constructs/lake-names';
import { COLUMNS } from '../../lib/core/columns';
import { TIERS } from '../../lib/core/tiers';
import { CatalogStack } from '../../lib/stacks/catalog';
import { VaultStack } from '../../lib/stacks/vault';
import { policyFindings } from '../fixtures/policy-findings';

function aCatalog(settings: object = {}): { readonly app: App; readonly stack: CatalogStack } {
  const app = new App({ context: cdk.context });
  const config = parseConfig(settings);
  const stack = new CatalogStack(app, { config, vault: new VaultStack(app, { config }) });
  return { app, stack };
}

const templateOf = (settings?: object) => Template.fromStack(aCatalog(settings).stack);

const template = templateOf();

interface TableProperties {
  readonly DatabaseName: unknown;
  readonly TableInput: {
    readonly Name: string;
    readonly Parameters: Readonly<Record<string, unknown>>;
    readonly PartitionKeys: readonly object[];
    readonly StorageDescriptor: {
      readonly Columns: readonly { readonly Name: string; readonly Type: string; readonly Comment: string }[];
      readonly Location: unknown;
    };
  };
}

function tablesOf(from: Template, name: string): readonly TableProperties[] {
  return Object.values(from.findResources('AWS::Glue::Table'))
    .map(({ Properties }) => Properties as TableProperties)
    .filter(({ TableInput }) => TableInput.Name === name);
}

/** Text in which CloudFormation puts the name of a bucket. */
function joined(value: unknown): string {
  const {
    'Fn::Join': [, parts],
  } = value as { readonly 'Fn::Join': readonly [string, readonly unknown[]] };
  return parts.map((part) => (typeof part === 'string' ? part : '<bucket>')).join('');
}

describe('the databases', () => {
  test('are one for each scope, named as readers know them', () => {
    template.resourceCountIs('AWS::Glue::Database', SCOPES.length);
    for (const { name } of SCOPES) {
      template.hasResourceProperties('AWS::Glue::Database', {
        DatabaseInput: { Name: `audit_lake_dev_${name}` },
      });
    }
  });

  test('and all that is in them have names that Glue does not change', () => {
    const names = Object.values(template.toJSON().Resources as Record<string, { Properties: object }>)
      .flatMap(({ Properties }) => JSON.stringify(Properties).match(/"Name":"([^"]+)"/g) ?? [])
      .map((found) => found.slice(8, -1));

    expect(names.length).toBeGreaterThan(COLUMNS.length * TIERS.length);
    expect(names.filter((name) => !/^[a-z0-9_-]+$/.test(name))).toEqual([]);
  });
});

describe('the table of events', () => {
  const tables = tablesOf(template, 'events');

  test('is there for each tier, in its database', () => {
    const databases = tables.map(({ DatabaseName }) => JSON.stringify(DatabaseName));

    expect(tables).toHaveLength(TIERS.length);
    expect(new Set(databases).size).toBe(TIERS.length);
  });

  test.each(TIERS)(
    'of $name has the columns of the row, in their order, and the partition beside them',
    ({ level }) => {
      const { StorageDescriptor, PartitionKeys } = tables[level - 1]?.TableInput ?? {};

      expect(StorageDescriptor?.Columns).toEqual(
        COLUMNS.map(({ name, type, says }) => ({ Name: name, Type: type, Comment: says })),
      );
      expect(PartitionKeys).toEqual([expect.objectContaining({ Name: 'event_date', Type: 'string' })]);
      expect(StorageDescriptor?.Columns.map(({ Name }) => Name)).not.toContain('event_date');
    },
  );

  test('says of each column what a comment of Glue has room for', () => {
    const tooLong = COLUMNS.filter(({ says }) => Buffer.byteLength(says) > 255);

    expect(tooLong).toEqual([]);
  });

  test.each(TIERS)('of $name finds its days where replication puts them', ({ name, level }) => {
    const { Parameters, StorageDescriptor } = tables[level - 1]?.TableInput ?? {};

    expect(joined(Parameters?.['storage.location.template'])).toBe(
      `s3://<bucket>/events/tier=${name}/event_date=\${event_date}/`,
    );
    expect(joined(StorageDescriptor?.Location)).toBe(`s3://<bucket>/events/tier=${name}/`);
    expect(JSON.stringify(StorageDescriptor?.Location)).toMatch(new RegExp(`${name}vault`, 'i'));
  });

  test.each([
    [{}, '2020-01-01,NOW+1DAYS'],
    [{ start: '2024-02-29' }, '2024-02-29,NOW+1DAYS'],
    [{ maxAheadHours: 0 }, '2020-01-01,NOW+1DAYS'],
    [{ maxAheadHours: 24.5 }, '2020-01-01,NOW+2DAYS'],
    [{ maxAheadHours: 168 }, '2020-01-01,NOW+7DAYS'],
  ])('with the clock %j has the days %s: each that an event may carry', (clock, range) => {
    const [table] = tablesOf(templateOf({ clock }), 'events');

    expect(table?.TableInput.Parameters).toMatchObject({
      'projection.enabled': 'true',
      'projection.event_date.type': 'date',
      'projection.event_date.format': 'yyyy-MM-dd',
      'projection.event_date.range': range,
    });
  });
});

describe('the table of the quarantine', () => {
  const tables = tablesOf(template, 'quarantine');

  test.each(TIERS)('of $name reads the error records of its tier in landing', ({ name, level }) => {
    const { Parameters, StorageDescriptor } = tables[level - 1]?.TableInput ?? {};

    expect(tables).toHaveLength(TIERS.length);
    expect(joined(Parameters?.['storage.location.template'])).toBe(
      `s3://<bucket>/quarantine/tier=${name}/received_date=\${received_date}/`,
    );
    expect(JSON.stringify(StorageDescriptor?.Location)).toMatch(/landing/i);
    expect(StorageDescriptor?.Columns.map(({ Name }) => Name)).toEqual(
      [
        'attemptsMade',
        'arrivalTimestamp',
        'errorCode',
        'errorMessage',
        'attemptEndingTimestamp',
        'rawData',
        'lambdaArn',
      ].map((member) => member.toLowerCase()),
    );
  });
});

describe('the workgroups', () => {
  const tuned = templateOf({ limits: { scanGigabytes: 3, breachScanGigabytes: 50 } });
  const of = (name: string, Configuration: object) =>
    tuned.hasResourceProperties('AWS::Athena::WorkGroup', {
      Name: `audit-lake-dev-${name}`,
      WorkGroupConfiguration: Configuration,
    });

  test('are one for each scope, and one for the scope of a breach', () => {
    tuned.resourceCountIs('AWS::Athena::WorkGroup', SCOPES.length + 1);
  });

  test.each([
    ['standard', 'standard', 3_000_000_000],
    ['clinical', 'clinical', 3_000_000_000],
    ['psychotherapy', 'psychotherapy', 3_000_000_000],
    ['sud', 'sud', 3_000_000_000],
    ['routine', 'clinical', 3_000_000_000],
    ['all', 'sud', 3_000_000_000],
    ['breach-scope', 'sud', 50_000_000_000],
  ])(
    '%s keeps answers under its prefix with the key of %s and cuts a query off at %i bytes',
    (name, tier, bytes) => {
      of(name, {
        EnforceWorkGroupConfiguration: true,
        BytesScannedCutoffPerQuery: bytes,
        ResultConfiguration: {
          OutputLocation: { 'Fn::Join': ['', ['s3://', Match.anyValue(), `/${name}/`]] },
          ExpectedBucketOwner: { Ref: 'AWS::AccountId' },
          EncryptionConfiguration: {
            EncryptionOption: 'SSE_KMS',
            KmsKey: { 'Fn::ImportValue': Match.stringLikeRegexp(`${constructId(tier)}Key`) },
          },
        },
      });
    },
  );

  test('all run engine 3, report metrics, and let no requester pay', () => {
    tuned.allResourcesProperties('AWS::Athena::WorkGroup', {
      State: 'ENABLED',
      RecursiveDeleteOption: false,
      WorkGroupConfiguration: {
        EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
        PublishCloudWatchMetricsEnabled: true,
        RequesterPaysEnabled: false,
      },
    });
  });
});

test('the ids that CloudFormation knows are frozen', () => {
  const ids = Object.entries(template.toJSON().Resources as Record<string, { Type: string }>).map(
    ([id, { Type }]) => `${Type.replace(/^AWS::\w+::/, '')} ${id}`,
  );

  expect(ids.sort()).toMatchSnapshot();
});

test('no policy pack finds anything in it, and they do find a bare bucket beside it', () => {
  const { app } = aCatalog();
  new Bucket(new Stack(app, 'canary'), 'bare');

  const found = policyFindings(app);

  expect(found.filter(({ path }) => path.startsWith('audit-lake-dev-catalog/'))).toEqual([]);
  expect(new Set(found.map(({ rule }) => rule.split('-')[0]))).toEqual(
    new Set(['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321']),
  );
});
