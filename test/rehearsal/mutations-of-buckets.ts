import type { Mutation } from './mutation';
import { type Draft, drop, type Editable, inside, listIn, put } from './template-draft';

const landing = (draft: Draft): Editable => draft.find('AWS::S3::Bucket', 'ReplicationConfiguration');
const rule = (draft: Draft): Editable => {
  const found = listIn(landing(draft), 'ReplicationConfiguration', 'Rules').find((one) =>
    JSON.stringify(one).includes('events/tier=clinical/'),
  );
  if (found === undefined) throw new Error('no rule for the clinical tier');
  return found;
};
const vault = (draft: Draft): Editable =>
  draft.find('AWS::S3::Bucket', 'ObjectLockConfiguration', 'ClinicalVault');

/** Buckets that do not take, copy, keep or lock what they should. */
export const bucketMutations: readonly Mutation[] = [
  {
    name: 'the replication does not cover a tier',
    expected: 'not_replicated',
    mutate: (draft) => put(inside(rule(draft), 'Filter'), 'Prefix', 'event/tier=clinical/'),
  },
  {
    name: 'a rule of the replication is switched off',
    expected: 'not_replicated',
    mutate: (draft) => put(rule(draft), 'Status', 'Disabled'),
  },
  {
    name: 'the replication leaves encrypted objects out',
    expected: 'not_replicated',
    mutate: (draft) => drop(rule(draft), 'SourceSelectionCriteria'),
  },
  {
    name: 'replicas take the key of another tier',
    expected: 'encryption',
    mutate(draft) {
      const [first] = listIn(landing(draft), 'ReplicationConfiguration', 'Rules');
      const destination = inside(rule(draft), 'Destination');
      destination.EncryptionConfiguration = inside(first ?? {}, 'Destination').EncryptionConfiguration;
    },
  },
  {
    name: 'the quarantine is replicated as well',
    expected: 'replicated_refusal',
    mutate: (draft) =>
      void listIn(landing(draft), 'ReplicationConfiguration', 'Rules').push({
        ...rule(draft),
        Id: 'everything',
        Priority: 9,
        Filter: { Prefix: 'quarantine/' },
      }),
  },
  {
    name: 'the replication copies markers that hide an event',
    expected: 'replication_setting',
    mutate: (draft) => put(inside(rule(draft), 'DeleteMarkerReplication'), 'Status', 'Enabled'),
  },
  {
    name: 'two rules of the replication have one priority',
    expected: 'replication_setting',
    mutate: (draft) => put(rule(draft), 'Priority', 1),
  },
  {
    name: 'a vault hides events before their locks end',
    expected: 'lifecycle',
    mutate: (draft) => {
      const rules = listIn(vault(draft), 'LifecycleConfiguration', 'Rules');
      put(rules.find((one) => 'ExpirationInDays' in one) ?? {}, 'ExpirationInDays', 0);
    },
  },
  {
    name: 'a vault gives no lock',
    expected: 'lock',
    mutate: (draft) => drop(vault(draft), 'ObjectLockConfiguration'),
  },
  {
    name: 'a vault locks for longer than the configuration says',
    expected: 'lock',
    mutate: (draft) =>
      put(inside(vault(draft), 'ObjectLockConfiguration', 'Rule', 'DefaultRetention'), 'Days', 2),
  },
  {
    name: 'a vault is not versioned',
    expected: 'not_replicated',
    mutate: (draft) => drop(vault(draft), 'VersioningConfiguration'),
  },
];
