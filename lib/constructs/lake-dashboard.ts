import { Duration } from 'aws-cdk-lib';
import {
  AlarmState,
  AlarmStatusWidget,
  AlarmStatusWidgetSortBy,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  MathExpression,
  Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { METRICS, rejectedMetric } from '../core/metric-names';
import { REFUSAL_REASONS } from '../core/refusal';
import { TIERS } from '../core/tiers';
import { ALARM_GROUPS, type AlarmGroup } from './alarm-table';
import type { LakeAlarms } from './lake-alarms';
import type { ObservedLake } from './observed-lake';
import { WORKGROUPS } from './scope-workgroup';
import {
  functionsOf,
  ofQueue,
  ofReplication,
  ofStreams,
  ofTiers,
  tierMetric,
  type Watch,
} from './watched-metrics';

export interface LakeDashboardProps {
  readonly lake: ObservedLake;
  readonly alarms: LakeAlarms;
}

/** CloudWatch's grid is 24 units wide. */
const WIDTH = 24;
const HEIGHT = 6;
/** "AlarmStatusWidget": more alarms are refused. */
const ALARMS_PER_WIDGET = 100;

const QUESTIONS: Readonly<Record<AlarmGroup, string>> = {
  arrival: 'Do events arrive?',
  storage: 'Do the vaults have them?',
  access: 'Has anybody touched them?',
};

const FIRST_LOOK = [
  '**Empty boxes are good**: they show what is in alarm or has no data yet. Each alarm is a heading of `docs/operations.md`.',
  'Look from left to right: nothing _accepted_ means the producer or the queue; accepted but _late_, the stream; delivered but not in the vault, replication.',
  'Refused events are in the quarantine, not lost. Events lie in the landing bucket for 35 days, dead letters for 14, in the streams for one.',
].join('\n\n');

/**
 * What an operator keeps open: whether anything is wrong, then the way of an event from left to right and from top
 * to bottom: taken, refused, delivered, replicated, and what carries it.
 */
export class LakeDashboard extends Construct {
  constructor(scope: Construct, id: string, { lake, alarms }: LakeDashboardProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: lake.names.prefix,
      defaultInterval: Duration.days(1),
    });
    const widgets = [
      [...ALARM_GROUPS.flatMap((group) => inAlarm(group, alarms)), firstLook()],
      [taken(lake), refused(lake), delivered(lake)],
      [replicated(lake), waiting(lake), asked(lake)],
      functionsAtWork(lake),
    ];
    for (const row of widgets) dashboard.addWidgets(...row);
  }
}

function inAlarm(group: AlarmGroup, { groups }: LakeAlarms): readonly IWidget[] {
  const alarms = groups[group];
  const boxes = Array.from({ length: Math.ceil(alarms.length / ALARMS_PER_WIDGET) }, (_, at) =>
    alarms.slice(at * ALARMS_PER_WIDGET, (at + 1) * ALARMS_PER_WIDGET),
  );
  return boxes.map(
    (box) =>
      new AlarmStatusWidget({
        title: QUESTIONS[group],
        alarms: [...box],
        states: [AlarmState.ALARM, AlarmState.INSUFFICIENT_DATA],
        sortBy: AlarmStatusWidgetSortBy.STATE_UPDATED_TIMESTAMP,
        width: WIDTH / 4,
        height: HEIGHT,
      }),
  );
}

function firstLook(): IWidget {
  return new TextWidget({ markdown: FIRST_LOOK, width: WIDTH / 4, height: HEIGHT });
}

interface GraphProps {
  readonly title: string;
  readonly unit: string;
  readonly left: readonly IMetric[];
  readonly columns?: number;
}

function graph({ title, unit, left, columns = 3 }: GraphProps): IWidget {
  return new GraphWidget({
    title,
    left: [...left],
    leftYAxis: { label: unit, showUnits: false, min: 0 },
    width: WIDTH / columns,
    height: HEIGHT,
  });
}

/** The lines that a watch of the alarms would look at, named after their subjects. */
function lines(lake: ObservedLake, watch: Watch, statistic: string, minutes = 5): readonly IMetric[] {
  return watch(lake).map(({ subject, metric }) =>
    metric.with({ statistic, period: Duration.minutes(minutes), label: subject ?? metric.metricName }),
  );
}

const taken = (lake: ObservedLake): IWidget =>
  graph({
    title: 'Accepted, by tier',
    unit: 'events in 5 min',
    left: lines(lake, ofTiers('accepted'), 'Sum'),
  });

/** Over all tiers: what matters first is what is wrong with them. */
function refused({ config }: ObservedLake): IWidget {
  const left = REFUSAL_REASONS.map((reason, at) => {
    const usingMetrics = Object.fromEntries(
      TIERS.map(({ name, level }) => [
        `m${at}_${level}`,
        tierMetric(config.stage, name, rejectedMetric(reason)).with({
          statistic: METRICS.rejected.statistic,
        }),
      ]),
    );
    const expression = Object.keys(usingMetrics)
      .map((name) => `FILL(${name}, 0)`)
      .join(' + ');
    return new MathExpression({ expression, usingMetrics, label: reason, period: Duration.minutes(60) });
  });
  return graph({ title: 'Refused, by reason', unit: 'events in an hour', left });
}

const delivered = (lake: ObservedLake): IWidget =>
  graph({
    title: 'Age of the oldest undelivered event, by tier',
    unit: 'seconds',
    left: lines(lake, ofStreams('DeliveryToS3.DataFreshness'), 'Maximum'),
  });

const replicated = (lake: ObservedLake): IWidget =>
  graph({
    title: 'Vault behind landing, by tier',
    unit: 'seconds',
    left: lines(lake, ofReplication('ReplicationLatency'), 'Maximum'),
  });

const waiting = (lake: ObservedLake): IWidget =>
  new GraphWidget({
    title: 'Queue and dead letters',
    left: [...lines(lake, ofQueue('queue', 'ApproximateAgeOfOldestMessage'), 'Maximum')],
    leftYAxis: { label: 'seconds', showUnits: false, min: 0 },
    right: [...lines(lake, ofQueue('deadLetters', 'ApproximateNumberOfMessagesVisible'), 'Maximum')],
    rightYAxis: { label: 'dead letters', showUnits: false, min: 0 },
    width: WIDTH / 3,
    height: HEIGHT,
  });

/** What questions read is what they cost ("Athena query metrics": one metric a workgroup, state and kind). */
const asked = ({ names }: ObservedLake): IWidget =>
  graph({
    title: 'Read by questions, by workgroup',
    unit: 'bytes in an hour',
    left: WORKGROUPS.map(
      ({ name }) =>
        new Metric({
          namespace: 'AWS/Athena',
          metricName: 'ProcessedBytes',
          dimensionsMap: { WorkGroup: names.workgroup(name), QueryState: 'SUCCEEDED', QueryType: 'DML' },
          statistic: 'Sum',
          period: Duration.hours(1),
          label: name,
        }),
    ),
  });

const FUNCTION_GRAPHS = [
  { title: 'Function errors', metricName: 'Errors', statistic: 'Sum', unit: 'in 5 min' },
  { title: 'Function throttles', metricName: 'Throttles', statistic: 'Sum', unit: 'in 5 min' },
  { title: 'Function duration', metricName: 'Duration', statistic: 'p99', unit: 'ms, 99th of 100' },
] as const;

function functionsAtWork(lake: ObservedLake): readonly IWidget[] {
  return FUNCTION_GRAPHS.map(({ title, metricName, statistic, unit }) =>
    graph({
      title,
      unit,
      left: functionsOf(lake).map(([label, fn]) =>
        fn.metric(metricName, { statistic, label, period: Duration.minutes(5) }),
      ),
    }),
  );
}
