import { Queue } from 'aws-cdk-lib/aws-sqs';
import { readEnvironment, streamTier } from '../../lambda/shared/environment';
import { ingestRules } from '../../lib/config';
import { constructId } from '../../lib/constructs/construct-id';
import { TIERS } from '../../lib/core/tiers';
import { POLICY_PACKS } from '../../lib/stacks/policy-checks';
import { anIngest, type Resource, resourcesOf, written } from '../fixtures/an-ingest';

const { ingest, template, config } = anIngest();
const list = (type: string): readonly Resource[] => Object.values(resourcesOf(template, type));
const streams = list('AWS::KinesisFirehose::DeliveryStream');
/** Those that judge events; the probe is tested by itself. */
const functions = list('AWS::Lambda::Function').filter(
  ({ Properties }) => Properties.Environment.Variables.LAKE_RULES !== undefined,
);
const streamOf = (tier: string) =>
  streams.find(({ Properties }) => Properties.DeliveryStreamName === `audit-lake-dev-${tier}`)?.Properties
    .ExtendedS3DestinationConfiguration;
const policyOf = (role: string): readonly Record<string, unknown>[] => {
  const roles = Object.entries(resourcesOf(template, 'AWS::IAM::Role'));
  const [id] =
    roles.find(([, { Properties }]) => written(Properties.RoleName).includes(`-dev-${role}-<`)) ?? [];
  const policies = list('AWS::IAM::ManagedPolicy').filter(
    ({ Properties }) => written(Properties.Roles[0]) === `<${id}>`,
  );
  expect(policies).toHaveLength(1);
  return policies[0]?.Properties.PolicyDocument.Statement;
};
const flat = (one: unknown): readonly string[] => (Array.isArray(one) ? one : [one]).map(written);

describe('a tier has a stream', () => {
  test.each(TIERS)('$name: encrypted by its key before and after delivery', ({ name, level }) => {
    const properties = streams[level - 1]?.Properties;
    const key = `<${constructId(name, 'key')}`;

    expect(properties.DeliveryStreamName).toBe(`audit-lake-dev-${name}`);
    expect(properties.DeliveryStreamType).toBe('DirectPut');
    const { KeyType, KeyARN } = properties.DeliveryStreamEncryptionConfigurationInput;
    expect(KeyType).toBe('CUSTOMER_MANAGED_CMK');
    expect(written(KeyARN).startsWith(key)).toBe(true);
    expect(
      written(streamOf(name).EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN).startsWith(key),
    ).toBe(true);
  });

  test.each(TIERS)('$name: its own prefixes, by the partition that the function returns', ({ name }) => {
    const { Prefix, ErrorOutputPrefix, CustomTimeZone, DynamicPartitioningConfiguration } = streamOf(name);

    expect(Prefix).toBe(`events/tier=${name}/event_date=!{partitionKeyFromLambda:event_date}/`);
    expect(ErrorOutputPrefix).toBe(
      `quarantine/tier=${name}/received_date=!{timestamp:yyyy-MM-dd}/!{firehose:error-output-type}/`,
    );
    expect(CustomTimeZone).toBe('UTC');
    expect(DynamicPartitioningConfiguration.Enabled).toBe(true);
  });

  test.each(TIERS)('$name: converted by the table of the tier', ({ name }) => {
    const conversion = streamOf(name).DataFormatConversionConfiguration;
    const { DatabaseName, TableName, VersionId } = conversion.SchemaConfiguration;

    expect(conversion.Enabled).toBe(true);
    expect(written(DatabaseName).toLowerCase()).toContain(name);
    expect(written(TableName).toLowerCase()).toContain(`${name}events`);
    expect(VersionId).toBe('LATEST');
    expect(conversion.OutputFormatConfiguration.Serializer.ParquetSerDe.Compression).toBe('SNAPPY');
    expect(streamOf(name).CompressionFormat).toBe('UNCOMPRESSED');
    expect(streamOf(name).S3BackupMode).toBe('Disabled');
  });

  test.each(TIERS)('$name: transformed by the function that knows its tier', ({ name }) => {
    const [processor] = streamOf(name).ProcessingConfiguration.Processors;
    const parameters = Object.fromEntries(
      processor.Parameters.map((one: { ParameterName: string; ParameterValue: unknown }) => [
        one.ParameterName,
        written(one.ParameterValue),
      ]),
    );
    const [, id] = /^<(.*)\.Arn>$/.exec(parameters.LambdaArn ?? '') ?? [];
    const transform = template.findResources('AWS::Lambda::Function')[id ?? ''];

    expect(transform?.Properties.Environment.Variables.TIER).toBe(name);
    expect(parameters).toMatchObject({ BufferSizeInMBs: '1', NumberOfRetries: '3' });
  });

  test.each([
    ['clinic', 900],
    ['standard', 300],
  ])('which in the profile %s gathers for %d seconds', (profile, seconds) => {
    const built = anIngest({ profile }).template;
    for (const { Properties } of Object.values(resourcesOf(built, 'AWS::KinesisFirehose::DeliveryStream'))) {
      expect(Properties.ExtendedS3DestinationConfiguration.BufferingHints).toEqual({
        SizeInMBs: 128,
        IntervalInSeconds: seconds,
      });
    }
  });

  test('made after the policy of its role, because it is validated with it', () => {
    for (const { DependsOn } of streams) {
      expect(DependsOn).toEqual([expect.stringMatching(/^Delivery\w+DeliverPolicy/)]);
    }
  });
});

describe('a role', () => {
  test.each(TIERS)('deliver-$name writes two prefixes under one key, and reads nothing', ({ name }) => {
    const statements = policyOf(`deliver-${name}`);
    const allowed = Object.fromEntries(
      statements.map(({ Sid, Action, Resource }) => [Sid, [Action, flat(Resource)]]),
    );

    expect(allowed.WriteObjects).toEqual([
      ['s3:PutObject', 's3:AbortMultipartUpload'],
      [
        expect.stringMatching(new RegExp(`^<Landing\\w+>/events/tier=${name}/\\*$`)),
        expect.stringMatching(new RegExp(`^<Landing\\w+>/quarantine/tier=${name}/\\*$`)),
      ],
    ]);
    expect(allowed.SealObjects?.[1]).toEqual([
      expect.stringMatching(new RegExp(`^<${constructId(name, 'key')}`)),
    ]);
    expect(statements.flatMap(({ Action }) => Action)).not.toContain('s3:GetObject');
    expect(JSON.stringify(statements)).not.toMatch(/Delete|Retention|LegalHold/);
  });

  test.each(TIERS)('deliver-$name is assumed by Firehose for this account and stream', ({ name }) => {
    const role = list('AWS::IAM::Role').find(({ Properties }) =>
      written(Properties.RoleName).includes(`-deliver-${name}-`),
    );
    const [{ Principal, Condition }] = role?.Properties.AssumeRolePolicyDocument.Statement ?? [];

    expect(Principal).toEqual({ Service: 'firehose.amazonaws.com' });
    expect(written(Condition.StringEquals['sts:ExternalId'])).toBe('<AWS::AccountId>');
    expect(written(Condition.ArnEqualsIfExists['aws:SourceArn'])).toMatch(
      new RegExp(`:deliverystream/audit-lake-dev-${name}$`),
    );
  });

  test.each(TIERS)('transform-$name puts into streams at least as strict as its own', ({ name, level }) => {
    const put = policyOf(`transform-${name}`).filter(({ Action }) => String(Action).startsWith('firehose:'));

    expect(put.map(({ Action }) => Action)).toEqual(['firehose:PutRecordBatch']);
    expect(flat(put[0]?.Resource).map((arn) => arn.replace(/^.*audit-lake-dev-/, ''))).toEqual(
      TIERS.slice(level - 1).map((tier) => tier.name),
    );
  });

  test('of a function may manage interfaces, and its code may not', () => {
    for (const role of ['route', ...TIERS.map(({ name }) => `transform-${name}`)]) {
      const statements = policyOf(role);
      const allowed = statements
        .filter(({ Effect }) => Effect === 'Allow')
        .flatMap(({ Action }) => Action as string)
        .filter((action) => action.startsWith('ec2:'));
      const denied = statements.find(({ Effect }) => Effect === 'Deny') as Resource['Properties'];

      expect(allowed).toContain('ec2:CreateNetworkInterface');
      expect(denied.Action).toEqual(allowed);
      expect(written(denied.Condition.ArnLike['lambda:SourceFunctionArn'])).toMatch(/:function:\*$/);
    }
  });

  test('has no action by wildcard, and no resource but where a reason stands', () => {
    for (const { Properties } of list('AWS::IAM::ManagedPolicy')) {
      for (const { Action } of Properties.PolicyDocument.Statement) {
        expect([Action].flat().filter((action: string) => action.includes('*'))).toEqual([]);
      }
    }
  });
});

describe('a function', () => {
  test('is there once for the front door and once for each tier', () => {
    expect(functions).toHaveLength(TIERS.length + 1);
    expect(ingest.functions).toHaveLength(functions.length);
  });

  test('runs on the tested runtime, inside the network, with its share of concurrency', () => {
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs22.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        ReservedConcurrentExecutions: expect.any(Number),
        VpcConfig: { SecurityGroupIds: [expect.anything()], SubnetIds: [expect.anything()] },
      });
      expect(Properties.Environment.Variables.NODE_OPTIONS).toBe('--enable-source-maps');
    }
  });

  test('reads from its environment the rules, the streams and the tier that the template has', () => {
    for (const { Properties } of functions) {
      const variables = Properties.Environment.Variables;
      const { rules, streams: named } = readEnvironment(variables);

      expect(rules).toEqual(ingestRules(config));
      for (const { name } of TIERS)
        expect(streamOf(named[name].replace('audit-lake-dev-', ''))).toBeDefined();
      if (variables.TIER !== undefined)
        expect(TIERS.map(({ name }) => name)).toContain(streamTier(variables));
    }
  });

  test('writes into a log of its own, under the operations key, for a year', () => {
    const logs = list('AWS::Logs::LogGroup');

    expect(new Set(functions.map(({ Properties }) => written(Properties.LoggingConfig.LogGroup))).size).toBe(
      5,
    );
    expect(logs).toHaveLength(10);
    for (const { Properties, DeletionPolicy } of logs) {
      expect(Properties.RetentionInDays).toBe(365);
      expect(written(Properties.KmsKeyId)).toMatch(/^<OperationsKey/);
      expect(DeletionPolicy).toBe('Retain');
    }
  });

  test('that is called asynchronously leaves what fails in the dead letters', () => {
    const [first, ...others] = list('AWS::Lambda::EventInvokeConfig');

    expect(first?.Properties).toMatchObject({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 });
    expect(written(first?.Properties.DestinationConfig.OnFailure.Destination)).toMatch(/DeadLetters/);
    expect(others.every(({ Properties }) => Properties.DestinationConfig === undefined)).toBe(true);
  });

  test('whose variables would not fit is refused before anything is deployed', () => {
    const producers = Array.from({ length: 100 }, (_, n) => ({
      service: `a-producer-with-a-rather-long-name-${n}`,
      silentAfterHours: 24,
    }));
    expect(() => anIngest({ operations: { producers } })).toThrow(/PRODUCERS has \d+/);
  });
});

describe('the front door', () => {
  const queues = Object.entries(resourcesOf(template, 'AWS::SQS::Queue'));
  const route = functions.find(({ Properties }) => Properties.Environment.Variables.TIER === undefined);

  test('has a queue that waits for its function, and dead letters', () => {
    const [[deadLetters], [, queue]] = queues as [[string, Resource], [string, Resource]];

    expect(queues).toHaveLength(2);
    expect(queue.Properties.VisibilityTimeout).toBe(6 * route?.Properties.Timeout);
    expect(queue.Properties.RedrivePolicy.maxReceiveCount).toBe(5);
    expect(written(queue.Properties.RedrivePolicy.deadLetterTargetArn)).toBe(`<${deadLetters}.Arn>`);
    for (const [, { Properties, DeletionPolicy }] of queues) {
      expect(Properties.MessageRetentionPeriod).toBe(1_209_600);
      expect(written(Properties.KmsMasterKeyId)).toMatch(/^<OperationsKey/);
      expect(DeletionPolicy).toBe('Retain');
    }
  });

  test('lets nobody but route and the steward of dead letters receive', () => {
    const readers = list('AWS::SQS::QueuePolicy').map(({ Properties }) =>
      written(
        Properties.PolicyDocument.Statement.find(
          ({ Action }: { Action: string }) => Action === 'sqs:ReceiveMessage',
        ).Condition.ArnNotEquals['aws:PrincipalArn'],
      ),
    );

    expect(readers.sort()).toEqual([
      expect.stringMatching(/-quarantine-steward-/),
      expect.stringMatching(/-route-/),
    ]);
  });

  test('takes from its queues by TLS only', () => {
    for (const { Properties } of list('AWS::SQS::QueuePolicy')) {
      expect(Properties.PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
    }
    expect(list('AWS::SQS::QueuePolicy')).toHaveLength(2);
  });

  test('reads its queue with partial failures, and leaves executions to the other ways in', () => {
    const [mapping, ...others] = list('AWS::Lambda::EventSourceMapping');

    expect(others).toEqual([]);
    expect(mapping?.Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(mapping?.Properties.ScalingConfig.MaximumConcurrency).toBeLessThan(
      route?.Properties.ReservedConcurrentExecutions,
    );
  });

  test('lets the log groups of this account call it, and nobody else', () => {
    const [permission, ...others] = list('AWS::Lambda::Permission');

    expect(others).toEqual([]);
    expect(permission?.Properties.Principal).toBe('logs.amazonaws.com');
    expect(written(permission?.Properties.SourceAccount)).toBe('<AWS::AccountId>');
    expect(written(permission?.Properties.SourceArn)).toBe(
      'arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:*',
    );
  });

  test('subscribes to the log groups and follows the tables of the configuration', () => {
    const table = 'arn:aws:dynamodb:us-west-2:123456789012:table/audit-events/stream/2026-01-01T00:00:00.000';
    const built = anIngest({
      sources: { logGroups: ['/aws/lambda/intake', '/ecs/notes'], tableStreams: [table] },
    }).template;
    const filters = Object.values(resourcesOf(built, 'AWS::Logs::SubscriptionFilter'));
    const follow = Object.values(resourcesOf(built, 'AWS::Lambda::EventSourceMapping')).find(
      ({ Properties }) => Properties.EventSourceArn === table,
    );

    expect(filters.map(({ Properties }) => Properties.LogGroupName)).toEqual([
      '/aws/lambda/intake',
      '/ecs/notes',
    ]);
    expect(filters.every(({ DependsOn }) => DependsOn?.some((id) => /LogGroupsOfAccount/.test(id)))).toBe(
      true,
    );
    expect(follow?.Properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      StartingPosition: 'TRIM_HORIZON',
      MaximumRecordAgeInSeconds: 43_200,
    });
    expect(written(follow?.Properties.DestinationConfig.OnFailure.Destination)).toMatch(/DeadLetters/);
    const reads = Object.values(resourcesOf(built, 'AWS::IAM::ManagedPolicy'))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Sid }: { Sid: string }) => Sid === 'ReadTableStreams');
    expect(reads.map(({ Resource }: { Resource: unknown }) => Resource)).toEqual([table]);
  });
});

test('what holds events keeps its logical id for ever: another one would leave the events behind', () => {
  const held = ['AWS::KinesisFirehose::DeliveryStream', 'AWS::SQS::Queue', 'AWS::Logs::LogGroup'];
  expect(held.flatMap((type) => Object.keys(resourcesOf(template, type)))).toMatchSnapshot();
});

describe('the policy packs', () => {
  const findingsOf = ({ app, ingest: stack }: Pick<ReturnType<typeof anIngest>, 'app' | 'ingest'>) => {
    app.synth({ force: true });
    return POLICY_PACKS.flatMap((Pack) => new Pack(app).validateScope(stack).violations).flatMap(
      ({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    );
  };

  test('find nothing that no reason stands for', () => {
    const sources = {
      logGroups: ['/aws/lambda/intake'],
      tableStreams: [
        'arn:aws:dynamodb:us-west-2:123456789012:table/audit-events/stream/2026-01-01T00:00:00.000',
      ],
    };
    expect(findingsOf(anIngest())).toEqual([]);
    expect(findingsOf(anIngest({ sources, profile: 'standard', region: 'us-west-2' }))).toEqual([]);
  });

  test('would find a queue without encryption', () => {
    const built = anIngest();
    new Queue(built.ingest, 'Canary');
    expect(findingsOf(built).join()).toMatch(/SQS/);
  });
});
