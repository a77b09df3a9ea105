import { METRICS } from '../../metric-names';
import { TIERS } from '../../tiers';
import { amount, type CostLine } from '../cost-line';
import { type LakeModel, lifeOf, ofType } from '../lake-model';
import { listOf, memberOf, numberOf, type Resource, referenceOf } from '../template';
import { ASSUMED, DAYS_PER_MONTH, GB, HOURS_PER_MONTH } from '../workload';

const ALARM = 'AWS::CloudWatch::Alarm';
const TRAIL = 'AWS::CloudTrail::Trail';
const LOG_GROUP = 'AWS::Logs::LogGroup';
const FLOW_LOG = 'AWS::EC2::FlowLog';

/** An alarm is billed by the metrics that it looks at. */
function watchedBy({ properties }: Resource): number {
  const metrics = listOf(memberOf(properties, 'Metrics'));
  return Math.max(1, metrics.filter((one) => memberOf(one, 'MetricStat') !== undefined).length);
}

/** Data events are paid for one by one; the first copy of management events is free. */
function hasDataEvents({ properties }: Resource): boolean {
  const selectors = JSON.stringify([
    memberOf(properties, 'EventSelectors') ?? [],
    memberOf(properties, 'AdvancedEventSelectors') ?? [],
  ]);
  return /"DataResources"|"Data"/.test(selectors);
}

function trailEvents(lake: LakeModel): number {
  return ofType(lake.resources, TRAIL).some(hasDataEvents) ? lake.writes + lake.reads : 0;
}

/** What the functions count, by the definition of their metrics, and what filters count in logs. */
function customMetrics({ resources }: LakeModel): number {
  const functions = ofType(resources, 'AWS::Lambda::Function').filter(
    ({ properties }) => memberOf(properties, 'Environment.Variables.LAKE_RULES') !== undefined,
  );
  const own = Object.values(METRICS).reduce(
    (sum, { dimensions }) => sum + ([...dimensions].some((name) => name === 'Tier') ? TIERS.length : 1),
    0,
  );
  const filters = ofType(resources, 'AWS::Logs::MetricFilter').length;
  return (functions.length === 0 ? 0 : own + ASSUMED.refusalMetrics) + filters;
}

function logGb(lake: LakeModel): number {
  const calls = (lake.routeCalls + lake.transformCalls) * ASSUMED.logBytesPerCall;
  const trails = ofType(lake.resources, TRAIL).some(
    ({ properties }) => memberOf(properties, 'CloudWatchLogsLogGroupArn') !== undefined,
  );
  return (calls + (trails ? trailEvents(lake) * ASSUMED.trailLogBytes : 0)) / GB;
}

function flowLogGb({ resources }: LakeModel): number {
  const interfaces = ofType(resources, 'AWS::EC2::VPCEndpoint').reduce(
    (sum, { properties }) => sum + listOf(memberOf(properties, 'SubnetIds')).length,
    2 * ofType(resources, 'AWS::EC2::Subnet').length,
  );
  return ofType(resources, FLOW_LOG).reduce((sum, { properties }) => {
    const seconds = numberOf(memberOf(properties, 'MaxAggregationInterval')) ?? 600;
    const intervals = (HOURS_PER_MONTH * 3600) / seconds;
    return sum + (intervals * interfaces * ASSUMED.flowRecordsPerInterface * ASSUMED.flowRecordBytes) / GB;
  }, 0);
}

/** Alarms, logs and trails: what it costs to see. */
export const WATCHING_LINES: readonly CostLine[] = [
  {
    line: 'CloudWatch alarms',
    types: [ALARM],
    price: 'alarm_metric',
    count: ({ resources }) => {
      const alarms = ofType(resources, ALARM);
      return {
        quantity: alarms.reduce((sum, alarm) => sum + watchedBy(alarm), 0),
        basis: `${alarms.length} alarms of the templates, by the metrics that they look at`,
      };
    },
  },
  {
    line: 'CloudWatch composite alarms',
    types: ['AWS::CloudWatch::CompositeAlarm'],
    price: 'composite_alarm',
    count: ({ resources }) => ({
      quantity: ofType(resources, 'AWS::CloudWatch::CompositeAlarm').length,
      basis: 'composite alarms of the templates',
    }),
  },
  {
    line: 'CloudWatch dashboards',
    types: ['AWS::CloudWatch::Dashboard'],
    price: 'dashboard',
    count: ({ resources }) => ({
      quantity: ofType(resources, 'AWS::CloudWatch::Dashboard').length,
      basis: 'dashboards of the templates',
    }),
  },
  {
    line: 'CloudWatch metrics of the functions and logs',
    types: ['AWS::Lambda::Function', 'AWS::Logs::MetricFilter'],
    price: 'custom_metric',
    count: (lake) => ({
      quantity: customMetrics(lake),
      basis: `what route and transform count, by tier, ${ASSUMED.refusalMetrics} reasons of refusal (assumed), and each metric filter; billed by the hours in which they are sent`,
    }),
  },
  {
    line: 'S3 replication metrics',
    types: ['AWS::S3::Bucket'],
    price: 'custom_metric',
    count: ({ resources }) => {
      const rules = ofType(resources, 'AWS::S3::Bucket')
        .flatMap(({ properties }) => listOf(memberOf(properties, 'ReplicationConfiguration.Rules')))
        .filter((rule) => memberOf(rule, 'Destination.Metrics.Status') === 'Enabled');
      return {
        quantity: 4 * rules.length,
        basis: `four metrics for each of ${rules.length} replication rules`,
      };
    },
  },
  {
    line: 'CloudWatch logs, ingestion',
    types: [LOG_GROUP],
    price: 'log_gb',
    count: (lake) => ({
      quantity: logGb(lake),
      basis: `${ASSUMED.logBytesPerCall} bytes a call of a function, ${ASSUMED.trailLogBytes} bytes a trail event where the trail writes to a log group`,
    }),
  },
  {
    line: 'CloudWatch logs, storage',
    types: [LOG_GROUP],
    price: 'log_storage',
    count: (lake) => {
      const kept = ofType(lake.resources, LOG_GROUP).map(
        ({ properties }) => numberOf(memberOf(properties, 'RetentionInDays')) ?? 3650,
      );
      const days = Math.max(0, ...kept);
      return {
        quantity: ((logGb(lake) + flowLogGb(lake)) * days) / DAYS_PER_MONTH,
        basis: `all logs, uncompressed, for the longest retention of the templates: ${days} days`,
      };
    },
  },
  {
    line: 'VPC flow logs, ingestion',
    types: [FLOW_LOG],
    price: 'log_gb',
    count: (lake) => ({
      quantity: flowLogGb(lake),
      basis: `${ASSUMED.flowRecordsPerInterface} records of ${ASSUMED.flowRecordBytes} bytes for each network interface and interval (assumed)`,
    }),
  },
  {
    line: 'CloudTrail data events',
    types: [TRAIL],
    price: 'trail_data_event',
    count: (lake) => ({
      quantity: trailEvents(lake),
      basis: `every write and read of objects: ${amount(lake.writes)} and ${amount(lake.reads)}; management events are free in the first trail of an account only`,
    }),
  },
  {
    line: 'S3 trail, STANDARD',
    types: [TRAIL, 'AWS::S3::Bucket'],
    price: 's3_standard',
    count: (lake) => {
      const id = referenceOf(
        ofType(lake.resources, TRAIL)
          .map(({ properties }) => memberOf(properties, 'S3BucketName'))
          .at(0),
      );
      const { keptDays } = lifeOf(lake.resources.find((one) => one.id === id));
      const gb = (trailEvents(lake) * ASSUMED.trailEventBytes) / GB;
      return {
        quantity: id === undefined ? 0 : (gb * keptDays) / DAYS_PER_MONTH,
        basis: `${ASSUMED.trailEventBytes} bytes an event, compressed, kept ${keptDays} days`,
      };
    },
  },
  {
    line: 'SNS, e-mails',
    types: ['AWS::SNS::Topic'],
    price: 'sns_email',
    count: ({ resources }) => ({
      quantity: ofType(resources, 'AWS::SNS::Topic').length * ASSUMED.alarmMails,
      basis: `${ASSUMED.alarmMails} alarms a month (assumed)`,
    }),
  },
];
