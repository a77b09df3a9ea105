import { listAt, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';
import type { Report } from './finding';
import type { Handler } from './lake-parts';
import type { Permissions } from './permissions';

/** "Defining Lambda function permissions with an execution role": a function without them runs, and nobody hears of it. */
const LOG = ['logs:CreateLogStream', 'logs:PutLogEvents'] as const;

/**
 * "Giving Lambda functions access to resources in an Amazon VPC": without them the function is not made. What it needs to
 * leave again has a resource that no simulation matches: all interfaces, before there is one.
 */
const LOOK_AT_NETWORK = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'] as const;

/** Firehose waits five minutes for a function ("Data transformation"). */
const LONGEST_TRANSFORM_SECONDS = 300;

/** What the Lambda service does with the role of a function before and beside its code: takes it, joins its network, writes its log. */
export async function needFunction(
  templates: TemplateSet,
  { lambda, role }: Handler,
  permissions: Permissions,
  report: Report,
): Promise<void> {
  const { need, needTrust } = permissions;
  await needTrust('lambda.amazonaws.com', role, { 'aws:SourceArn': lambda.arn ?? '' });
  for (const action of LOG)
    await need({ by: role, action, on: `${logGroupOf(templates, lambda)}:log-stream:x` });
  for (const [action, on] of networkNeeds(lambda)) await need({ by: role, action, on });
  const [reserved] = listAt(lambda.properties, 'ReservedConcurrentExecutions').map(Number);
  if (reserved === 0) {
    report('function_failed', {
      at: lambda,
      property: 'ReservedConcurrentExecutions',
      expected: '1 or more: with none the service refuses every call',
      found: '0',
    });
  }
}

/** A transform must have ended when its stream stops waiting: it would be called again, and again for nothing. */
export function mustEndInTime({ lambda }: Handler, report: Report): void {
  const [timeout = 3] = listAt(lambda.properties, 'Timeout').map(Number);
  if (timeout <= LONGEST_TRANSFORM_SECONDS) return;
  report('stream_setting', {
    at: lambda,
    property: 'Timeout',
    expected: `at most ${LONGEST_TRANSFORM_SECONDS} seconds: Firehose waits no longer`,
    found: String(timeout),
  });
}

function logGroupOf(templates: TemplateSet, lambda: Resource): string {
  const group = templates.named(
    'AWS::Logs::LogGroup',
    textAt(lambda.properties, 'LoggingConfig', 'LogGroup') ?? '',
  );
  const home = lambda.arn?.replace(':lambda:', ':logs:').replace(/:function:.*/, '') ?? '';
  return group?.arn?.replace(/:\*$/, '') ?? `${home}:log-group:/aws/lambda/${lambda.ref}`;
}

function networkNeeds(lambda: Resource): readonly (readonly [action: string, on: string])[] {
  const home = lambda.arn?.replace(':lambda:', ':ec2:').replace(/:function:.*/, '') ?? '';
  const idsOf = (kind: string): readonly string[] => listAt(lambda.properties, 'VpcConfig', kind).map(String);
  const subnets = idsOf('SubnetIds');
  if (subnets.length === 0) return [];
  const joined = [
    ...subnets.map((id) => `subnet/${id}`),
    ...idsOf('SecurityGroupIds').map((id) => `security-group/${id}`),
    'network-interface/x',
  ];
  return [
    ...LOOK_AT_NETWORK.map((action) => [action, '*'] as const),
    ...joined.map((what) => ['ec2:CreateNetworkInterface', `${home}:${what}`] as const),
  ];
}
