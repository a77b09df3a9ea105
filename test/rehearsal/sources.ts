import { listAt, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';
import type { Report } from './finding';
import type { Handler } from './lake-parts';
import type { Permissions } from './permissions';

/** "Configuring a queue to use with Lambda": what the service that polls for a function does with its role. */
const POLLING = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'] as const;

/** "Process DynamoDB records with Lambda"; the table and its stream are the producer's. */
const FOLLOWING = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'] as const;

/** The sources that the templates connect to route, and what each needs to work and to lose nothing. */
export async function checkSources(
  templates: TemplateSet,
  route: Handler,
  { need }: Permissions,
  report: Report,
): Promise<readonly string[]> {
  const names: string[] = [];
  const { lambda, role } = route;
  const isRoute = (name: string | undefined): boolean => name === lambda.ref || name === lambda.arn;

  for (const mapping of templates.ofType('AWS::Lambda::EventSourceMapping')) {
    if (!isRoute(textAt(mapping.properties, 'FunctionName'))) continue;
    if (!listAt(mapping.properties, 'FunctionResponseTypes').includes('ReportBatchItemFailures')) {
      report('source_setting', {
        at: mapping,
        property: 'FunctionResponseTypes',
        expected: 'ReportBatchItemFailures: else one failed message would be taken as done',
        found: 'not set',
      });
    }
    const source = textAt(mapping.properties, 'EventSourceArn') ?? '';
    if (source.includes(':dynamodb:')) {
      names.push('table');
      for (const action of FOLLOWING) await need({ by: role, action, on: source });
      continue;
    }
    const queue = templates.named('AWS::SQS::Queue', source);
    if (queue === undefined) continue;
    names.push('queue');
    for (const action of POLLING) await need({ by: role, action, on: queue.arn ?? '' });
    await needQueueKey(templates, role, queue, ['kms:Decrypt'], need);
    const dead = textAt(queue.properties, 'RedrivePolicy', 'deadLetterTargetArn');
    if (templates.named('AWS::SQS::Queue', dead ?? '') === undefined) {
      report('source_setting', {
        at: queue,
        property: 'RedrivePolicy',
        expected:
          'a queue of the templates for what cannot be passed on: else it is lost when its days are over',
        found: dead ?? 'none',
      });
    }
    const [visible = 30, timeout = 3] = [
      listAt(queue.properties, 'VisibilityTimeout').map(Number)[0],
      listAt(lambda.properties, 'Timeout').map(Number)[0],
    ];
    if (visible < timeout) {
      report('source_setting', {
        at: queue,
        property: 'VisibilityTimeout',
        expected: `at least the ${timeout} seconds of the function: Lambda refuses the mapping`,
        found: String(visible),
      });
    }
  }
  if (!names.includes('queue')) {
    report('source_setting', {
      at: lambda,
      property: 'EventSourceMapping',
      expected: 'a queue of the templates that calls it',
      found: 'none',
    });
  }

  // Producers' log groups may be subscribed from outside these templates as well: the door is open in either case.
  const isPermitted = templates
    .ofType('AWS::Lambda::Permission')
    .some(
      ({ properties }) =>
        isRoute(textAt(properties, 'FunctionName')) &&
        textAt(properties, 'Principal')?.startsWith('logs.') === true &&
        textAt(properties, 'Action') === 'lambda:InvokeFunction',
    );
  const subscriptions = templates
    .ofType('AWS::Logs::SubscriptionFilter')
    .filter(({ properties }) => isRoute(textAt(properties, 'DestinationArn')));
  if (subscriptions.length > 0) names.push('logs');
  if (!isPermitted) {
    report('source_setting', {
      at: subscriptions[0] ?? lambda,
      property: subscriptions[0] === undefined ? 'Permission' : 'DestinationArn',
      expected: 'a permission of the function for logs.amazonaws.com',
      found: 'none',
    });
  }

  for (const invoke of templates.ofType('AWS::Lambda::EventInvokeConfig')) {
    if (!isRoute(textAt(invoke.properties, 'FunctionName'))) continue;
    const destination = textAt(invoke.properties, 'DestinationConfig', 'OnFailure', 'Destination') ?? '';
    const queue = templates.named('AWS::SQS::Queue', destination);
    if (queue === undefined) continue;
    names.push('failed events');
    await need({ by: role, action: 'sqs:SendMessage', on: queue.arn ?? '' });
    await needQueueKey(templates, role, queue, ['kms:GenerateDataKey', 'kms:Decrypt'], need);
  }
  if (!names.includes('failed events')) {
    report('source_setting', {
      at: lambda,
      property: 'EventInvokeConfig/DestinationConfig/OnFailure',
      expected: 'a queue of the templates: else what a log subscription brought is lost after the last try',
      found: 'none',
    });
  }
  return [...new Set(names)];
}

/** "Key management" (Amazon SQS): producers need GenerateDataKey and Decrypt, consumers Decrypt. */
async function needQueueKey(
  templates: TemplateSet,
  by: Resource,
  queue: Resource,
  actions: readonly string[],
  need: Permissions['need'],
): Promise<void> {
  const key = templates.named('AWS::KMS::Key', textAt(queue.properties, 'KmsMasterKeyId') ?? '');
  if (key?.arn === undefined) return;
  const context = {
    'kms:ViaService': `sqs.${key.arn.split(':')[3]}.amazonaws.com`,
    'kms:EncryptionContext:aws:sqs:arn': queue.arn ?? '',
    'aws:ViaAWSService': 'true',
  };
  for (const action of actions) await need({ by, action, on: key.arn, context });
}
