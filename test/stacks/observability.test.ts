import { METRICS } from '../../lib/core/metric-names';
import { TIERS } from '../../lib/core/tiers';
import { anObservedLake, deployedTogether, type Resource } from '../fixtures/an-observed-lake';
import { policyFindings } from '../fixtures/policy-findings';

const PRODUCERS = [
  { service: 'therapy-notes', silentAfterHours: 6 },
  { service: 'otp/dosing', silentAfterHours: 24 },
];
const SETTINGS = {
  operations: { alarmEmails: ['oncall@example.org'], producers: PRODUCERS },
  sources: { tableStreams: ['arn:aws:dynamodb:us-east-1:111122223333:table/audit/stream/2026-01-01'] },
};

const lake = anObservedLake(SETTINGS);
const { all, meaning, own } = deployedTogether(lake);
const mine = (type: string): readonly Resource[] =>
  all(type)
    .filter(({ stack }) => stack === own)
    .map(({ resource }) => resource);
const the = (type: string): Resource => {
  const [only, ...others] = mine(type);
  if (only === undefined || others.length > 0) throw new Error(`expected one ${type}`);
  return only;
};
const text = (value: unknown): string => meaning(value, own);

/** Another lake: in production, with periods of their own, without sources or producers. */
const other = deployedTogether(
  anObservedLake({
    stage: 'production',
    retention: {
      mode: 'COMPLIANCE',
      years: 6,
      tiers: { clinical: { days: 3650 }, sud: { years: 7 } },
      acknowledge: 'COMPLIANCE retention cannot be shortened or removed by anyone',
    },
  }),
);

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Dimension {
  readonly Name: string;
  readonly Value: unknown;
}
const alarms = mine('AWS::CloudWatch::Alarm').map(({ Properties }) => ({
  name: String(Properties.AlarmName),
  namespace: String(Properties.Namespace),
  metric: String(Properties.MetricName),
  dimensions: new Map(
    ((Properties.Dimensions ?? []) as readonly Dimension[]).map(({ Name, Value }) => [Name, text(Value)]),
  ),
  properties: Properties,
}));
const alarmed = (id: string) => alarms.filter(({ name }) => name.startsWith(`audit-lake-dev-${id}`));

/** What the issue asks an alarm for, and of how many the lake has one. */
const ASKED = [
  ['delivery freshness', 'delivery-late', TIERS.length],
  ['delivery that fails', 'delivery-failing', TIERS.length],
  ['quarantine arrivals', 'events-refused', TIERS.length],
  ['quarantine arrivals of the stream itself', 'processing-failing', TIERS.length],
  ['quarantine arrivals by too many dates', 'partitions-exceeded', TIERS.length],
  ['conversion failures', 'conversion-failing', TIERS.length],
  ['DLQ depth', 'dead-letters', 1],
  ['queue age', 'queue-waiting', 1],
  ['throttles of streams', 'stream-throttled', TIERS.length],
  ['throttles of functions', 'function-throttled', 1 + TIERS.length],
  ['errors of functions', 'function-errors', 1 + TIERS.length],
  ['KMS denials', 'key-denied', 1],
  ['replication lag', 'replication-late', TIERS.length],
  ['replication failure', 'replication-failed', TIERS.length],
  ['clocks that run fast', 'clock-ahead', TIERS.length],
  ['clocks that run slow', 'events-old', TIERS.length],
  ['silence of a known producer', 'producer-silent', PRODUCERS.length],
  ['policies and locks of buckets', 'bucket-changed', 1],
  ['policies of keys', 'key-changed', 1],
  ['break-glass', 'break-glass-used', 1],
  ['the root user', 'root-used', 1],
] as const;

describe('alarms', () => {
  test.each(ASKED)('%s: there is %s for each of %i', (_, id, count) => {
    expect(alarmed(id)).toHaveLength(count);
  });

  test('each tells the topic when it goes off and when it is over', () => {
    const [topic] = all('AWS::SNS::Topic').map(({ ref }) => `<${ref}>`);
    for (const { properties } of alarms) {
      expect((properties.AlarmActions as unknown[]).map(text)).toEqual([topic]);
      expect((properties.OKActions as unknown[]).map(text)).toEqual([topic]);
      expect(properties.ActionsEnabled ?? true).toBe(true);
    }
  });

  test('missing data is a finding where silence is, and nowhere else', () => {
    for (const { name, properties } of alarms) {
      const isSilence = name.includes('silent');
      expect([name, properties.TreatMissingData]).toEqual([name, isSilence ? 'breaching' : 'notBreaching']);
    }
  });

  test('a producer may be silent for as many hours as it was given', () => {
    expect(
      alarmed('producer-silent').map(({ dimensions, properties }) => ({
        service: dimensions.get('Service'),
        silentAfterHours: (Number(properties.EvaluationPeriods) * Number(properties.Period)) / 3600,
      })),
    ).toEqual(PRODUCERS);
  });

  test('a table stream that falls behind is watched only where there is one', () => {
    expect(alarmed('table-stream-lagging')).toHaveLength(1);
    const names = other.all('AWS::CloudWatch::Alarm').map(({ resource }) => resource.Properties.AlarmName);
    expect(names).toContain('audit-lake-production-queue-waiting');
    expect(names).not.toContain('audit-lake-production-table-stream-lagging');
  });
});

/** For each namespace: what a metric of it must be about, so that the alarm does not watch nothing. */
const SUBJECTS: Readonly<Record<string, (alarm: (typeof alarms)[number]) => boolean>> = {
  'AWS/Firehose': ({ dimensions }) =>
    all('AWS::KinesisFirehose::DeliveryStream').some(
      ({ resource }) => resource.Properties.DeliveryStreamName === dimensions.get('DeliveryStreamName'),
    ),
  'AWS/Lambda': ({ dimensions }) =>
    all('AWS::Lambda::Function').some(({ ref }) => dimensions.get('FunctionName') === `<${ref}>`),
  'AWS/SQS': ({ dimensions }) =>
    all('AWS::SQS::Queue').some(({ ref }) => dimensions.get('QueueName') === `<${ref}.QueueName>`),
  'AWS/Logs': ({ dimensions }) =>
    all('AWS::Logs::LogGroup').some(({ ref }) => dimensions.get('LogGroupName') === `<${ref}>`),
  'AWS/S3': ({ dimensions }) => rulesOfReplication().some((rule) => sameRule(rule, dimensions)),
  AuditLake: ({ metric, dimensions }) =>
    Object.values(METRICS).some(
      (one) => one.name === metric && one.dimensions.join() === [...dimensions.keys()].sort(byTable).join(),
    ) && dimensions.get('Stage') === 'dev',
  'AuditLake/Trail/dev': ({ namespace, metric }) =>
    mine('AWS::Logs::MetricFilter').some(({ Properties }) => {
      const [made] = Properties.MetricTransformations as readonly Record<string, unknown>[];
      return (
        made?.MetricNamespace === namespace && made.MetricName === metric && made.DefaultValue === undefined
      );
    }),
};

const ORDER = ['Stage', 'Tier', 'Service'];
const byTable = (one: string, other: string) => ORDER.indexOf(one) - ORDER.indexOf(other);

interface Rule {
  readonly Id: string;
  readonly Status: string;
  readonly Destination: { readonly Bucket: unknown; readonly Metrics?: { readonly Status: string } };
}

function rulesOfReplication() {
  return all('AWS::S3::Bucket').flatMap(({ stack, ref, resource }) => {
    const { Rules = [] } = (resource.Properties.ReplicationConfiguration ?? {}) as {
      Rules?: readonly Rule[];
    };
    return Rules.filter(({ Destination }) => Destination.Metrics?.Status === 'Enabled').map((rule) => ({
      SourceBucket: `<${ref}>`,
      DestinationBucket: meaning(rule.Destination.Bucket, stack).replace(/\.Arn>$/, '>'),
      RuleId: rule.Id,
    }));
  });
}

function sameRule(rule: Readonly<Record<string, string>>, dimensions: ReadonlyMap<string, string>): boolean {
  return (
    Object.entries(rule).every(([name, value]) => dimensions.get(name) === value) && dimensions.size === 3
  );
}

describe('what alarms watch', () => {
  test.each(alarms.map((alarm) => [alarm.name, alarm] as const))('%s: exists in the stacks', (_, alarm) => {
    expect(SUBJECTS[alarm.namespace]?.(alarm)).toBe(true);
  });

  test('every function that handles events is watched for errors', () => {
    const watched = alarmed('function-errors').map(({ dimensions }) => dimensions.get('FunctionName'));
    const handling = lake.ingest.functions.map(({ functionName }) => lake.ingest.resolve(functionName));
    expect(watched).toEqual(handling.map((value) => meaning(value, lake.ingest.stackName)));
  });

  test('questions that end without an answer are told, in every workgroup', () => {
    const { EventPattern, Targets } = the('AWS::Events::Rule').Properties as {
      EventPattern: { detail: { currentState: string[]; workgroupName: string[] } };
      Targets: readonly { Arn: unknown; InputTransformer: { InputTemplate: string } }[];
    };
    expect(EventPattern.detail.currentState).toEqual(['FAILED', 'CANCELLED']);
    expect([...EventPattern.detail.workgroupName].sort()).toEqual(
      all('AWS::Athena::WorkGroup')
        .map(({ resource }) => resource.Properties.Name)
        .sort(),
    );
    expect(Targets.map(({ Arn }) => text(Arn))).toEqual(all('AWS::SNS::Topic').map(({ ref }) => `<${ref}>`));
    // Athena's error text can quote what it could not cast.
    expect(Targets[0]?.InputTransformer.InputTemplate).not.toContain('athenaError');
  });
});

describe('the trail', () => {
  const trail = the('AWS::CloudTrail::Trail').Properties;

  test('records management calls of all regions, KMS among them, and proves its files', () => {
    expect(trail).toMatchObject({
      TrailName: 'audit-lake-dev',
      IsLogging: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
    });
    expect(trail.AdvancedEventSelectors).toContainEqual({
      Name: 'Management',
      FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }],
    });
  });

  test('records every call on an object of vaults, landing and results', () => {
    const [, objects] = trail.AdvancedEventSelectors as readonly {
      FieldSelectors: readonly { Field: string; Equals?: string[]; StartsWith?: unknown[] }[];
    }[];
    const { vaults, landing, results } = lake.vault;
    const arns = [...Object.values(vaults), landing, results].map(({ bucketArn }) =>
      meaning(lake.vault.resolve(bucketArn), lake.vault.stackName),
    );
    const field = (name: string) => objects?.FieldSelectors.find(({ Field }) => Field === name);
    expect(field('resources.type')?.Equals).toEqual(['AWS::S3::Object']);
    expect(field('resources.ARN')?.StartsWith?.map(text)).toEqual(arns.map((arn) => `${arn}/`));
    expect(field('readOnly')).toBeUndefined();
  });

  test('is sealed with the operations key, as is its log, which is kept for a year', () => {
    const key = meaning(lake.vault.resolve(lake.vault.operationsKey.keyArn), lake.vault.stackName);
    const log = the('AWS::Logs::LogGroup');
    expect(text(trail.KMSKeyId)).toBe(key);
    expect(text(log.Properties.KmsKeyId)).toBe(key);
    expect(log.Properties.RetentionInDays).toBe(365);
  });

  test('the key lets the trail of this name use it', () => {
    const policies = all('AWS::KMS::Key').map(({ resource, stack }) => [stack, resource.Properties] as const);
    const sources = policies.flatMap(([stack, { KeyPolicy }]) =>
      (KeyPolicy as { Statement: readonly Statement[] }).Statement.map(({ Condition }) =>
        meaning(Condition?.StringEquals?.['aws:SourceArn'], stack),
      ),
    );
    expect(sources).toContain(
      `arn:<AWS::Partition>:cloudtrail:<AWS::Region>:<AWS::AccountId>:trail/${trail.TrailName}`,
    );
  });
});

describe("the trail's bucket", () => {
  const bucket = the('AWS::S3::Bucket');
  const { Statement: statements } = the('AWS::S3::BucketPolicy').Properties.PolicyDocument as {
    Statement: readonly { Sid?: string; Effect: string; Action: unknown; Condition?: unknown }[];
  };
  const named = (sid: string) => statements.find(({ Sid }) => Sid === sid);

  test('locks every file, keeps versions, and stays when the stack goes', () => {
    expect(bucket.DeletionPolicy).toBe('Retain');
    expect(bucket.Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } } },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  test('locks as long as the longest tier, and removes nothing earlier', () => {
    const stored = other.all('AWS::S3::Bucket').find(({ stack }) => stack === other.own)?.resource;
    expect(stored?.Properties).toMatchObject({
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3650 } } },
    });
    const { Rules } = (stored?.Properties.LifecycleConfiguration ?? {}) as {
      Rules: readonly {
        ExpirationInDays?: number;
        NoncurrentVersionExpiration?: { NoncurrentDays: number };
      }[];
    };
    for (const { ExpirationInDays = 9999, NoncurrentVersionExpiration } of Rules) {
      expect(ExpirationInDays).toBeGreaterThan(3650);
      expect(NoncurrentVersionExpiration?.NoncurrentDays ?? 9999).toBeGreaterThan(3650);
    }
  });

  test('is written by this trail alone', () => {
    expect(statements.filter(({ Effect }) => Effect === 'Allow').map(({ Sid }) => Sid)).toEqual([
      'TrailLooksAtTheBucket',
      'TrailWrites',
    ]);
    expect(named('OnlyTheTrailWrites')).toMatchObject({
      Effect: 'Deny',
      Action: 's3:PutObject',
      Condition: { StringNotEquals: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' } },
    });
    expect(JSON.stringify(named('TrailWrites')?.Condition)).toContain('aws:SourceArn');
  });

  test('is read by those who review access, and by nobody else: no administrator, no service', () => {
    const reading = named('OnlyReviewersRead');
    const { ArnNotEquals: except } = (reading?.Condition ?? {}) as {
      ArnNotEquals?: { 'aws:PrincipalArn': readonly unknown[] };
    };

    expect(reading).toMatchObject({ Effect: 'Deny', Principal: '*' });
    expect(except?.['aws:PrincipalArn'].map((arn) => text(arn).replace(/^.*audit-lake-dev-/, ''))).toEqual(
      ['privacy-officer', 'auditor', 'security-analyst'].map((name) => `${name}-<AWS::Region>`),
    );
  });

  test('nobody ends a record before its time', () => {
    const ending = named('NobodyEndsARecord');
    expect(ending).toMatchObject({ Effect: 'Deny', Principal: '*' });
    expect(ending?.Condition).toBeUndefined();
    expect(ending?.Action).toEqual(
      expect.arrayContaining([
        's3:DeleteObjectVersion',
        's3:BypassGovernanceRetention',
        's3:PutObjectRetention',
      ]),
    );
  });
});

describe('the topic', () => {
  const { Statement: statements } = the('AWS::SNS::TopicPolicy').Properties.PolicyDocument as {
    Statement: readonly {
      Effect: string;
      Principal: unknown;
      Condition?: Record<string, Record<string, unknown>>;
    }[];
  };

  test('is sealed with the operations key and takes TLS only', () => {
    expect(text(the('AWS::SNS::Topic').Properties.KmsMasterKeyId)).toContain('OperationsKey');
    expect(statements).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });

  test("takes what this lake's alarms and rules publish, by names that they have", () => {
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.map(({ Principal }) => Principal)).toEqual([
      { Service: 'cloudwatch.amazonaws.com' },
      { Service: 'events.amazonaws.com' },
    ]);
    const source = text(allowed[0]?.Condition?.ArnLike?.['aws:SourceArn']);
    expect(source).toMatch(/:alarm:audit-lake-dev-\*$/);
    for (const { name } of alarms) expect(name).toMatch(/^audit-lake-dev-./);
  });

  test('reaches the configured addresses', () => {
    expect(
      mine('AWS::SNS::Subscription').map(({ Properties }) => [Properties.Protocol, Properties.Endpoint]),
    ).toEqual([['email', 'oncall@example.org']]);
  });
});

describe('the dashboard', () => {
  const dashboard = the('AWS::CloudWatch::Dashboard').Properties;
  const { widgets } = JSON.parse(text(dashboard.DashboardBody)) as {
    widgets: readonly {
      type: string;
      x: number;
      y: number;
      width: number;
      properties: { title?: string; alarms?: string[] };
    }[];
  };

  test('begins with whether anything is wrong: every alarm, none twice', () => {
    const shown = widgets.filter(({ y }) => y === 0).flatMap(({ properties }) => properties.alarms ?? []);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown).toHaveLength(alarms.length);
  });

  test('is one page: four full rows of a dozen boxes', () => {
    const rows = [...new Set(widgets.map(({ y }) => y))];
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      const width = widgets.filter(({ y }) => y === row).reduce((sum, one) => sum + one.width, 0);
      expect(width).toBe(24);
    }
    expect(widgets.length).toBeLessThanOrEqual(14);
  });

  test('shows each box under its own title', () => {
    const titles = widgets.filter(({ type }) => type !== 'text').map(({ properties }) => properties.title);
    expect(titles).toMatchSnapshot();
  });
});

describe('policy packs', () => {
  test('find nothing in this stack that is not acknowledged', () => {
    // On a lake of its own: one with findings gives no templates.
    const { app } = anObservedLake(SETTINGS);
    expect(policyFindings(app).filter(({ path }) => path.includes(own))).toEqual([]);
  });
});
