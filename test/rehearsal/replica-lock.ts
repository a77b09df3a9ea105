import type { LakeConfig } from '../../lib/config';
import type { TierName } from '../../lib/core/tiers';
import { at, textAt } from '../cloud/json';
import type { Resource } from '../cloud/template-set';
import type { Lock } from './bucket-store';
import type { Report } from './finding';

const DAY_MS = 86_400_000;

/**
 * The lock that a bucket gives to a new object, a replica too ("Using S3 Object Lock": default retention; that a
 * replica of an unlocked object takes it is documented there and live until seen in an account).
 */
export function lockAtBirth(bucket: Resource, now: number): Lock | undefined {
  if (bucket.properties.ObjectLockEnabled !== true) return undefined;
  const retention = at(bucket.properties, 'ObjectLockConfiguration', 'Rule', 'DefaultRetention');
  const mode = textAt(retention, 'Mode');
  const period = { days: numberAt(at(retention, 'Days')), years: numberAt(at(retention, 'Years')) };
  return mode === undefined ? undefined : { mode, retainUntil: endOf(period, now) };
}

/** Compares a lock with what the configuration asks for in that tier. */
export function checkLock(
  bucket: Resource,
  tier: TierName,
  lock: Lock | undefined,
  { mode, tiers }: LakeConfig['retention'],
  now: number,
  report: Report,
): void {
  const expected = { mode, retainUntil: endOf(tiers[tier], now) };
  if (lock?.mode === expected.mode && lock.retainUntil === expected.retainUntil) return;
  report('lock', {
    at: bucket,
    property: 'ObjectLockConfiguration/Rule/DefaultRetention',
    expected: textOf(expected),
    found: lock === undefined ? 'objects are born without a lock' : textOf(lock),
  });
}

function textOf({ mode, retainUntil }: Lock): string {
  return `${mode} until ${new Date(retainUntil).toISOString().slice(0, 10)} for an object of today`;
}

function endOf(
  { days = 0, years = 0 }: { readonly days?: number; readonly years?: number },
  now: number,
): number {
  const end = new Date(now + days * DAY_MS);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return end.getTime();
}

function numberAt(value: unknown): number {
  return value === undefined ? 0 : Number(value);
}
