import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type Function as Lambda, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnSubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { Construct as Base, type Construct } from 'constructs';
import type { LakeConfig } from '../config';
import { IntakeQueue } from './intake-queue';
import { LakeFunction, type LakeFunctionProps } from './lake-function';

const TIMEOUT = Duration.seconds(60);
const CONCURRENCY = 10;
/** The queue may not take every execution: log subscriptions and direct calls need theirs. */
const QUEUE_CONCURRENCY = 5;

/** A stream keeps a record for a day: what fails for half of it can still be read by a person in the other half. */
const MAX_RECORD_AGE = Duration.hours(12);
const STREAM_RETRIES = 10;

export interface RouteIntakeProps
  extends Pick<LakeFunctionProps, 'environment' | 'vpc' | 'securityGroup' | 'operationsKey'> {
  readonly sources: LakeConfig['sources'];
  /** With which `route` puts into the streams of all tiers. */
  readonly putIntoStreams: readonly PolicyStatement[];
}

/**
 * The lake's front door: `route`, and the ways to it. A queue for producers that can send, subscriptions of the log
 * groups and streams of the tables that the configuration names, and direct calls.
 */
export class RouteIntake extends Base {
  readonly function: LakeFunction;
  readonly intake: IntakeQueue;

  constructor(scope: Construct, id: string, props: RouteIntakeProps) {
    super(scope, id);
    const { operationsKey, sources } = props;
    this.intake = new IntakeQueue(this, 'Intake', { operationsKey, functionTimeout: TIMEOUT });
    const { queue, deadLetters } = this.intake;
    this.function = new LakeFunction(this, 'Route', {
      entry: 'route',
      roleName: 'route',
      description: 'Finds the tier of each event and forwards it to the stream of the tier',
      statements: [
        ...props.putIntoStreams,
        // Its key is that of the dead letters, which LakeFunction lets the role use.
        new PolicyStatement({
          sid: 'ReadQueue',
          actions: [
            'sqs:ReceiveMessage',
            'sqs:DeleteMessage',
            'sqs:GetQueueAttributes',
            'sqs:ChangeMessageVisibility',
          ],
          resources: [queue.queueArn],
        }),
        ...(sources.tableStreams.length > 0 ? [readTables(sources.tableStreams)] : []),
      ],
      environment: props.environment,
      vpc: props.vpc,
      securityGroup: props.securityGroup,
      operationsKey,
      reservedConcurrency: CONCURRENCY,
      timeout: TIMEOUT,
      memory: 512,
      failures: { queue: deadLetters },
    });
    const route = this.function.function;
    new EventSourceMapping(this, 'FromQueue', {
      target: route,
      eventSourceArn: queue.queueArn,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(5),
      maxConcurrency: QUEUE_CONCURRENCY,
      reportBatchItemFailures: true,
    }).node.addDependency(this.function.role.policy);
    this.subscribe(route, sources.logGroups);
    for (const arn of sources.tableStreams) this.follow(route, arn);
  }

  /**
   * CloudWatch Logs calls the function asynchronously. Every line is sent, because a filter that misses the form of
   * one producer would lose its events unseen; lines without an event are skipped and counted.
   */
  private subscribe(route: Lambda, logGroups: readonly string[]): void {
    const permission = 'LogGroupsOfAccount';
    route.addPermission(permission, {
      principal: new ServicePrincipal('logs.amazonaws.com'),
      sourceAccount: Aws.ACCOUNT_ID,
      sourceArn: `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:*`,
    });
    for (const logGroupName of logGroups) {
      new CfnSubscriptionFilter(this, `Log-${plain(logGroupName)}`, {
        logGroupName,
        destinationArn: route.functionArn,
        filterPattern: '',
      }).node.addDependency(route.node.findChild(permission));
    }
  }

  private follow(route: Lambda, eventSourceArn: string): void {
    const [, name = eventSourceArn] = eventSourceArn.split(':table/');
    new EventSourceMapping(this, `Table-${plain(name)}`, {
      target: route,
      eventSourceArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: STREAM_RETRIES,
      maxRecordAge: MAX_RECORD_AGE,
      onFailure: new SqsDlq(this.intake.deadLetters),
    }).node.addDependency(this.function.role.policy);
  }
}

/** "Process DynamoDB records with Lambda" lists these four. */
function readTables(streamArns: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    sid: 'ReadTableStreams',
    actions: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
    resources: [...streamArns],
  });
}

/** A name from the configuration as part of a construct's id, in which `/` separates. */
function plain(name: string): string {
  return name.replaceAll('/', '-');
}
