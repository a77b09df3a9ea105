import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct as Base, type Construct } from 'constructs';

/** SQS keeps no message longer. */
const KEPT = Duration.days(14);

/** A message that failed so often won't pass by itself. */
const MAX_RECEIVES = 5;

export interface IntakeQueueProps {
  readonly operationsKey: IKey;
  /** Of the function that reads the queue. */
  readonly functionTimeout: Duration;
}

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
  }
}
