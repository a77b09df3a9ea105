import fc from 'fast-check';
import { DEFAULT_CONFIG, parseConfig } from '../../lib/config';
import { LANDING_DAYS, longestDays, type Retention, tierRetention } from '../../lib/core/retention';
import { lockEnd } from '../../lib/core/retention/lock-end';
import { TIERS, type TierName } from '../../lib/core/tiers';
import { retentionOf } from '../fixtures/retention';

const DAY = 86_400_000;

/** Every period that the schema takes, on any day of the Object Lock era. */
const periods = fc.oneof(
  fc.record({ days: fc.integer({ min: 1, max: 36_500 }) }),
  fc.record({ years: fc.integer({ min: 1, max: 100 }) }),
);
const moments = fc.integer({ min: Date.UTC(2018, 10, 26), max: Date.UTC(2100, 0, 1) });

describe('the lifecycle of a tier', () => {
  test('never acts before the lock ends, whenever the object was stored and however late it arrived', () => {
    fc.assert(
      fc.property(
        periods,
        moments,
        fc.integer({ min: 0, max: LANDING_DAYS * DAY }),
        (period, stored, late) => {
          const { lockDays, expireAfterDays, noncurrentExpireAfterDays } = tierRetention(
            retentionOf(period),
            'sud',
          );
          const locked = lockEnd(period, stored + late);

          expect(stored + expireAfterDays * DAY).toBeGreaterThan(locked);
          // Hidden by somebody at the moment of its arrival.
          expect(stored + late + noncurrentExpireAfterDays * DAY).toBeGreaterThan(locked);
          expect(expireAfterDays).toBeGreaterThan(lockDays);
        },
      ),
    );
  });

  test('moves an object forward only, as S3 allows, and never where its stay would not be worth it', () => {
    fc.assert(
      fc.property(periods, (period) => {
        const { transitions, lockDays } = tierRetention(retentionOf(period), 'clinical');
        const [first, second] = transitions;

        expect(first === undefined || first.storageClass === 'STANDARD_IA').toBe(true);
        expect(second === undefined || second.storageClass === 'GLACIER_IR').toBe(true);
        expect(first?.afterDays ?? 30).toBeGreaterThanOrEqual(30);
        expect(second?.afterDays ?? Infinity).toBeGreaterThanOrEqual((first?.afterDays ?? 0) + 30);
        expect(transitions.at(-1)?.afterDays ?? 0).toBeLessThanOrEqual(Math.max(0, lockDays - 30));
        expect(transitions.length).toBeLessThanOrEqual(2);
      }),
    );
  });

  test.each([
    [{ days: 1 }, { lockDays: 1, expireAfterDays: 37, transitions: [] }],
    [{ days: 119 }, { lockDays: 119, expireAfterDays: 155, transitions: [] }],
    [{ days: 120 }, { transitions: [{ afterDays: 90, storageClass: 'STANDARD_IA' }] }],
    [{ days: 454 }, { transitions: [{ afterDays: 90, storageClass: 'STANDARD_IA' }] }],
    [
      { years: 6 },
      {
        lockDays: 2196,
        expireAfterDays: 2232,
        noncurrentExpireAfterDays: 2232,
        transitions: [
          { afterDays: 90, storageClass: 'STANDARD_IA' },
          { afterDays: 365, storageClass: 'GLACIER_IR' },
        ],
      },
    ],
  ])('of %j is as documented', (period, expected) => {
    expect(tierRetention(retentionOf(period), 'standard')).toMatchObject({
      tier: 'standard',
      period,
      ...expected,
    });
  });

  test('follows the period of its own tier', () => {
    const retention: Retention = parseConfig({
      retention: { days: 3, tiers: { sud: { days: 40 } } },
    }).retention;
    const days = (tier: TierName): number => tierRetention(retention, tier).lockDays;

    expect(TIERS.map(({ name }) => days(name))).toEqual([3, 3, 3, 40]);
    expect(tierRetention(DEFAULT_CONFIG.retention, 'sud')).toMatchObject({ mode: 'GOVERNANCE', lockDays: 1 });
  });
});

describe('the end of a lock', () => {
  test('is never later than its longest days', () => {
    fc.assert(
      fc.property(periods, moments, (period, stored) => {
        expect(lockEnd(period, stored) - stored).toBeLessThanOrEqual(longestDays(period) * DAY);
      }),
    );
  });

  test.each([
    ['2026-03-01T13:30:00.000Z', { days: 10 }, '2026-03-11T13:30:00.000Z'],
    ['2026-03-01T13:30:00.000Z', { years: 6 }, '2032-03-01T13:30:00.000Z'],
    ['2028-02-29T00:00:00.000Z', { years: 1 }, '2029-03-01T00:00:00.000Z'],
    ['2028-02-29T00:00:00.000Z', { years: 4 }, '2032-02-29T00:00:00.000Z'],
  ])('of an object of %s with %j is %s', (stored, period, end) => {
    expect(new Date(lockEnd(period, Date.parse(stored))).toISOString()).toBe(end);
  });
});
