import { type Retention, type RetentionPeriod, type Transition, tierRetention } from '../retention';
import { TIERS, type TierName } from '../tiers';
import { dayOf, lockEnd } from './lock-end';

/** One tier as `retention show --json` prints it: names are stable, days are whole, dates are UTC. */
export interface TierReport {
  readonly tier: TierName;
  readonly mode: Retention['mode'];
  readonly lock: RetentionPeriod;
  readonly lock_days: number;
  readonly transitions: readonly { readonly after_days: number; readonly storage_class: string }[];
  readonly expire_after_days: number;
  readonly noncurrent_expire_after_days: number;
  /** The first day on which an object stored today can be deleted. */
  readonly stored_today_deletable: string;
}

export function tierReport(retention: Retention, tier: TierName, now: number): TierReport {
  const { mode, period, lockDays, transitions, expireAfterDays, noncurrentExpireAfterDays } = tierRetention(
    retention,
    tier,
  );
  return {
    tier,
    mode,
    lock: period,
    lock_days: lockDays,
    transitions: transitions.map(transitionReport),
    expire_after_days: expireAfterDays,
    noncurrent_expire_after_days: noncurrentExpireAfterDays,
    stored_today_deletable: dayOf(lockEnd(period, now)),
  };
}

function transitionReport({ afterDays, storageClass }: Transition): TierReport['transitions'][number] {
  return { after_days: afterDays, storage_class: storageClass };
}

export function retentionReport(retention: Retention, now: number): readonly TierReport[] {
  return TIERS.map(({ name }) => tierReport(retention, name, now));
}

/** `1 day`, `6 years`. */
export function periodText({ days, years }: RetentionPeriod): string {
  const [count, unit] = days === undefined ? [years, 'year'] : [days, 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
