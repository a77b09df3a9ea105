import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type Conditions, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { administrationStatements, allowAccount, DELETION_WAIT_DAYS } from './key-administration';
import { lakeOf } from './lake-of';
import type { LakeStack } from './lake-stack';
import { PRODUCER_TAG } from './producer-tag';
import { TRAIL_READERS } from './reader-roles';

interface ServiceUse {
  readonly sid: string;
  readonly service: (stack: LakeStack) => string;
  readonly actions: readonly string[];
  readonly conditions: (stack: LakeStack) => Conditions;
}

/** The documents write `GenerateDataKey*`; the pairs that this takes in are of no use to any of them. */
const SEAL_AND_OPEN = ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'] as const;

/** What AWS services do with the key, each only for what belongs to this lake. */
const SERVICES = [
  {
    // "Encrypt log data in CloudWatch Logs using AWS Key Management Service".
    sid: 'LogGroups',
    service: ({ region }) => `logs.${region}.amazonaws.com`,
    actions: [...SEAL_AND_OPEN, 'kms:DescribeKey', 'kms:Encrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
    conditions: (stack) => ({
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': arnOf(stack, 'logs', `log-group:${stack.names.prefix}-*`),
      },
    }),
  },
  {
    // "Amazon SNS key management": who publishes to an encrypted topic needs the key.
    sid: 'AlarmsPublish',
    service: () => 'cloudwatch.amazonaws.com',
    actions: SEAL_AND_OPEN,
    conditions: (stack) => ({
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': arnOf(stack, 'cloudwatch', `alarm:${stack.names.prefix}-*`) },
    }),
  },
  {
    // No document says which of the two EventBridge sends to KMS (live): what it sends must be of this lake.
    sid: 'RulesPublish',
    service: () => 'events.amazonaws.com',
    actions: SEAL_AND_OPEN,
    conditions: (stack) => ({
      StringEqualsIfExists: { 'aws:SourceAccount': stack.account },
      ArnLikeIfExists: { 'aws:SourceArn': arnOf(stack, 'events', `rule/${stack.names.prefix}-*`) },
    }),
  },
  {
    // "Configure AWS KMS key policies for CloudTrail".
    sid: 'TrailWrites',
    service: () => 'cloudtrail.amazonaws.com',
    actions: SEAL_AND_OPEN,
    conditions: (stack) => ({
      StringEquals: { 'aws:SourceArn': trailArn(stack) },
      StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': trailArn(stack) },
    }),
  },
  {
    sid: 'TrailLooksAtTheKey',
    service: () => 'cloudtrail.amazonaws.com',
    actions: ['kms:DescribeKey'],
    conditions: (stack) => ({ StringEquals: { 'aws:SourceArn': trailArn(stack) } }),
  },
] as const satisfies readonly ServiceUse[];

/**
 * The key of what surrounds the events: logs, queues, the alarm topic, the trail. Administered like a tier's key;
 * unclassified events wait in the queue under it, so only the function that classifies them may open the queue, and
 * whoever tends the refused ones the dead letters.
 */
export class OperationsKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = lakeOf(this);
    const services: readonly ServiceUse[] = SERVICES;
    this.key = new Key(this, 'Key', {
      description: `Audit lake, ${stack.config.stage}: logs, queues, alarms and the trail`,
      alias: `alias/${stack.names.prefix}-operations`,
      enableKeyRotation: true,
      rotationPeriod: Duration.days(365),
      pendingWindow: Duration.days(DELETION_WAIT_DAYS),
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({
        statements: [
          ...administrationStatements(stack),
          ...services.map(({ sid, service, actions, conditions }) => {
            const principals = [new ServicePrincipal(service(stack))];
            // In a key policy the resource is the key itself.
            return new PolicyStatement({
              sid,
              principals,
              actions: [...actions],
              resources: ['*'],
              conditions: conditions(stack),
            });
          }),
          ...queueUses(stack),
          trailReading(stack),
        ],
      }),
    });
  }
}

/**
 * "Amazon SQS key management": who sends needs both actions, like who receives. What a producer's role is called is
 * not known here, so it is let in by a tag; to receive is allowed to `route` and, from the dead letters, the steward.
 */
function queueUses(stack: LakeStack): readonly PolicyStatement[] {
  const viaQueue = { 'kms:ViaService': `sqs.${stack.region}.amazonaws.com` };
  const actions = ['kms:Decrypt', 'kms:GenerateDataKey'];
  return [
    allowAccount('RouteUsesItsQueues', actions, {
      StringEquals: viaQueue,
      ArnEquals: { 'aws:PrincipalArn': stack.roleArn('route') },
    }),
    // Messages that could not be passed on are put back by a person; see IntakeQueue for what else that takes.
    allowAccount('StewardTendsDeadLetters', actions, {
      StringEquals: viaQueue,
      ArnEquals: { 'aws:PrincipalArn': stack.roleArn('quarantine-steward') },
    }),
    allowAccount('ProducersFillTheQueue', actions, {
      StringEquals: { ...viaQueue, [`aws:PrincipalTag/${PRODUCER_TAG}`]: stack.config.stage },
    }),
  ];
}

/** The lake's own record is read by those who review access to it. */
function trailReading(stack: LakeStack): PolicyStatement {
  return allowAccount('ReviewersReadTheTrail', ['kms:Decrypt'], {
    StringEquals: {
      'kms:ViaService': `s3.${stack.region}.amazonaws.com`,
      'kms:EncryptionContext:aws:cloudtrail:arn': trailArn(stack),
    },
    ArnEquals: {
      'aws:PrincipalArn': TRAIL_READERS.map((name) => stack.roleArn(name)),
    },
  });
}

function trailArn(stack: LakeStack): string {
  return arnOf(stack, 'cloudtrail', `trail/${stack.names.trail()}`);
}

function arnOf(stack: LakeStack, service: string, resource: string): string {
  return `arn:${stack.partition}:${service}:${stack.region}:${stack.account}:${resource}`;
}
