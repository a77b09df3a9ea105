import { at, type Json, listAt, textAt } from '../cloud/json';
import type { Resource } from '../cloud/template-set';

export interface ReplicationRule {
  readonly id: string;
  readonly isEnabled: boolean;
  readonly prefix: string;
  readonly priority: number;
  readonly bucketArn: string;
  readonly replicaKeyArn: string | undefined;
  /** Objects under a key of KMS are left out unless a rule says otherwise. */
  readonly takesEncrypted: boolean;
  /** Filters by tags: objects that Firehose writes have none. */
  readonly needsTag: boolean;
}

export interface Replication {
  readonly roleArn: string;
  readonly rules: readonly ReplicationRule[];
}

/** A bucket's replication as its template sets it ("Replication configuration file elements", Amazon S3). */
export function replicationOf(bucket: Resource): Replication | undefined {
  const configuration = at(bucket.properties, 'ReplicationConfiguration');
  if (configuration === undefined) return undefined;
  return {
    roleArn: textAt(configuration, 'Role') ?? '',
    rules: listAt(configuration, 'Rules').map(ruleOf),
  };
}

function ruleOf(rule: Json, index: number): ReplicationRule {
  const filter = at(rule, 'Filter');
  return {
    id: textAt(rule, 'Id') ?? `rule ${index + 1}`,
    isEnabled: at(rule, 'Status') === 'Enabled',
    prefix: textAt(filter, 'Prefix') ?? textAt(filter, 'And', 'Prefix') ?? textAt(rule, 'Prefix') ?? '',
    priority: Number(at(rule, 'Priority') ?? 0),
    bucketArn: textAt(rule, 'Destination', 'Bucket') ?? '',
    replicaKeyArn: textAt(rule, 'Destination', 'EncryptionConfiguration', 'ReplicaKmsKeyID'),
    takesEncrypted: at(rule, 'SourceSelectionCriteria', 'SseKmsEncryptedObjects', 'Status') === 'Enabled',
    needsTag: at(filter, 'TagFilter') !== undefined || listAt(filter, 'And', 'TagFilters').length > 0,
  };
}

/** The rules that copy an object: per destination the one of the highest priority. */
export function rulesFor({ rules }: Replication, key: string): readonly ReplicationRule[] {
  const chosen = new Map<string, ReplicationRule>();
  for (const rule of rules) {
    if (!rule.isEnabled || rule.needsTag || !key.startsWith(rule.prefix)) continue;
    const other = chosen.get(rule.bucketArn);
    if (other === undefined || other.priority < rule.priority) chosen.set(rule.bucketArn, rule);
  }
  return [...chosen.values()];
}

export function isVersioned(bucket: Resource): boolean {
  return textAt(bucket.properties, 'VersioningConfiguration', 'Status') === 'Enabled';
}
