import { type AlarmRow, ANY, FINE, from, QUARTER_HOUR } from './alarm-row';
import { ofReplication } from './watched-metrics';

/** "S3 Replication Time Control" calls 15 minutes late; without it most objects take less. */
const REPLICATION_SECONDS = 900;

/** Do they arrive in the vaults, where alone they are locked. */
export const STORAGE_ALARMS: readonly AlarmRow[] = [
  {
    id: 'replication-late',
    says: 'The vault is more than a quarter of an hour behind the landing bucket: what is missing is not locked yet.',
    watch: ofReplication('ReplicationLatency'),
    statistic: 'Maximum',
    ...QUARTER_HOUR,
    when: from(REPLICATION_SECONDS),
    missing: FINE,
  },
  {
    id: 'replication-failed',
    says: 'Objects did not reach the vault, and S3 does not try them again.',
    watch: ofReplication('OperationsFailedReplication'),
    ...ANY,
  },
];
