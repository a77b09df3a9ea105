import { Duration } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlarmRow } from './alarm-row';
import { ALARM_GROUPS, ALARM_TABLE, type AlarmGroup } from './alarm-table';
import { constructId } from './construct-id';
import type { ObservedLake } from './observed-lake';
import type { Watched } from './watched-metrics';

export interface LakeAlarmsProps {
  readonly lake: ObservedLake;
  readonly topic: ITopic;
}

/** Where an alarm's row of the runbook stands. */
export function runbook(id: string): string {
  return `docs/operations.md#${id}`;
}

/**
 * The alarms of the table. They have names, unlike other resources: a name is what the message's subject line shows,
 * and what the topic's policy knows the lake's alarms by.
 */
export class LakeAlarms extends Construct {
  readonly groups: Readonly<Record<AlarmGroup, readonly Alarm[]>>;

  constructor(scope: Construct, id: string, { lake, topic }: LakeAlarmsProps) {
    super(scope, id);
    const action = new SnsAction(topic);
    const groups = ALARM_GROUPS.map((group) => {
      const alarms = ALARM_TABLE[group].flatMap((row) =>
        row.watch(lake).map((watched) => this.alarm(lake.names.prefix, row, watched)),
      );
      return [group, alarms] as const;
    });
    this.groups = Object.fromEntries(groups) as Record<AlarmGroup, Alarm[]>;
    for (const alarm of Object.values(this.groups).flat()) {
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
  }

  private alarm(prefix: string, row: AlarmRow, { subject, metric, periods = row.periods }: Watched): Alarm {
    const name = subject === undefined ? row.id : `${row.id}-${subject}`;
    const [comparisonOperator, threshold] = row.when;
    const about = subject === undefined ? '' : ` (${subject})`;
    const id = constructId(row.id) + (subject === undefined ? '' : `-${subject}`);
    return new Alarm(this, id, {
      alarmName: `${prefix}-${name}`,
      alarmDescription: `${row.says.replace(/\.$/, '')}${about}. Runbook: ${runbook(row.id)}`,
      metric: metric.with({ statistic: row.statistic, period: Duration.minutes(row.minutes) }),
      comparisonOperator,
      threshold,
      evaluationPeriods: periods,
      datapointsToAlarm: periods,
      treatMissingData: row.missing,
    });
  }
}
