import { RemovalPolicy, Token } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, MetricFilter, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../core/metric-names';
import type { Retention } from '../core/retention';
import { acknowledgeWildcards } from './acknowledge-wildcards';
import { lakeOf } from './lake-of';
import { TrailBucket } from './trail-bucket';
import { TRAIL_FINDING_NAMES, TRAIL_FINDINGS, type TrailFindingName } from './trail-findings';

export interface AuditTrailProps {
  readonly operationsKey: IKey;
  readonly accessLogs: IBucket;
  readonly retention: Retention;
  /** Every read and write of an object in these is recorded. */
  readonly recorded: readonly IBucket[];
  /** Whose policies the findings watch: the operations key and those of the tiers. */
  readonly keys: readonly IKey[];
}

const STREAM = '_CloudTrail_';

/**
 * Who did what to the lake: management calls of the account (those on keys are among them: KMS has no data events),
 * and every object call on the buckets that hold events or answers.
 *
 * Its region is all regions: changes of roles, the root user's sign-in and sessions that begin at the global
 * endpoint are recorded in another region than the lake's ("Global service events", AWS CloudTrail), and a trail of
 * one region would never see a break-glass session begin. Object calls are recorded for the lake's buckets alone.
 */
export class AuditTrail extends Construct {
  readonly bucket: TrailBucket;
  readonly logGroup: LogGroup;
  readonly trail: CfnTrail;
  readonly trailArn: string;
  private readonly findingNamespace: string;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const stack = lakeOf(this);
    const { names, config } = stack;
    // A filter's dimensions are taken from its event, so the stage stands in the namespace.
    this.findingNamespace = `${METRIC_NAMESPACE}/Trail/${config.stage}`;
    this.trailArn = stack.formatArn({
      service: 'cloudtrail',
      resource: 'trail',
      resourceName: names.trail(),
    });

    const { trailArn } = this;
    this.bucket = new TrailBucket(this, 'Store', {
      key: props.operationsKey,
      accessLogs: props.accessLogs,
      retention: props.retention,
      trailArn,
    });
    this.logGroup = new LogGroup(this, 'Log', {
      encryptionKey: props.operationsKey,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { role, policy } = this.logWriter();
    this.trail = new CfnTrail(this, 'Trail', {
      trailName: names.trail(),
      isLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      kmsKeyId: props.operationsKey.keyArn,
      s3BucketName: this.bucket.bucketName,
      cloudWatchLogsLogGroupArn: this.logGroup.logGroupArn,
      cloudWatchLogsRoleArn: role.roleArn,
      advancedEventSelectors: eventSelectors(props.recorded),
    });
    // CloudTrail tries both doors when it is made.
    this.trail.node.addDependency(policy, ...(this.bucket.policy === undefined ? [] : [this.bucket.policy]));

    const subjects = {
      bucketNames: [...props.recorded, props.accessLogs, this.bucket].map(({ bucketName }) => bucketName),
      keyIds: props.keys.map(({ keyId }) => keyId),
      prefix: names.prefix,
      breakGlassRoleArn: stack.roleArn('break-glass'),
      trailName: names.trail(),
    };
    for (const name of TRAIL_FINDING_NAMES) {
      const { metric, pattern } = TRAIL_FINDINGS[name];
      // No default value: a metric costs by the hours in which it has data, and its absence says the same as zero.
      new MetricFilter(this, metric, {
        logGroup: this.logGroup,
        filterPattern: pattern(subjects),
        metricNamespace: this.findingNamespace,
        metricName: metric,
      });
    }
  }

  /** How often the trail has shown what the finding looks for. */
  finding(name: TrailFindingName): Metric {
    return new Metric({ namespace: this.findingNamespace, metricName: TRAIL_FINDINGS[name].metric });
  }

  private logWriter(): { readonly role: Role; readonly policy: ManagedPolicy } {
    const stack = lakeOf(this);
    const role = new Role(this, 'LogWriter', {
      assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com'),
      description: 'CloudTrail writes the trail into its log group',
    });
    // "Role policy document for CloudTrail to use CloudWatch Logs": its stream is named after account and region.
    const streams = `log-stream:${stack.account}${STREAM}${stack.region}`;
    const policy = new ManagedPolicy(this, 'LogWriterPolicy', {
      roles: [role],
      description: 'CloudTrail writes the trail into its log group',
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [
            stack.formatArn({
              service: 'logs',
              resource: `log-group:${this.logGroup.logGroupName}:${streams}*`,
            }),
          ],
        }),
      ],
    });
    // The packs write a region that only the deployment knows as `<AWS::Region>`.
    const region = Token.isUnresolved(stack.region) ? '<AWS::Region>' : stack.region;
    acknowledgeWildcards(policy, {
      [`${STREAM}${region}*`]:
        'CloudTrail adds a number to the name of its log stream when it opens a second one; account, region and log group are named.',
    });
    return { role, policy };
  }
}

/** Keys of the lake need none of their own: calls to KMS are management events, and none is left out. */
function eventSelectors(recorded: readonly IBucket[]): CfnTrail.AdvancedEventSelectorProperty[] {
  return [
    { name: 'Management', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] },
    {
      name: 'Objects',
      fieldSelectors: [
        { field: 'eventCategory', equalTo: ['Data'] },
        { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
        { field: 'resources.ARN', startsWith: recorded.map((bucket) => bucket.arnForObjects('')) },
      ],
    },
  ];
}
