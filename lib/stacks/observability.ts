import { CfnOutput, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/alarm-topic';
import { AuditTrail } from '../constructs/audit-trail';
import { LakeAlarms } from '../constructs/lake-alarms';
import { LakeDashboard } from '../constructs/lake-dashboard';
import { LakeStack, type LakeStackProps } from '../constructs/lake-stack';
import type { ObservedLake } from '../constructs/observed-lake';
import { QueryNotices } from '../constructs/query-notices';
import { WORKGROUPS } from '../constructs/scope-workgroup';
import { TrailReaders } from '../constructs/trail-readers';
import type { IngestStack } from './ingest';
import type { ReviewStack } from './review';
import type { VaultStack } from './vault';

export interface ObservabilityStackProps extends LakeStackProps {
  readonly vault: Pick<
    VaultStack,
    'keys' | 'operationsKey' | 'vaults' | 'landing' | 'results' | 'accessLogs'
  >;
  readonly ingest: Pick<IngestStack, 'route' | 'transforms' | 'queue' | 'deadLetters'>;
  readonly review: Pick<ReviewStack, 'readers'>;
}

/** What is done with the lake and what becomes of its events, and who is told when something is wrong. */
export class ObservabilityStack extends LakeStack {
  readonly trail: AuditTrail;
  readonly alarms: LakeAlarms;
  readonly topic: AlarmTopic;

  constructor(scope: Construct, { config, vault, ingest, review }: ObservabilityStackProps) {
    super(scope, 'observability', 'trail of who did what, alarms and dashboard', { config });
    const { names } = this;
    const { keys, operationsKey, vaults, landing, results, accessLogs } = vault;
    this.trail = new AuditTrail(this, 'Trail', {
      operationsKey,
      accessLogs,
      retention: config.retention,
      recorded: [...Object.values(vaults), landing, results],
      keys: [...Object.values(keys), operationsKey],
    });
    new TrailReaders(this, 'TrailReaders', {
      bucket: this.trail.bucket,
      key: operationsKey,
      trailArn: this.trail.trailArn,
      officers: review.readers,
    });
    this.topic = new AlarmTopic(this, 'Alarm', {
      encryptionKey: operationsKey,
      emails: config.operations.alarmEmails,
      prefix: names.prefix,
    });
    const { topic } = this.topic;
    const { route, transforms, queue, deadLetters } = ingest;
    const lake: ObservedLake = {
      names,
      config,
      landing,
      vaults,
      route,
      transforms,
      queue,
      deadLetters,
      trail: this.trail,
    };
    this.alarms = new LakeAlarms(this, 'Alarms', { lake, topic });
    new QueryNotices(this, 'Queries', {
      topic,
      workgroups: WORKGROUPS.map(({ name }) => names.workgroup(name)),
    });
    new LakeDashboard(this, 'Overview', { lake, alarms: this.alarms });
    new CfnOutput(this, 'AlarmTopicArn', { value: topic.topicArn, description: 'Every alarm is told here' });
    if (config.stage === 'production' && config.operations.alarmEmails.length === 0) {
      Validations.of(this).addWarning(
        'audit-lake:nobody-is-told',
        'operations.alarmEmails is empty: alarms reach nobody unless something else subscribes to the alarm topic',
      );
    }
  }
}
