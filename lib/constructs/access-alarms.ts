import { type AlarmRow, ANY, below, WRONG } from './alarm-row';
import { ofTrail, ofTrailLog } from './watched-metrics';

/** Has anybody touched them, or what guards them: all from the trail. */
export const ACCESS_ALARMS: readonly AlarmRow[] = [
  {
    id: 'key-denied',
    says: 'Somebody was refused a call to KMS.',
    watch: ofTrail('keyDenials'),
    ...ANY,
  },
  {
    id: 'bucket-denied',
    says: 'Somebody was refused a call on a bucket of the lake: to read, to overwrite, to delete or to change it.',
    watch: ofTrail('bucketDenials'),
    ...ANY,
  },
  {
    id: 'key-changed',
    says: 'The policy or the life of a key of the lake was changed, or somebody tried.',
    watch: ofTrail('keyChanges'),
    ...ANY,
  },
  {
    id: 'bucket-changed',
    says: 'The policy, lock, lifecycle, versioning or replication of a bucket was changed, or somebody tried.',
    watch: ofTrail('bucketChanges'),
    ...ANY,
  },
  {
    id: 'hold-changed',
    says: 'A legal hold or a retention date of stored events was changed, or somebody tried.',
    watch: ofTrail('holdChanges'),
    ...ANY,
  },
  {
    id: 'role-changed',
    says: 'A role or policy of the lake was changed, or somebody tried.',
    watch: ofTrail('roleChanges'),
    ...ANY,
  },
  {
    id: 'trail-changed',
    says: 'The trail was stopped, deleted or told to record something else, or somebody tried.',
    watch: ofTrail('trailChanges'),
    ...ANY,
  },
  {
    id: 'trail-silent',
    says: 'The trail has written nothing for a day: nobody would see what is done to the lake.',
    watch: ofTrailLog('IncomingLogEvents'),
    statistic: 'Sum',
    minutes: 60,
    periods: 24,
    when: below(1),
    missing: WRONG,
  },
  {
    id: 'break-glass-used',
    says: 'Somebody became the break-glass role or worked as it.',
    watch: ofTrail('breakGlass'),
    ...ANY,
  },
  {
    id: 'root-used',
    says: "The account's root user did something.",
    watch: ofTrail('rootUse'),
    ...ANY,
  },
];
