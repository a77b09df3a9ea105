import { TIERS, type TierName } from '../../lib/core/tiers';
import { at, listAt, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';
import type { Report } from './finding';
import { environmentOf, handlerOf } from './packaged-function';
import { checkSettings, type Destination, destinationOf } from './stream-destination';

export interface Handler {
  readonly lambda: Resource;
  readonly role: Resource;
  readonly code: { readonly file: string; readonly name: string };
}

/** What carries one tier's events, found by following what the templates name. */
export interface TierParts {
  readonly tier: TierName;
  readonly stream: Resource;
  readonly destination: Destination;
  readonly transform: Handler;
  readonly deliver: Resource;
  readonly key: Resource;
  readonly landing: Resource;
  /** Whose columns the conversion uses. */
  readonly table: Resource;
}

export interface LakeParts {
  readonly route: Handler;
  readonly tiers: readonly TierParts[];
}

/**
 * The path of every tier: from the names in route's environment to the stream, from the stream to its function, key,
 * bucket, role and table. Nothing is taken from the names of constructs: only what a service would follow.
 *
 * @returns undefined when a part is missing, which is reported
 */
export function findParts(templates: TemplateSet, report: Report): LakeParts | undefined {
  const functions = templates.ofType('AWS::Lambda::Function');
  const [routes, others] = [true, false].map((isRoute) =>
    functions.filter((one) => {
      const variables = environmentOf(one);
      return 'LAKE_RULES' in variables && !('TIER' in variables) === isRoute;
    }),
  );
  const [routeFunction] = routes ?? [];
  if (routeFunction === undefined || routes?.length !== 1 || others?.length !== TIERS.length) {
    report('tier_incomplete', {
      at: routeFunction,
      property: 'functions',
      expected: `one function that routes and ${TIERS.length} with a TIER`,
      found: `${routes?.length ?? 0} and ${others?.length ?? 0}`,
    });
  }
  if (routeFunction === undefined) return undefined;
  const route = findHandler(templates, routeFunction, report);
  const tiers = TIERS.flatMap(({ name }) => findTier(templates, name, routeFunction, report) ?? []);
  mustBeApart(tiers, report);
  return route === undefined || tiers.length < TIERS.length ? undefined : { route, tiers };
}

function findTier(
  templates: TemplateSet,
  tier: TierName,
  route: Resource,
  report: Report,
): TierParts | undefined {
  const variable = `STREAM_${tier.toUpperCase()}`;
  const name = environmentOf(route)[variable] ?? '';
  const stream = templates.named('AWS::KinesisFirehose::DeliveryStream', name);
  if (stream === undefined) {
    report('stream_missing', {
      at: route,
      property: `Environment/Variables/${variable}`,
      expected: `the name of a stream for tier ${tier}`,
      found: name === '' ? 'nothing' : `"${name}", which no template makes`,
    });
    return undefined;
  }
  checkSettings(stream, report);
  const destination = destinationOf(stream);
  const incomplete = (property: string, expected: string, found: string | undefined): undefined => {
    report('tier_incomplete', { at: stream, property, expected, found: found ?? 'nothing' });
    return undefined;
  };
  const lambda = templates.named('AWS::Lambda::Function', destination.transform?.lambdaArn ?? '');
  const key = templates.named('AWS::KMS::Key', destination.keyArn ?? '');
  const landing = templates.named('AWS::S3::Bucket', destination.bucketArn);
  const deliver = templates.named('AWS::IAM::Role', destination.roleArn);
  const table = templates
    .ofType('AWS::Glue::Table')
    .find(
      ({ properties }) =>
        properties.DatabaseName === destination.table?.database &&
        textAt(properties, 'TableInput', 'Name') === destination.table?.name,
    );
  if (lambda === undefined)
    return incomplete(
      'ProcessingConfiguration',
      'a function of the templates',
      destination.transform?.lambdaArn,
    );
  if (key === undefined)
    return incomplete('EncryptionConfiguration', 'a key of the templates', destination.keyArn);
  if (landing === undefined)
    return incomplete('BucketARN', 'a bucket of the templates', destination.bucketArn);
  if (deliver === undefined) return incomplete('RoleARN', 'a role of the templates', destination.roleArn);
  if (table === undefined)
    return incomplete(
      'DataFormatConversionConfiguration/SchemaConfiguration',
      'a table of the templates',
      `${destination.table?.database}.${destination.table?.name}`,
    );
  mustServe(templates, lambda, route, tier, report);
  const ownKey = textAt(stream.properties, 'DeliveryStreamEncryptionConfigurationInput', 'KeyARN');
  if (ownKey !== key.arn) {
    report('encryption', {
      at: stream,
      property: 'DeliveryStreamEncryptionConfigurationInput/KeyARN',
      expected: `the key of its objects, ${key.logicalId}`,
      found: ownKey ?? 'no key of the lake',
    });
  }
  mustWaitForPolicies(templates, stream, deliver, report);
  const transform = findHandler(templates, lambda, report);
  return transform && { tier, stream, destination, transform, deliver, key, landing, table };
}

/** The service tries the role when it makes the stream: what the role may do must stand by then. */
function mustWaitForPolicies(templates: TemplateSet, stream: Resource, role: Resource, report: Report): void {
  const late = [
    ...templates.ofType('AWS::IAM::ManagedPolicy'),
    ...templates.ofType('AWS::IAM::Policy'),
  ].filter(
    ({ stack, logicalId, properties }) =>
      stack === stream.stack &&
      listAt(properties, 'Roles').includes(role.ref) &&
      !stream.dependsOn.includes(logicalId),
  );
  for (const policy of late) {
    report('stream_setting', {
      at: stream,
      property: 'DependsOn',
      expected: `${policy.logicalId}, the policy of its role: Firehose refuses a stream whose role may do nothing yet`,
      found: 'not waited for',
    });
  }
}

/** A transform names its own tier, and the same streams as route: it moves events of stricter tiers to theirs. */
function mustServe(
  templates: TemplateSet,
  lambda: Resource,
  route: Resource,
  tier: TierName,
  report: Report,
): void {
  const variables = environmentOf(lambda);
  const shared = environmentOf(route);
  const expected: Readonly<Record<string, string | undefined>> = {
    TIER: tier,
    ...Object.fromEntries(
      TIERS.map(({ name }) => [`STREAM_${name.toUpperCase()}`, shared[`STREAM_${name.toUpperCase()}`]]),
    ),
  };
  for (const [name, value] of Object.entries(expected)) {
    const found = variables[name];
    // What route itself lacks is said of route.
    if (found === value || value === undefined) continue;
    const isStream = name !== 'TIER';
    const code =
      isStream && templates.named('AWS::KinesisFirehose::DeliveryStream', found ?? '') === undefined
        ? 'stream_missing'
        : 'tier_incomplete';
    report(code, {
      at: lambda,
      property: `Environment/Variables/${name}`,
      expected: `${value}`,
      found: found ?? 'nothing',
    });
  }
}

function findHandler(templates: TemplateSet, lambda: Resource, report: Report): Handler | undefined {
  const code = handlerOf(templates, lambda);
  const roleArn = textAt(lambda.properties, 'Role') ?? '';
  const role = templates.named('AWS::IAM::Role', roleArn);
  if (code === undefined) {
    report('function_missing', {
      at: lambda,
      property: 'Code and Handler',
      expected: 'a packaged file of the assembly with that handler',
      found: `${textAt(lambda.properties, 'Handler')} in ${textAt(lambda.properties, 'Code', 'S3Key')}`,
    });
  }
  if (role === undefined) {
    report('tier_incomplete', {
      at: lambda,
      property: 'Role',
      expected: 'a role of the templates',
      found: roleArn,
    });
  }
  return code && role && { lambda, role, code };
}

/** What no two tiers may have in common, whoever made the templates. */
const APART = {
  stream: ({ stream }) => stream,
  'transform function': ({ transform }) => transform.lambda,
  'delivery role': ({ deliver }) => deliver,
  key: ({ key }) => key,
  table: ({ table }) => table,
} as const satisfies Readonly<Record<string, (parts: TierParts) => Resource>>;

function mustBeApart(tiers: readonly TierParts[], report: Report): void {
  for (const [what, of] of Object.entries(APART)) {
    const owners = new Map<Resource, TierName>();
    for (const parts of tiers) {
      const part = of(parts);
      const other = owners.get(part);
      if (other !== undefined) {
        report('tier_shared', {
          at: part,
          property: what,
          expected: `a ${what} of its own for tier ${parts.tier}`,
          found: `that of tier ${other}`,
        });
      }
      owners.set(part, parts.tier);
    }
  }
}

/** Whether a bucket uses bucket keys, by which the encryption context is the bucket and not the object. */
export function hasBucketKey(bucket: Resource): boolean {
  return listAt(bucket.properties, 'BucketEncryption', 'ServerSideEncryptionConfiguration').some(
    (rule) => at(rule, 'BucketKeyEnabled') === true,
  );
}
