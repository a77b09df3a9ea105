import { copyFileSync } from 'node:fs';
import type { LakeConfig } from '../../lib/config';
import { listAt, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';
import { checkLifecycle } from './bucket-rules';
import type { BucketStore, StoredObject } from './bucket-store';
import type { Report } from './finding';
import type { TierParts } from './lake-parts';
import type { Permissions } from './permissions';
import { checkLock, lockAtBirth } from './replica-lock';
import { isVersioned, type ReplicationRule, replicationOf, rulesFor } from './replication-rule';

export interface Replicating {
  readonly templates: TemplateSet;
  readonly store: BucketStore;
  readonly permissions: Permissions;
  readonly retention: LakeConfig['retention'];
  readonly now: number;
  readonly report: Report;
}

/** Copies what Firehose delivered by the rules of its bucket, and locks each copy as its bucket says. */
export async function replicateObjects(replicating: Replicating, tiers: readonly TierParts[]): Promise<void> {
  const { templates, store, report, permissions } = replicating;
  for (const source of [...store.objects]) {
    const replication = replicationOf(source.bucket);
    const role = templates.named('AWS::IAM::Role', replication?.roleArn ?? '');
    const rules = replication === undefined ? [] : rulesFor(replication, source.key);
    if (source.kind === 'refused') {
      for (const { id } of rules) {
        report('replicated_refusal', {
          at: source.bucket,
          property: `ReplicationConfiguration/Rules/${id}`,
          expected: 'nothing of the quarantine: it may hold PHI that must be removable',
          found: folderOf(source.key),
        });
      }
      continue;
    }
    const [rule, ...more] = rules;
    const why = whyNot(source, role, rule, more.length);
    if (rule === undefined || role === undefined || why !== undefined) {
      report('not_replicated', {
        at: source.bucket,
        property:
          rule === undefined ? 'ReplicationConfiguration/Rules' : `ReplicationConfiguration/Rules/${rule.id}`,
        expected: `a rule that copies ${folderOf(source.key)}`,
        found: why ?? 'nothing',
      });
      continue;
    }
    await permissions.needTrust('s3.amazonaws.com', role, { 'aws:SourceArn': source.bucket.arn ?? '' });
    await copy(replicating, source, rule, role, tiers);
  }
}

/** What keeps an object from being copied although, or because, these are the rules. */
function whyNot(
  source: StoredObject,
  role: Resource | undefined,
  rule: ReplicationRule | undefined,
  more: number,
): string | undefined {
  if (rule === undefined) return 'no enabled rule has a prefix of the key';
  if (more > 0) return `${more + 1} destinations: one tier has one vault`;
  if (role === undefined) return 'the role of the replication is none of the templates';
  if (!isVersioned(source.bucket)) return 'the source is not versioned';
  return rule.takesEncrypted
    ? undefined
    : 'SseKmsEncryptedObjects is not enabled, so objects under a key stay';
}

async function copy(
  { templates, store, permissions, retention, now, report }: Replicating,
  source: StoredObject,
  rule: ReplicationRule,
  by: Resource,
  tiers: readonly TierParts[],
): Promise<void> {
  const vault = templates.named('AWS::S3::Bucket', rule.bucketArn);
  const replicaKey = templates.named('AWS::KMS::Key', rule.replicaKeyArn ?? '');
  const own = tiers.find(({ tier }) => tier === source.tier)?.key;
  const property = `ReplicationConfiguration/Rules/${rule.id}`;
  if (vault === undefined || !isVersioned(vault)) {
    const found = vault === undefined ? rule.bucketArn : `${vault.logicalId}, which is not versioned`;
    const expected = 'a versioned bucket of the templates';
    report('not_replicated', {
      at: source.bucket,
      property: `${property}/Destination/Bucket`,
      expected,
      found,
    });
    return;
  }
  if (replicaKey === undefined || replicaKey !== own) {
    report('encryption', {
      at: source.bucket,
      property: `${property}/Destination/EncryptionConfiguration/ReplicaKmsKeyID`,
      expected: `the key of tier ${source.tier}, ${own?.logicalId}`,
      found: replicaKey?.logicalId ?? rule.replicaKeyArn ?? 'none',
    });
    return;
  }
  mustDefaultTo(vault, own, report);
  const mayRead = await needRead(permissions, by, source);
  const mayWrite = await needWrite(permissions, by, vault, replicaKey, source.key);
  if (!mayRead || !mayWrite) return;
  const file = store.pathOf(vault, source.key);
  copyFileSync(source.file, file);
  const lock = lockAtBirth(vault, now);
  checkLock(vault, source.tier, lock, retention, now, report);
  checkLifecycle(vault, lock, now, report);
  store.add({
    ...source,
    bucket: vault,
    isReplica: true,
    file,
    encryptedWith: replicaKey,
    ...(lock === undefined ? {} : { lock }),
  });
}

/** "Setting up permissions for live replication", and "Replicating encrypted objects" for the keys. */
async function needRead(permissions: Permissions, by: Resource, source: StoredObject): Promise<boolean> {
  const { bucket, key, encryptedWith } = source;
  const answers: boolean[] = [];
  for (const action of ['s3:GetReplicationConfiguration', 's3:ListBucket']) {
    answers.push(await permissions.need({ by, action, on: bucket.arn ?? '' }));
  }
  const locked = bucket.properties.ObjectLockEnabled === true;
  const objectActions = [
    's3:GetObjectVersionForReplication',
    's3:GetObjectVersionAcl',
    ...(locked ? ['s3:GetObjectRetention', 's3:GetObjectLegalHold'] : []),
  ];
  for (const action of objectActions) {
    answers.push(await permissions.need({ by, action, on: `${bucket.arn}/${key}` }));
  }
  answers.push(await permissions.needKey(by, ['kms:Decrypt'], encryptedWith, { bucket, key }));
  return answers.every(Boolean);
}

async function needWrite(
  permissions: Permissions,
  by: Resource,
  vault: Resource,
  replicaKey: Resource,
  key: string,
): Promise<boolean> {
  const context = {
    's3:x-amz-server-side-encryption': 'aws:kms',
    's3:x-amz-server-side-encryption-aws-kms-key-id': replicaKey.arn ?? '',
  };
  const put = await permissions.need({
    by,
    action: 's3:ReplicateObject',
    on: `${vault.arn}/${key}`,
    context,
  });
  const seal = await permissions.needKey(by, ['kms:Encrypt'], replicaKey, { bucket: vault, key });
  return put && seal;
}

/** An object that says nothing of a key gets the bucket's: it must be the tier's as well. */
function mustDefaultTo(vault: Resource, own: Resource, report: Report): void {
  const [rule] = listAt(vault.properties, 'BucketEncryption', 'ServerSideEncryptionConfiguration');
  const found = textAt(rule, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID');
  if (found === own.arn || found === own.ref) return;
  report('encryption', {
    at: vault,
    property: 'BucketEncryption',
    expected: `the tier's key, ${own.logicalId}`,
    found: found ?? 'no key of the lake',
  });
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}
