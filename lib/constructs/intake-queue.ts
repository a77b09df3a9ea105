import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, ArnPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct as Base, type Construct } from 'constructs';
import { lakeOf } from './lake-of';

/** SQS keeps no message longer. */
const KEPT = Duration.days(14);

/** A message that failed so often won't pass by itself. */
const MAX_RECEIVES = 5;

export interface IntakeQueueProps {
  readonly operationsKey: IKey;
  /** Of the function that reads the queue. */
  readonly functionTimeout: Duration;
}

/** "Configure a dead-letter queue redrive": what moving messages back takes on the queue that they leave. */
const TEND_DEAD_LETTERS = [
  'sqs:StartMessageMoveTask',
  'sqs:CancelMessageMoveTask',
  'sqs:ListMessageMoveTasks',
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
] as const;

/**
 * The queue that producers send events to, and the one where all that `route` could not pass on waits for a person:
 * messages of the queue, events of failed asynchronous invocations, and the place of failed stream records. Both hold
 * events of every tier, unclassified, so both are encrypted and take TLS only.
 */
export class IntakeQueue extends Base {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { operationsKey, functionTimeout }: IntakeQueueProps) {
    super(scope, id);
    const shared = {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: operationsKey,
      enforceSSL: true,
      retentionPeriod: KEPT,
      removalPolicy: RemovalPolicy.RETAIN,
    };
    this.deadLetters = new Queue(this, 'DeadLetters', shared);
    this.queue = new Queue(this, 'Queue', {
      ...shared,
      // Six times the function's timeout, or a slow batch is delivered twice ("Using Lambda with Amazon SQS").
      visibilityTimeout: Duration.seconds(functionTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
    });
    this.limitReaders();
  }

  /** Nothing leaves the queues but through `route`, or by the hand of the steward who puts dead letters back. */
  private limitReaders(): void {
    const stack = lakeOf(this);
    const route = stack.roleArn('route');
    const steward = stack.roleArn('quarantine-steward');
    const onlyBy = (sid: string, queue: Queue, reader: string): PolicyStatement =>
      new PolicyStatement({
        sid,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['sqs:ReceiveMessage'],
        resources: [queue.queueArn],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': reader } },
      });
    const allowSteward = (sid: string, queue: Queue, actions: readonly string[]): PolicyStatement =>
      new PolicyStatement({
        sid,
        principals: [new ArnPrincipal(steward)],
        actions: [...actions],
        resources: [queue.queueArn],
      });
    this.queue.addToResourcePolicy(onlyBy('OnlyRouteReceives', this.queue, route));
    this.queue.addToResourcePolicy(allowSteward('StewardPutsBack', this.queue, ['sqs:SendMessage']));
    this.deadLetters.addToResourcePolicy(onlyBy('OnlyTheStewardReceives', this.deadLetters, steward));
    this.deadLetters.addToResourcePolicy(
      allowSteward('StewardTendsDeadLetters', this.deadLetters, TEND_DEAD_LETTERS),
    );
  }
}
